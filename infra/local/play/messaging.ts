import type { EventBuses } from '../event-buses.ts';
import type { Queues } from '../queues.ts';
import type { BusStatement } from '../outside-accounts.ts';
import { archive, eventBus, eventBusPolicy, rule } from '../resources/events.ts';
import { queue, subscription, topic } from '../resources/messaging.ts';
import { everyMs, type Schedules } from '../schedules.ts';
import { targetInput } from '../target-input.ts';
import type { Resources } from '../templates.ts';
import type { Topics } from '../topics.ts';

/** EventBridge's own defaults for a target. */
const RETRY = { attempts: 185, maxAgeSeconds: 86_400 };

export function playQueues(resources: Resources, queues: Queues): void {
  for (const { ref, attributes, name, properties } of resources.of(queue)) {
    const redrive = properties.RedrivePolicy;
    queues.create({
      arn: attributes['Arn'] ?? ref,
      name: attributes['QueueName'] ?? name,
      url: ref,
      visibilitySeconds: properties.VisibilityTimeout,
      retentionSeconds: properties.MessageRetentionPeriod,
      delaySeconds: properties.DelaySeconds,
      maxMessageBytes: properties.MaximumMessageSize,
      ...(redrive === undefined
        ? {}
        : {
            redrive: {
              deadLetterArn: redrive.deadLetterTargetArn,
              maxReceiveCount: redrive.maxReceiveCount,
            },
          }),
    });
  }
}

/** What a person calls each queue, by ARN: its construct's place in the stack. */
export function queueNames(resources: Resources): Map<string, string> {
  return new Map(
    resources.of(queue).map(({ attributes, ref, path, stack }) => {
      const parts = path.split('/').filter((part) => part !== stack && part !== 'Resource');
      return [attributes['Arn'] ?? ref, parts.join(' / ')];
    }),
  );
}

export function playTopics(resources: Resources, topics: Topics): void {
  for (const { ref, attributes } of resources.of(topic)) {
    topics.create({ arn: ref, name: attributes['TopicName'] ?? ref });
  }
  for (const { properties } of resources.of(subscription)) {
    const { TopicArn: topicArn, Protocol: protocol, Endpoint: endpoint } = properties;
    // Email subscriptions are for alarms, which do not exist here.
    if (protocol === 'email' || protocol === 'email-json') continue;
    const deadLetterArn = properties.RedrivePolicy?.deadLetterTargetArn;
    topics.subscribe({
      topicArn,
      protocol,
      endpoint,
      rawMessageDelivery: properties.RawMessageDelivery,
      ...(deadLetterArn === undefined ? {} : { deadLetterArn }),
    });
  }
}

/** Who outside the account may put events on its buses. */
export function busStatements(resources: Resources): BusStatement[] {
  return resources.of(eventBusPolicy).map(({ properties }) => properties.Statement);
}

/** Buses, archives and rules; rules with a rate become schedules, whose targets `invoke` reaches. */
export function playEvents(
  resources: Resources,
  buses: EventBuses,
  schedules: Schedules,
  invoke: (functionArn: string, payload: string) => void,
): void {
  for (const { properties } of resources.of(eventBus)) buses.createBus(properties.Name);
  for (const { ref, properties } of resources.of(archive)) {
    buses.createArchive({
      name: ref,
      busName: properties.SourceArn,
      retentionDays: properties.RetentionDays,
      ...(properties.EventPattern === undefined ? {} : { pattern: properties.EventPattern }),
      ...(properties.Description === undefined ? {} : { description: properties.Description }),
    });
  }
  for (const { ref, attributes, properties } of resources.of(rule)) {
    const ruleArn = attributes['Arn'] ?? ref;
    const { EventPattern, ScheduleExpression } = properties;
    const enabled = properties.State === 'ENABLED';
    const targets = properties.Targets.map((target) => ({
      id: target.Id,
      arn: target.Arn,
      ...(target.Input === undefined ? {} : { input: target.Input }),
      ...(target.InputPath === undefined ? {} : { inputPath: target.InputPath }),
      ...(target.InputTransformer === undefined
        ? {}
        : {
            inputTransformer: {
              paths: target.InputTransformer.InputPathsMap ?? {},
              template: target.InputTransformer.InputTemplate,
            },
          }),
      ...(target.DeadLetterConfig === undefined
        ? {}
        : { deadLetterArn: target.DeadLetterConfig.Arn }),
      retry: {
        attempts: target.RetryPolicy?.MaximumRetryAttempts ?? RETRY.attempts,
        maxAgeSeconds: target.RetryPolicy?.MaximumEventAgeInSeconds ?? RETRY.maxAgeSeconds,
      },
    }));
    buses.createRule({
      busName: properties.EventBusName,
      name: ref,
      arn: ruleArn,
      enabled,
      targets,
      ...(EventPattern === undefined ? {} : { pattern: EventPattern }),
      ...(ScheduleExpression === undefined ? {} : { scheduleExpression: ScheduleExpression }),
    });
    if (ScheduleExpression === undefined) continue;
    const odd = targets.find(({ arn }) => !arn.startsWith('arn:aws:lambda:'));
    if (odd !== undefined) {
      throw new Error(`The schedule ${ref} has a target that is no function: ${odd.arn}`);
    }
    const rate = everyMs(ScheduleExpression);
    if (!enabled) continue;
    schedules.add({
      ruleArn,
      everyMs: rate,
      fire: (event) => {
        for (const target of targets) invoke(target.arn, targetInput(target, event, ruleArn));
      },
    });
  }
}
