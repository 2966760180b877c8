import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { catalogue, contractOf } from '../../events/index.ts';
import { impactOf } from '../../infra/constructs/alarms.ts';
import { workflows } from '../../infra/workflows/catalogue.ts';
import { emails } from '../../shared/emails/catalogue.ts';
import { type Resource, synthesized } from './synthesized.ts';

const { ofType, only } = synthesized();
const Pattern = z.object({ source: z.array(z.string()), 'detail-type': z.array(z.string()) });

const Drained = z.object({
  Environment: z.object({
    Variables: z.object({
      QUEUES: z
        .string()
        .transform((text): unknown => JSON.parse(text))
        .pipe(z.record(z.string(), z.string())),
    }),
  }),
});

function under(slug: string, type: string): Resource[] {
  return ofType(type).filter(({ path }) => path.startsWith(`RollcallApp/${slug}/`));
}

describe('a workflow', () => {
  const onEvents = workflows.filter(({ on }) => 'events' in on || 'everythingBut' in on);

  test.each(onEvents)('$slug gets its events through a rule and a queue of its own', ({ slug }) => {
    expect(under(slug, 'AWS::SQS::Queue')).toHaveLength(1);
    expect(under(slug, 'AWS::Events::Rule').map(({ properties }) => properties)).toMatchObject([
      {
        Targets: [
          {
            Arn: `<RollcallApp/${slug}/queue>`,
            DeadLetterConfig: { Arn: '<RollcallKept/dead-letters/delivery>' },
          },
        ],
      },
    ]);
    expect(
      only('AWS::SQS::QueuePolicy', `RollcallApp/${slug}/queue/Policy`).properties,
    ).toMatchObject({
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny' },
          {
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Principal: { Service: 'events.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': `<RollcallApp/${slug}/rule>` } },
          },
        ],
      },
    });
  });

  test.each(workflows)('$slug has its own function, role and log of ninety days', ({ slug }) => {
    expect(under(slug, 'AWS::Lambda::Function')).toHaveLength(1);
    const [target] = under(slug, 'AWS::Lambda::Function');
    expect(target?.properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Role: `<RollcallApp/${slug}/role>`,
      LoggingConfig: { LogGroup: `<RollcallApp/${slug}/log>` },
      Environment: { Variables: { WORKFLOW: slug, PUBLIC_URL: '<PublicUrl>' } },
    });
    expect(only('AWS::Logs::LogGroup', `RollcallApp/${slug}/log`).properties).toEqual({
      RetentionInDays: 90,
    });
  });

  test.each(workflows)('$slug raises an alarm that says what breaks', (workflow) => {
    const alarms = under(workflow.slug, 'AWS::CloudWatch::Alarm');
    const expected = 'routes' in workflow.on ? ['failing'] : ['failing', 'late'];
    expect(alarms.map(({ path }) => path.split('/').at(-1) ?? path).toSorted()).toEqual(expected);
    for (const { properties } of alarms) {
      expect(properties['AlarmDescription']).toContain(workflow.impactWhenFailing);
      expect(properties['AlarmActions']).toEqual(['<RollcallApp/alarms>']);
    }
  });

  test.each(workflows)('$slug counts an error that it told of itself as a failure', ({ slug }) => {
    expect(only('AWS::Logs::MetricFilter', `RollcallApp/${slug}/error-lines`).properties).toEqual({
      LogGroupName: `<RollcallApp/${slug}/log>`,
      FilterPattern: '{ $.level = "ERROR" }',
      MetricTransformations: [{ MetricNamespace: 'Rollcall', MetricName: slug, MetricValue: '1' }],
    });
    const { properties } = only('AWS::CloudWatch::Alarm', `RollcallApp/${slug}/failing`);
    expect(properties).toMatchObject({
      Metrics: [
        { Expression: 'FILL(ended, 0) + FILL(told, 0)' },
        { MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName: 'Errors' } } },
        { MetricStat: { Metric: { Namespace: 'Rollcall', MetricName: slug } } },
      ],
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });

  test('can be named by whoever drains the dead letters, for every queue and rule', () => {
    const { properties } = only('AWS::Lambda::Function', 'RollcallApp/drain-dead-letters/function');
    const { QUEUES } = Drained.parse(properties).Environment.Variables;
    const sources = [
      ...ofType('AWS::SQS::Queue').filter(({ path }) => path.startsWith('RollcallApp/')),
      ...ofType('AWS::Events::Rule').filter(({ properties: rule }) => 'EventPattern' in rule),
    ];
    expect(Object.keys(QUEUES).toSorted()).toEqual(
      sources.map(({ path }) => `<${path}>`).toSorted(),
    );
    expect(QUEUES['<RollcallApp/messages>']).toBe('send-message');
    for (const [source, slug] of Object.entries(QUEUES)) {
      if (source !== '<RollcallApp/messages>') expect(source).toContain(`/${slug}/`);
    }
  });

  test('sends only emails that exist, and every email is sent by one', () => {
    const sent = new Set(workflows.flatMap(({ sends = [] }) => sends));
    expect([...sent].toSorted()).toEqual(Object.keys(emails).toSorted());
  });

  test('cannot be declared without a sentence on what breaks', () => {
    const declared = { slug: 'record-hire', impactWhenFailing: 'Bad.' };
    expect(() => impactOf(declared)).toThrow(
      'infra/workflows/record-hire.ts does not say what breaks',
    );
  });
});

describe('events', () => {
  const rules = ofType('AWS::Events::Rule').map(({ properties }) => properties);

  const Submitted = z.object({
    'detail-type': z.array(
      z.union([z.string(), z.object({ 'anything-but': z.array(z.string()) })]),
    ),
  });

  test('of the intake bus reach admission or quarantine, whatever they are called', () => {
    const patterns = rules
      .filter(({ EventBusName }) => EventBusName === '<RollcallKept/intake-bus>')
      .map(({ EventPattern }) => Submitted.parse(EventPattern)['detail-type']);
    const submissions = catalogue.filter(({ bus }) => bus === 'intake').map(({ type }) => type);
    const admitted = patterns.flat().filter((type) => typeof type === 'string');
    // Each by one workflow, and whatever is none of them by the one that keeps the rest.
    expect(admitted.toSorted()).toEqual(submissions.toSorted());
    expect(patterns.flat().filter((type) => typeof type !== 'string')).toEqual([
      { 'anything-but': submissions },
    ]);
  });

  test('of the inner bus are taken only from the source that their contract names', () => {
    for (const { EventBusName, EventPattern } of rules) {
      if (EventBusName !== '<RollcallKept/inner-bus>') continue;
      const { source, 'detail-type': types } = Pattern.parse(EventPattern);
      const sources = types.map((type) => contractOf(type)?.source);
      expect(source).toEqual([...new Set(sources)]);
    }
  });
});
