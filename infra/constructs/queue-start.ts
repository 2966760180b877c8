import { Duration } from 'aws-cdk-lib';
import type { EventPattern, IEventBus } from 'aws-cdk-lib/aws-events';
import { Rule } from 'aws-cdk-lib/aws-events';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Start } from './start.ts';

/** A queue that is worked off in the order it can be, each message on its own (partial batch responses). */
export function queueStart(
  scope: Construct,
  queues: readonly [Queue, ...Queue[]],
  options: { maxConcurrency?: number; environment?: Record<string, string> } = {},
): Start {
  const [first, ...others] = queues;
  return {
    grants: [
      {
        actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        resources: queues.map((queue) => queue.queueArn),
      },
      // The handlers' own back-off, where there is one queue to name.
      ...(others.length === 0
        ? [
            {
              actions: ['sqs:ChangeMessageVisibility'],
              resources: [first.queueArn],
              environment: { QUEUE_URL: first.queueUrl },
            },
          ]
        : []),
    ],
    environment: options.environment ?? {},
    connect: (target) => {
      for (const queue of queues) {
        new EventSourceMapping(scope, queue === first ? 'source' : `source-${queue.node.id}`, {
          target,
          eventSourceArn: queue.queueArn,
          batchSize: 10,
          reportBatchItemFailures: true,
          ...(options.maxConcurrency === undefined
            ? {}
            : { maxConcurrency: options.maxConcurrency }),
        });
      }
    },
    lateness: () => ({
      metric: first.metricApproximateAgeOfOldestMessage({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      threshold: Duration.minutes(30).toSeconds(),
      when: 'atLeast',
    }),
  };
}

/** Brings the matching events of a bus to the queue; what cannot be delivered goes to the kept dead letters. */
export function feedFromBus(
  scope: Construct,
  queue: Queue,
  from: { bus: IEventBus; pattern: EventPattern; undelivered: Queue },
): Rule {
  const rule = new Rule(scope, 'rule', { eventBus: from.bus, eventPattern: from.pattern });
  rule.addTarget({
    // CDK's own target would write into the dead-letter queue's policy, which belongs to the other stack.
    bind: () => ({
      id: 'queue',
      arn: queue.queueArn,
      deadLetterConfig: { arn: from.undelivered.queueArn },
      retryPolicy: { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 86_400 },
    }),
  });
  queue.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('events.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
    }),
  );
  return rule;
}

/** Brings what is published on the topic to the queue. */
export function feedFromTopic(
  scope: Construct,
  queue: Queue,
  topic: Topic,
  undelivered: Queue,
): void {
  topic.addSubscription(
    new SqsSubscription(queue, {
      rawMessageDelivery: true,
      // By its ARN: CDK would otherwise write into the queue's policy, which belongs to the other stack.
      deadLetterQueue: Queue.fromQueueArn(scope, 'undelivered', undelivered.queueArn),
    }),
  );
}
