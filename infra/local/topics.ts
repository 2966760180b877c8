/** SNS: topics whose subscribers are queues and functions; a message is on disk before `Publish` answers. */
import { randomUUID } from 'node:crypto';
import { queryAnswer, unknownOperation, type XmlValue } from './aws-protocols.ts';
import { Deliveries, errorCode } from './deliveries.ts';
import {
  type AwsAnswer,
  type AwsCall,
  AwsError,
  type AwsService,
  type Clock,
  type Store,
} from './interfaces.ts';
import {
  attributesSize,
  type MessageAttributes,
  parseMessageAttributes,
} from './message-attributes.ts';
import type { Queues } from './queues.ts';
import { listOf, mapOf } from './query-input.ts';
import { atomically } from './rows.ts';
import { functionEvent, type Notification, queueBody } from './sns-messages.ts';
import { type Fields, optionalText, requiredText } from './wire-input.ts';

export interface SubscriptionDefinition {
  readonly topicArn: string;
  readonly protocol: 'sqs' | 'lambda';
  readonly endpoint: string;
  readonly rawMessageDelivery?: boolean;
  readonly deadLetterArn?: string;
}

interface Subscription extends SubscriptionDefinition {
  readonly arn: string;
}

interface Topic {
  readonly arn: string;
  readonly name: string;
  readonly subscriptions: Subscription[];
}

/** Message, subject and attributes together (Amazon SNS quotas). */
const MAX_MESSAGE_BYTES = 262_144;
/** SNS repeats deliveries to SQS and Lambda for 23 days, 100,015 times. */
const RETRY = { retryAttempts: 100_015, maxAgeSeconds: 23 * 86_400 } as const;

export interface TopicsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly queues: Queues;
}

export class Topics implements AwsService {
  readonly #parts: TopicsParts;
  readonly #topics = new Map<string, Topic>();
  readonly #deliveries: Deliveries;
  #deliver: ((targetArn: string, event: unknown) => Promise<void>) | undefined;

