import { describe, expect, test } from 'vitest';
import { statementsOf, synthesized } from './synthesized.ts';

const { ofType, only } = synthesized();
const day = 86_400;

describe('queues', () => {
  const queues = ofType('AWS::SQS::Queue');

  test.each(queues)('$path is encrypted, takes TLS only and keeps messages four days', (queue) => {
    expect(queue.properties).toMatchObject({
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 4 * day,
    });
    const policies = ofType('AWS::SQS::QueuePolicy').filter(({ path }) =>
      path.startsWith(`${queue.path}/`),
    );
    expect(policies.flatMap(statementsOf)).toContainEqual({
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'sqs:*',
      Resource: `<${queue.path}>`,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  test.each(queues.filter(({ path }) => path.startsWith('RollcallApp/')))(
    '$path gives a message up after sixty receives, to the kept dead letters',
    (queue) => {
      expect(queue.properties['RedrivePolicy']).toEqual({
        deadLetterTargetArn: '<RollcallKept/dead-letters/work>',
        maxReceiveCount: 60,
      });
    },
  );

  test.each(
    ofType('AWS::Lambda::EventSourceMapping').filter(
      ({ properties }) => properties['EventSourceArn'] !== '<RollcallKept/records.StreamArn>',
    ),
  )('$path hides a message six times as long as its work may take, and reports each', (mapping) => {
    const { EventSourceArn, FunctionName, FunctionResponseTypes } = mapping.properties;
    const queue = queues.find(({ path }) => EventSourceArn === `<${path}>`);
    const target = ofType('AWS::Lambda::Function').find(({ path }) => FunctionName === `<${path}>`);
    expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    expect(queue?.properties['VisibilityTimeout']).toBeGreaterThanOrEqual(
      6 * Number(target?.properties['Timeout']),
    );
  });

  test('are never worked off faster at the door than two at a time', () => {
    expect(
      only('AWS::Lambda::EventSourceMapping', 'RollcallApp/send-message/source'),
    ).toMatchObject({ properties: { ScalingConfig: { MaximumConcurrency: 2 } } });
  });

  test('are all worked off by somebody', () => {
    const sources = ofType('AWS::Lambda::EventSourceMapping').map(
      ({ properties }) => properties['EventSourceArn'],
    );
    expect(queues.map(({ path }) => `<${path}>`).filter((arn) => !sources.includes(arn))).toEqual(
      [],
    );
  });
});
