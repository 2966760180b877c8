/** SQS: queues with visibility timeouts, delays, retention and dead-letter queues on the virtual clock. */
import {
  type AwsAnswer,
  type AwsCall,
  AwsError,
  type AwsService,
  type Clock,
  type Store,
} from './interfaces.ts';
import { KeptQueues } from './kept-queues.ts';
import {
  isSendable,
  madeSendable,
  type MessageAttributes,
  attributesSize,
} from './message-attributes.ts';
import { type Depth, QueueMessages, type StoredMessage } from './queue-messages.ts';
import type { QueueOperations, SendOptions } from './queue-operations.ts';
import { QueueWire } from './queue-wire.ts';
import { LiveQueue, type QueueDefinition, type ReceivedMessage, receivedMessage } from './queue.ts';

/**
 * All queues of the runtime. Every change is on disk before the method returns.
 *
 * At-least-once: a message that is received and not removed comes back when its visibility timeout
 * has passed. What functions held when the process died comes back at the next start, without
 * waiting, because nobody can be working on it any more.
 */
export class Queues implements AwsService, QueueOperations {
  readonly #clock: Clock;
  readonly #messages: QueueMessages;
  readonly #queues = new Map<string, LiveQueue>();
  readonly #byName = new Map<string, LiveQueue>();
  readonly #kept: KeptQueues;
  readonly #wire: QueueWire;

