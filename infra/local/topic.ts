/** SNS: a topic and its subscriptions. */
import { AwsError } from './interfaces.ts';
import type { MessageAttributes } from './message-attributes.ts';

export interface SubscriptionDefinition {
  readonly topicArn: string;
  readonly protocol: 'sqs' | 'lambda';
  readonly endpoint: string;
  readonly rawMessageDelivery?: boolean;
  readonly deadLetterArn?: string;
}

export interface Subscription extends SubscriptionDefinition {
  readonly arn: string;
}

export interface Topic {
  readonly arn: string;
  readonly name: string;
  readonly subscriptions: Subscription[];
}

/** What SNS's operations on the wire do with the topics. */
export interface TopicOperations {
  all(): readonly Topic[];
  /** @throws AwsError `NotFound` */
  topic(arn: string): Topic;
  /** @returns the message id. */
  publish(
    topicArn: string,
    message: string,
    attributes?: MessageAttributes,
    subject?: string,
  ): string;
  /** Runs `work` in one transaction: the messages of one call reach the disk together. */
  together<T>(work: () => T): T;
}

/** SNS's sentence for a parameter that is wrong. */
export function invalidParameter(what: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${what}`);
}
