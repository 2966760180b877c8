/** What SQS's operations on the wire do with the queues. */
import type { MessageAttributes } from './message-attributes.ts';
import type { LiveQueue, QueueDefinition } from './queue.ts';
import type { Depth, StoredMessage } from './queue-messages.ts';

export interface SendOptions {
  readonly attributes?: MessageAttributes;
  /** Seconds; the queue's own delay when left out. */
  readonly delaySeconds?: number;
  readonly traceHeader?: string;
  /** Who sends, for the system attribute `SenderId`. */
  readonly sender?: string;
  /** Takes a body of any size and content: for what would be lost if the queue refused it. */
  readonly keepAnyway?: boolean;
}

/** Queues are named by their ARN, but for `byUrl` and `byName`. */
export interface QueueOperations {
  list(): QueueDefinition[];
  has(arn: string): boolean;
  /** @throws AwsError `QueueDoesNotExist` */
  byUrl(url: string): LiveQueue;
  byName(name: string): LiveQueue | undefined;
  /** Remembered over restarts, as no template makes it. */
  createKept(definition: QueueDefinition): void;
  depth(arn: string): Depth;
  purge(arn: string): void;
  /** @throws AwsError for a message that SQS would refuse. */
  sendWith(arn: string, body: string, options: SendOptions): { id: string; md5: string };
  /** Takes up to `max` visible messages; `held` says that a function has them in hands. */
  take(arn: string, max: number, visibilitySeconds: number, held: boolean): StoredMessage[];
  remove(arn: string, receiptHandle: string): void;
  /** @throws AwsError `MessageNotInflight` when the message is visible or in other hands. */
  changeVisibility(arn: string, receiptHandle: string, seconds: number): void;
  /** Runs `work` in one transaction: several messages of one call reach the disk together. */
  together<T>(work: () => T): T;
}
