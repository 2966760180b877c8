/** One queue while the runtime runs: who listens, when to wake them, what functions hold. */
import { AwsError, type Clock } from './interfaces.ts';
import type { MessageAttribute } from './message-attributes.ts';
import type { QueueMessages, StoredMessage } from './queue-messages.ts';
import { isRecord, optionalText } from './wire-input.ts';

export interface QueueDefinition {
  readonly arn: string;
  readonly name: string;
  readonly url: string;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly delaySeconds: number;
  readonly maxMessageBytes: number;
  /** How long `ReceiveMessage` waits when it does not say; 0 when left out. */
  readonly receiveWaitSeconds?: number;
  readonly redrive?: { readonly deadLetterArn: string; readonly maxReceiveCount: number };
}

/** The record that a Lambda function receives from an SQS event source. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, ReceivedAttribute>>;
  readonly md5OfMessageAttributes?: string;
  readonly md5OfBody: string;
  readonly eventSource: 'aws:sqs';
  readonly eventSourceARN: string;
  readonly awsRegion: string;
}

export interface ReceivedAttribute {
  readonly dataType: string;
  readonly stringValue?: string;
  readonly binaryValue?: string;
  readonly stringListValues: readonly string[];
  readonly binaryListValues: readonly string[];
}

export class LiveQueue {
  definition: QueueDefinition;
  /** Receipts of messages in the hands of functions. */
  readonly held = new Set<string>();
  readonly #messages: QueueMessages;
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  /** Long polls: asked once, then forgotten. */
  readonly #waiting = new Set<() => void>();
  #wakeAt: number | undefined;
  #cancelWake: (() => void) | undefined;
  #expiryAt: number | undefined;
  #cancelExpiry: (() => void) | undefined;
  #notifying = false;
  /** Real time of the last PurgeQueue, for SQS's limit of one a minute. */
  purgedAt: number | undefined;

  constructor(definition: QueueDefinition, messages: QueueMessages, clock: Clock) {
    this.definition = definition;
    this.#messages = messages;
    this.#clock = clock;
  }

  /** Takes up what an earlier run left on disk. */
  start(): void {
    this.#armExpiry();
    this.#armWake();
  }

  get isListenedTo(): boolean {
    return this.#listeners.size > 0;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.notify();
    return () => this.#listeners.delete(listener);
  }

  /** Calls `wake` once, at the next message; returns a function that stops waiting. */
  wait(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  /** Tells listeners, after the present turn, so that an open transaction is through before they look. */
  notify(): void {
    if (this.#notifying) return;
    this.#notifying = true;
    setImmediate(() => {
      this.#notifying = false;
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const wake of waiting) wake();
      for (const listener of this.#listeners) listener();
    });
  }

  sent(sentAt: number, visibleAt: number): void {
    this.#expireAt(sentAt);
    if (visibleAt <= this.#clock.now()) this.notify();
    else this.hidden(visibleAt);
  }

  /** A message comes into sight at `visibleAt`: somebody must be told then. */
  hidden(visibleAt: number): void {
    if (this.#wakeAt !== undefined && this.#wakeAt <= visibleAt) return;
    this.#cancelWake?.();
    this.#wakeAt = visibleAt;
    this.#cancelWake = this.#clock.at(visibleAt, () => {
      this.#wakeAt = undefined;
      this.#cancelWake = undefined;
      this.notify();
      this.#armWake();
    });
  }

  #armWake(): void {
    const at = this.#messages.nextVisibleAt(this.definition.arn, this.#clock.now());
    if (at !== undefined) this.hidden(at);
  }

  #armExpiry(): void {
    const oldest = this.#messages.oldestSentAt(this.definition.arn);
    if (oldest !== undefined) this.#expireAt(oldest);
  }

  #expireAt(oldestSentAt: number): void {
    const retention = this.definition.retentionSeconds * 1000;
    const at = oldestSentAt + retention;
    if (this.#expiryAt !== undefined && this.#expiryAt <= at) return;
    this.#cancelExpiry?.();
    this.#expiryAt = at;
    this.#cancelExpiry = this.#clock.at(at, () => {
      this.#expiryAt = undefined;
      this.#cancelExpiry = undefined;
      this.#messages.expire(this.definition.arn, this.#clock.now() - retention);
      this.#armExpiry();
    });
  }

  /** The message of the latest receipt, visible again or not; `undefined` when it is gone or in other hands. */
  find(receiptHandle: string): StoredMessage | undefined {
    const { seq, id, receipt } = this.#readHandle(receiptHandle);
    const message = this.#messages.find(this.definition.arn, seq, id);
    return message?.receipt === receipt ? message : undefined;
  }

  isHeld(receiptHandle: string): boolean {
    return this.held.has(this.#readHandle(receiptHandle).receipt);
  }

  /** A function is done with the message, one way or the other. */
  letGo(receiptHandle: string): void {
    this.held.delete(this.#readHandle(receiptHandle).receipt);
  }

  #readHandle(handle: string): { seq: number; id: string; receipt: string } {
    const [seq, id, receipt, name] = Buffer.from(handle, 'base64url').toString().split(' ');
    if (
      id === undefined ||
      receipt === undefined ||
      !/^\d+$/.test(seq ?? '') ||
      name !== this.definition.name
    ) {
      throw new AwsError(
        'ReceiptHandleIsInvalid',
        `The input receipt handle "${handle}" is not a valid receipt handle.`,
      );
    }
    return { seq: Number(seq), id, receipt };
  }
}

