/** SNS: topics whose subscribers are queues and functions; a message is on disk before `Publish` answers. */
import { randomUUID } from 'node:crypto';
import { Deliveries, errorCode } from './deliveries.ts';
import {
  type AwsAnswer,
  type AwsCall,
  AwsError,
  type AwsService,
  type Clock,
  type Store,
} from './interfaces.ts';
import { attributesSize, type MessageAttributes } from './message-attributes.ts';
import type { Queues } from './queues.ts';
import { atomically } from './rows.ts';
import { functionEvent, type Notification, queueBody } from './sns-messages.ts';
import {
  invalidParameter,
  type Subscription,
  type SubscriptionDefinition,
  type Topic,
  type TopicOperations,
} from './topic.ts';
import { TopicWire } from './topic-wire.ts';

/** Message, subject and attributes together (Amazon SNS quotas). */
const MAX_MESSAGE_BYTES = 262_144;
/** SNS repeats deliveries to SQS and Lambda for 23 days, 100,015 times. */
const RETRY = { retryAttempts: 100_015, maxAgeSeconds: 23 * 86_400 } as const;

export interface TopicsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly queues: Queues;
}

export class Topics implements AwsService, TopicOperations {
  readonly #parts: TopicsParts;
  readonly #topics = new Map<string, Topic>();
  readonly #deliveries: Deliveries;
  readonly #wire: TopicWire;
  #deliver: ((targetArn: string, event: unknown) => Promise<void>) | undefined;

  constructor(parts: TopicsParts) {
    this.#parts = parts;
    this.#wire = new TopicWire(this);
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
    const topic = this.topic(definition.topicArn);
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
    const topic = this.topic(topicArn);
    if (message === '') throw invalidParameter('Empty message');
    const size =
      Buffer.byteLength(message) + Buffer.byteLength(subject ?? '') + attributesSize(attributes);
    if (size > MAX_MESSAGE_BYTES) throw invalidParameter('Message too long');
    if (subject !== undefined && !/^[^\s][^\n\r]{0,99}$/.test(subject))
      throw invalidParameter('Subject');
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

  /** @throws AwsError `NotFound` */
  topic(arn: string): Topic {
    const topic = this.#topics.get(arn);
    if (topic === undefined) throw new AwsError('NotFound', 'Topic does not exist', 404);
    return topic;
  }

  /** Runs `work` in one transaction: the messages of one call reach the disk together. */
  together<T>(work: () => T): T {
    return atomically(this.#parts.store, work);
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

  all(): readonly Topic[] {
    return [...this.#topics.values()];
  }

  handle(call: AwsCall): Promise<AwsAnswer> {
    return this.#wire.handle(call);
  }
}
