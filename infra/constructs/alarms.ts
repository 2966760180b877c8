import { Aws, Duration } from 'aws-cdk-lib';
import {
  Alarm as CloudWatchAlarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Workflow } from '../workflows/workflow.ts';
import type { Start } from './start.ts';

/** Where what the functions themselves say of their failures is counted. */
const metricNamespace = 'Rollcall';

/** Where alarms go: an email to whoever runs the deployment. */
export function alarmTopic(scope: Construct, alarmEmail: string): Topic {
  const topic = new Topic(scope, 'alarms', { enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'CloudWatchAlarms',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
}

/**
 * What breaks while a workflow fails, as it is told.
 * @throws Error when the workflow does not say it in a sentence.
 */
export function impactOf({
  slug,
  impactWhenFailing,
}: Pick<Workflow, 'slug' | 'impactWhenFailing'>) {
  if (!/^\p{Lu}.{20,}\.$/u.test(impactWhenFailing)) {
    throw new Error(
      `infra/workflows/${slug}.ts does not say what breaks: impactWhenFailing must be a sentence, for it is all that the person woken by the alarm gets to read.`,
    );
  }
  return impactWhenFailing;
}

/** A workflow’s alarms: *failing* and, where nobody would notice, *late*. */
export function alarmsOf(
  scope: Construct,
  watched: { workflow: Workflow; target: LambdaFunction; start: Start; topic: Topic },
): void {
  const { workflow, target, start, topic } = watched;
  const impact = impactOf(workflow);
  raise(scope, 'failing', {
    metric: failures(scope, workflow.slug, target),
    threshold: 1,
    when: 'atLeast',
    text: `${workflow.slug} fails. ${impact}`,
    topic,
  });
  const lateness = start.lateness(target);
  if (lateness === undefined) return;
  raise(scope, 'late', { ...lateness, text: `${workflow.slug} is late. ${impact}`, topic });
}

/**
 * Calls that ended without an answer, and lines of its log at level ERROR: a page that failed and a message that
 * became a dead letter end like any other call.
 */
function failures(scope: Construct, slug: string, target: LambdaFunction): MathExpression {
  const period = Duration.minutes(5);
  new MetricFilter(scope, 'error-lines', {
    logGroup: target.logGroup,
    filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
    metricNamespace,
    metricName: slug,
    metricValue: '1',
  });
  return new MathExpression({
    expression: 'FILL(ended, 0) + FILL(told, 0)',
    usingMetrics: {
      ended: target.metricErrors({ period, statistic: 'Sum' }),
      told: new Metric({ namespace: metricNamespace, metricName: slug, period, statistic: 'Sum' }),
    },
    period,
  });
}

/** Something lies in a dead-letter queue although it should have been made a record. */
export function deadLetterAlarm(scope: Construct, id: string, queue: Queue, topic: Topic): void {
  raise(scope, id, {
    metric: queue.metricApproximateAgeOfOldestMessage({
      period: Duration.minutes(5),
      statistic: 'Maximum',
    }),
    threshold: Duration.minutes(15).toSeconds(),
    when: 'atLeast',
    text: 'Work that failed for good is not being made readable; it is lost four days after it was first sent.',
    topic,
  });
}

interface Alarm {
  readonly metric: IMetric;
  readonly threshold: number;
  readonly when: 'atLeast' | 'fewerThan';
  readonly text: string;
  readonly topic: Topic;
}

function raise(scope: Construct, id: string, alarm: Alarm): void {
  const silenceIsBad = alarm.when === 'fewerThan';
  new CloudWatchAlarm(scope, id, {
    metric: alarm.metric,
    alarmDescription: alarm.text,
    threshold: alarm.threshold,
    evaluationPeriods: 1,
    comparisonOperator: silenceIsBad
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: silenceIsBad ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  }).addAlarmAction(new SnsAction(alarm.topic));
}