  constructor({ store, clock }: { store: Store; clock: Clock }) {
    this.#clock = clock;
    this.#messages = new QueueMessages(store);
    this.#kept = new KeptQueues(store);
    for (const definition of this.#kept.all()) this.create(definition);
    this.#wire = new QueueWire(this);
  }

  /** Makes a queue known, or changes its settings; its messages are those already on disk. */
  create(definition: QueueDefinition): void {
    const known = this.#queues.get(definition.arn);
    if (known !== undefined) {
      known.definition = definition;
      return;
    }
    const queue = new LiveQueue(definition, this.#messages, this.#clock);
    this.#queues.set(definition.arn, queue);
    this.#byName.set(definition.name, queue);
    this.#messages.releaseHeld(definition.arn, this.#clock.now());
    queue.start();
  }

  /** A queue made by a caller of `CreateQueue`: remembered over restarts, as no template does it. */
  createKept(definition: QueueDefinition): void {
    this.#kept.save(definition);
    this.create(definition);
  }

  /** @throws AwsError for a message that SQS would refuse; see `sendWith`. */
  send(
    arn: string,
    body: string,
    attributes: MessageAttributes = {},
    delaySeconds?: number,
  ): string {
    const options = delaySeconds === undefined ? { attributes } : { attributes, delaySeconds };
    return this.sendWith(arn, body, options).id;
  }

  /**
   * @throws AwsError `InvalidParameterValue` when body and attributes together are larger than the
   *   queue's MaximumMessageSize, `InvalidMessageContents` for characters that SQS cannot carry,
   *   `QueueDoesNotExist`.
   */
  sendWith(arn: string, body: string, options: SendOptions): { id: string; md5: string } {
    const queue = this.live(arn);
    const attributes = options.attributes ?? {};
    if (body === '') {
      throw new AwsError('MissingParameter', 'The request must contain the parameter MessageBody.');
    }
    const text = options.keepAnyway === true ? madeSendable(body) : body;
    if (!isSendable(text)) {
      throw new AwsError(
        'InvalidMessageContents',
        'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
      );
    }
    const limit = queue.definition.maxMessageBytes;
    const size = Buffer.byteLength(body) + attributesSize(attributes);
    if (size > limit && options.keepAnyway !== true) {
      throw new AwsError(
        'InvalidParameterValue',
        `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
      );
    }
    const delaySeconds = options.delaySeconds ?? queue.definition.delaySeconds;
    const now = this.#clock.now();
    const sent = this.#messages.insert(
      arn,
      {
        body: text,
        attributes,
        delaySeconds,
        sender: options.sender ?? 'AIDAROLLCALLLOCAL',
        ...(options.traceHeader === undefined ? {} : { traceHeader: options.traceHeader }),
      },
      now,
    );
    queue.sent(now, now + delaySeconds * 1000);
    return sent;
  }

  /** Up to `max` messages for a function: in flight until `remove`, `release` or `changeVisibility`. */
  receive(arn: string, max: number): ReceivedMessage[] {
    const queue = this.live(arn);
    const taken = this.take(arn, max, queue.definition.visibilitySeconds, true);
    return taken.map((message) => receivedMessage(queue.definition, message));
  }

  /**
   * Takes visible messages. On the way, a message received `maxReceiveCount` times already goes to
   * the dead-letter queue, and one past its retention is forgotten.
   */
  take(arn: string, max: number, visibilitySeconds: number, held: boolean): StoredMessage[] {
    const queue = this.live(arn);
    const { redrive, retentionSeconds } = queue.definition;
    const now = this.#clock.now();
    const taken: StoredMessage[] = [];
    this.#messages.atomically(() => {
      for (;;) {
        const candidates = this.#messages.next(arn, now, max - taken.length);
        if (candidates.length === 0) break;
        for (const candidate of candidates) {
          if (candidate.sentAt + retentionSeconds * 1000 <= now) {
            this.#messages.delete(candidate.seq);
          } else if (
            redrive !== undefined &&
            candidate.received >= redrive.maxReceiveCount &&
            this.has(redrive.deadLetterArn)
          ) {
            this.#deadLetter(candidate, arn, redrive.deadLetterArn, now);
          } else if (taken.some((message) => message.seq === candidate.seq)) {
            return;
          } else {
            const visibleAt = now + visibilitySeconds * 1000;
            taken.push(this.#messages.take(candidate, now, visibleAt, held));
          }
        }
        if (taken.length >= max) break;
      }
    });
    for (const message of taken) {
      queue.hidden(message.visibleAt);
      if (held && message.receipt !== undefined) queue.held.add(message.receipt);
    }
    return taken;
  }

  #deadLetter(message: StoredMessage, from: string, to: string, now: number): void {
    // Message id, sent timestamp and receive count stay: the dead-letter queue counts on, as AWS's does.
    this.#messages.moveTo(to, message, now, from);
    this.#queues.get(to)?.sent(message.sentAt, now);
  }

  /** Deletes a message. With an older receipt than the latest it succeeds and deletes nothing, as SQS may. */
  remove(arn: string, receiptHandle: string): void {
    const queue = this.live(arn);
    const message = queue.find(receiptHandle);
    queue.letGo(receiptHandle);
    if (message !== undefined) this.#messages.delete(message.seq);
  }

  /** @throws AwsError `MessageNotInflight` when the message is visible or in other hands. */
  changeVisibility(arn: string, receiptHandle: string, seconds: number): void {
    const queue = this.live(arn);
    const message = queue.find(receiptHandle);
    const now = this.#clock.now();
    if (message === undefined || message.visibleAt <= now) {
      throw new AwsError(
        'MessageNotInflight',
        'The message referred to is not in flight, or its receipt handle is not the latest.',
      );
    }
    const visibleAt = now + seconds * 1000;
    this.#messages.setVisibleAt(message.seq, visibleAt, queue.isHeld(receiptHandle));
    queue.hidden(visibleAt);
    if (seconds === 0) queue.notify();
  }

  /**
   * A function gave the message back (batch item failure): it stays hidden until its visibility
   * timeout, or until the instant `changeVisibility` chose, as SQS and Lambda do.
   */
  release(arn: string, receiptHandle: string): void {
    const queue = this.live(arn);
    const message = queue.find(receiptHandle);
    queue.letGo(receiptHandle);
    if (message !== undefined) this.#messages.setVisibleAt(message.seq, message.visibleAt, false);
  }

  /** Calls `listener`, soon and once, whenever something may have become visible, and once at the start. */
  onMessage(arn: string, listener: () => void): () => void {
    return this.live(arn).listen(listener);
  }

  depth(arn: string): Depth {
    const queue = this.live(arn);
    const now = this.#clock.now();
    this.#messages.expire(arn, now - queue.definition.retentionSeconds * 1000);
    return this.#messages.depth(arn, now);
  }

  purge(arn: string): void {
    this.live(arn).held.clear();
    this.#messages.purge(arn);
  }

  list(): QueueDefinition[] {
    return [...this.#queues.values()].map((queue) => queue.definition);
  }

  has(arn: string): boolean {
    return this.#queues.has(arn);
  }

  /** The next instant at which a hidden message of any listened-to queue becomes visible. */
  nextVisibleAt(): number | undefined {
    const now = this.#clock.now();
    let next: number | undefined;
    for (const queue of this.#queues.values()) {
      if (!queue.isListenedTo) continue;
      const at = this.#messages.nextVisibleAt(queue.definition.arn, now);
      if (at !== undefined && (next === undefined || at < next)) next = at;
    }
    return next;
  }

  /** Nothing visible in a queue that somebody works on, and nothing in the hands of a function. */
  idle(): boolean {
    const now = this.#clock.now();
    return [...this.#queues.values()].every(
      (queue) =>
        queue.held.size === 0 &&
        !(queue.isListenedTo && this.#messages.anyVisible(queue.definition.arn, now)),
    );
  }

  handle(call: AwsCall): Promise<AwsAnswer> {
    return this.#wire.handle(call);
  }

  now(): number {
    return this.#clock.now();
  }

  /** Runs `work` in one transaction: several messages of one call reach the disk together. */
  together<T>(work: () => T): T {
    return this.#messages.atomically(work);
  }

  /** @throws AwsError `QueueDoesNotExist` */
  live(arn: string): LiveQueue {
    const queue = this.#queues.get(arn);
    if (queue === undefined) throw unknownQueue();
    return queue;
  }

  /** The queue a URL names: its last path segment, whatever host and port the caller reached us by. */
  byUrl(url: string): LiveQueue {
    const name = url.slice(url.lastIndexOf('/') + 1);
    const queue = this.#byName.get(name);
    if (queue === undefined) throw unknownQueue();
    return queue;
  }

  byName(name: string): LiveQueue | undefined {
    return this.#byName.get(name);
  }
}

function unknownQueue(): AwsError {
  return new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
}