  constructor(parts: TopicsParts) {
    this.#parts = parts;
    this.#deliveries = new Deliveries({
      ...parts,
      owner: 'sns',
      deliver: (targetArn, payload) => this.#handOver(targetArn, payload),
      dropped: (delivery, reason) =>
        console.error(
          `A message of ${delivery.sourceArn} did not reach ${delivery.targetArn}, which has no dead-letter queue: ${reason}`,
        ),
    });
  }

  create({ arn, name }: { readonly arn: string; readonly name: string }): void {
    if (!this.#topics.has(arn)) this.#topics.set(arn, { arn, name, subscriptions: [] });
  }

  /** @returns the subscription's ARN. A second one of the same topic and endpoint replaces the first. */
  subscribe(definition: SubscriptionDefinition): string {
    const topic = this.#topic(definition.topicArn);
    const at = topic.subscriptions.findIndex(({ endpoint }) => endpoint === definition.endpoint);
    const arn = topic.subscriptions[at]?.arn ?? `${topic.arn}:${randomUUID()}`;
    topic.subscriptions.splice(at === -1 ? topic.subscriptions.length : at, 1, {
      ...definition,
      arn,
    });
    return arn;
  }

  /** How to reach functions; rejecting lets the delivery be repeated. */
  deliverWith(deliver: (targetArn: string, event: unknown) => Promise<void>): void {
    this.#deliver = deliver;
  }

  /**
   * @returns the message id.
   * @throws AwsError `NotFound` for an unknown topic, `InvalidParameter` for a message that is empty
   *   or larger than 256 KiB.
   */
  publish(
    topicArn: string,
    message: string,
    attributes: MessageAttributes = {},
    subject?: string,
  ): string {
    const topic = this.#topic(topicArn);
    if (message === '') throw invalid('Empty message');
    const size =
      Buffer.byteLength(message) + Buffer.byteLength(subject ?? '') + attributesSize(attributes);
    if (size > MAX_MESSAGE_BYTES) throw invalid('Message too long');
    if (subject !== undefined && !/^[^\s][^\n\r]{0,99}$/.test(subject)) throw invalid('Subject');
    const notification: Notification = {
      messageId: randomUUID(),
      topicArn,
      message,
      attributes,
      subject,
      at: this.#parts.clock.now(),
    };
    atomically(this.#parts.store, () => {
      for (const subscription of topic.subscriptions) this.#send(subscription, notification);
    });
    return notification.messageId;
  }

  #send(subscription: Subscription, notification: Notification): void {
    const { endpoint, protocol, deadLetterArn } = subscription;
    const raw = subscription.rawMessageDelivery === true;
    const payload =
      protocol === 'lambda'
        ? functionEvent(notification, subscription.arn)
        : raw
          ? notification.message
          : queueBody(notification, subscription.arn);
    const delivery = {
      ...RETRY,
      sourceArn: subscription.arn,
      targetArn: endpoint,
      payload,
      original: payload,
      ...(deadLetterArn === undefined ? {} : { deadLetterArn }),
    };
    if (protocol === 'lambda') {
      this.#deliveries.add(delivery);
      return;
    }
    try {
      this.#parts.queues.sendWith(
        endpoint,
        payload,
        raw ? { attributes: notification.attributes } : {},
      );
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      const { code, retryable } = errorCode(error);
      if (retryable) this.#deliveries.add(delivery);
      else this.#deliveries.giveUp(delivery, code, error.message);
    }
  }

  async #handOver(targetArn: string, payload: string): Promise<void> {
    if (this.#deliver === undefined) throw new Error('Nobody delivers to functions yet.');
    const event: unknown = JSON.parse(payload);
    await this.#deliver(targetArn, event);
  }

  #topic(arn: string): Topic {
    const topic = this.#topics.get(arn);
    if (topic === undefined) throw new AwsError('NotFound', 'Topic does not exist', 404);
    return topic;
  }

  idle(): boolean {
    return this.#deliveries.idle();
  }

  nextDueAt(): number | undefined {
    return this.#deliveries.nextDueAt();
  }

  stop(): void {
    this.#deliveries.stop();
  }

  async handle(call: AwsCall): Promise<AwsAnswer> {
    return queryAnswer(call, this.#operate(call));
  }

  #operate(call: AwsCall): Readonly<Record<string, XmlValue>> {
    const { input } = call;
    switch (call.action) {
      case 'Publish':
        return { MessageId: this.#publishEntry(this.#topicArn(input), input) };
      case 'PublishBatch':
        return this.#publishBatch(input);
      case 'ListTopics':
        return { Topics: [...this.#topics.keys()].map((TopicArn) => ({ TopicArn })) };
      case 'GetTopicAttributes':
        return { Attributes: topicAttributes(this.#topic(this.#topicArn(input))) };
      case 'ListSubscriptions':
        return { Subscriptions: [...this.#topics.values()].flatMap(listed) };
      case 'ListSubscriptionsByTopic':
        return { Subscriptions: listed(this.#topic(this.#topicArn(input))) };
      default:
        throw unknownOperation(call);
    }
  }

  #topicArn(input: Fields): string {
    for (const other of ['PhoneNumber']) {
      if (input[other] !== undefined) throw invalid(`${other} is not known here, only TopicArn`);
    }
    return optionalText(input, 'TopicArn') ?? requiredText(input, 'TargetArn', 'InvalidParameter');
  }

  #publishEntry(topicArn: string, input: Fields): string {
    if (input['MessageStructure'] !== undefined) {
      throw invalid('MessageStructure is not known here');
    }
    const attributes = parseMessageAttributes(mapOf(input, 'MessageAttributes'));
    return this.publish(
      topicArn,
      requiredText(input, 'Message', 'InvalidParameter'),
      attributes,
      optionalText(input, 'Subject'),
    );
  }

  #publishBatch(input: Fields): Readonly<Record<string, XmlValue>> {
    const topicArn = this.#topicArn(input);
    this.#topic(topicArn);
    const entries = listOf(input, 'PublishBatchRequestEntries');
    if (entries.length === 0) {
      throw new AwsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
    }
    if (entries.length > 10) {
      throw new AwsError(
        'TooManyEntriesInBatchRequest',
        'The batch request contains more entries than permissible.',
      );
    }
    const ids = entries.map((entry) => requiredText(entry, 'Id', 'InvalidParameter'));
    if (new Set(ids).size < ids.length) {
      throw new AwsError(
        'BatchEntryIdsNotDistinct',
        'Two or more batch entries in the request have the same Id.',
      );
    }
    const Successful: XmlValue[] = [];
    const Failed: XmlValue[] = [];
    atomically(this.#parts.store, () => {
      for (const [index, entry] of entries.entries()) {
        const Id = ids[index];
        try {
          Successful.push({ Id, MessageId: this.#publishEntry(topicArn, entry) });
        } catch (error) {
          if (!(error instanceof AwsError)) throw error;
          Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
        }
      }
    });
    return { Successful, Failed };
  }
}

function invalid(what: string): AwsError {
  return new AwsError('InvalidParameter', `Invalid parameter: ${what}`);
}

function listed(topic: Topic): XmlValue[] {
  return topic.subscriptions.map(({ arn, endpoint, protocol }) => ({
    SubscriptionArn: arn,
    Owner: topic.arn.split(':')[4],
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topic.arn,
  }));
}

function topicAttributes(topic: Topic): ReadonlyMap<string, string> {
  return new Map([
    ['TopicArn', topic.arn],
    ['Owner', topic.arn.split(':')[4] ?? ''],
    ['DisplayName', ''],
    ['SubscriptionsConfirmed', String(topic.subscriptions.length)],
    ['SubscriptionsPending', '0'],
    ['SubscriptionsDeleted', '0'],
  ]);
}
