import { Duration, type RemovalPolicy } from 'aws-cdk-lib';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/**
 * Receives before a message counts as dead. Handlers back off by visibility (30 s to 1 h), so sixty receives
 * are about two and a half days: an outage of a day is survived, and the dead letter still has a day to be read.
 */
const maxReceives = 60;

/** Submissions carry personal data; neither they nor their dead letters wait longer than this. */
const retention = Duration.days(4);

interface QueueProps {
  readonly visibility: Duration;
  readonly deadLetters?: IQueue;
  readonly removalPolicy?: RemovalPolicy;
}

/** A queue that is encrypted at rest, takes TLS only, and keeps messages for four days. */
export function encryptedQueue(scope: Construct, id: string, props: QueueProps): Queue {
  return new Queue(scope, id, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: retention,
    visibilityTimeout: props.visibility,
    ...(props.deadLetters === undefined
      ? {}
      : { deadLetterQueue: { queue: props.deadLetters, maxReceiveCount: maxReceives } }),
    ...(props.removalPolicy === undefined ? {} : { removalPolicy: props.removalPolicy }),
  });
}

/** Six times the function's timeout, as AWS asks of a queue that feeds a function. */
export function visibilityFor(timeoutSeconds: number): Duration {
  return Duration.seconds(6 * timeoutSeconds);
}