export function receiptHandle(definition: QueueDefinition, message: StoredMessage): string {
  const { seq, id, receipt } = message;
  return Buffer.from(`${seq} ${id} ${receipt ?? ''} ${definition.name}`).toString('base64url');
}

/** The system attributes of a received message, under AWS's names. */
export function systemAttributes(message: StoredMessage): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.received),
    ...(message.traceHeader === undefined ? {} : { AWSTraceHeader: message.traceHeader }),
    SentTimestamp: String(message.sentAt),
    SenderId: message.sender,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? 0),
    ...(message.deadLetterSource === undefined
      ? {}
      : { DeadLetterQueueSourceArn: message.deadLetterSource }),
  };
}

export function storedAttributes(message: StoredMessage): Record<string, MessageAttribute> {
  if (message.attributes === '{}') return {};
  const parsed: unknown = JSON.parse(message.attributes);
  const attributes: Record<string, MessageAttribute> = {};
  if (!isRecord(parsed)) return attributes;
  for (const [name, value] of Object.entries(parsed)) {
    if (!isRecord(value)) continue;
    const StringValue = optionalText(value, 'StringValue');
    const BinaryValue = optionalText(value, 'BinaryValue');
    attributes[name] = {
      DataType: optionalText(value, 'DataType') ?? 'String',
      ...(StringValue === undefined ? {} : { StringValue }),
      ...(BinaryValue === undefined ? {} : { BinaryValue }),
    };
  }
  return attributes;
}

export function receivedMessage(
  definition: QueueDefinition,
  message: StoredMessage,
): ReceivedMessage {
  const messageAttributes = Object.fromEntries(
    Object.entries(storedAttributes(message)).map(([name, attribute]) => [
      name,
      {
        ...(attribute.StringValue === undefined ? {} : { stringValue: attribute.StringValue }),
        ...(attribute.BinaryValue === undefined ? {} : { binaryValue: attribute.BinaryValue }),
        stringListValues: [],
        binaryListValues: [],
        dataType: attribute.DataType,
      },
    ]),
  );
  return {
    messageId: message.id,
    receiptHandle: receiptHandle(definition, message),
    body: message.body,
    attributes: systemAttributes(message),
    messageAttributes,
    ...(message.attributesMd5 === undefined
      ? {}
      : { md5OfMessageAttributes: message.attributesMd5 }),
    md5OfBody: message.md5,
    eventSource: 'aws:sqs',
    eventSourceARN: definition.arn,
    awsRegion: definition.arn.split(':')[3] ?? '',
  };
}
