import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { drainDeadLetters } from '../workflows/drain-dead-letters.ts';
import { encryptedQueue, visibilityFor } from './encrypted-queue.ts';

export interface DeadLetters {
  /** What a handler was given sixty times and did not finish. */
  readonly work: Queue;
  /** What could not be handed over at all: a rule's or the feedback topic's delivery, a batch of the stream. */
  readonly delivery: Queue;
}

/** Both are kept, so that a deployment that replaces every work queue loses nothing that already failed. */
export function deadLetters(parent: Construct): DeadLetters {
  const scope = new Construct(parent, 'dead-letters');
  const props = {
    visibility: visibilityFor(drainDeadLetters.timeoutSeconds),
    removalPolicy: RemovalPolicy.RETAIN,
  };
  const work = encryptedQueue(scope, 'work', props);
  const delivery = encryptedQueue(scope, 'delivery', props);
  // Rules and topic live in the other stack, whose names are not known here; this account's are let in.
  const stack = Stack.of(scope);
  admit(delivery, 'events.amazonaws.com', [
    stack.formatArn({ service: 'events', resource: 'rule', resourceName: 'rollcall/*' }),
    stack.formatArn({ service: 'events', resource: 'rule', resourceName: 'rollcall-intake/*' }),
  ]);
  admit(delivery, 'sns.amazonaws.com', [stack.formatArn({ service: 'sns', resource: '*' })]);
  return { work, delivery };
}

function admit(queue: Queue, service: string, sources: string[]): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal(service)],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnLike: { 'aws:SourceArn': sources } },
    }),
  );
}
