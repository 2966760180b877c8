import { compileFilters, cutBatches, failedItems } from './batches.ts';
import type { LambdaFunctions } from './functions.ts';
import type { Clock, Counts } from './interfaces.ts';
import type { ReceivedMessage } from './queue.ts';
import type { Queues } from './queues.ts';

/** An event source mapping from a queue to a function. */
export interface QueueMapping {
  readonly functionArn: string;
  readonly queueArn: string;
  readonly batchSize: number;
  /** How long a batch that is not full may wait for more, in virtual seconds. */
  readonly windowSeconds: number;
  /** Batches at work at the same time. */
  readonly concurrency: number;
  readonly filters: readonly string[];
  readonly reportsItemFailures: boolean;
}

export interface QueueSourceParts {
  readonly queues: Queues;
  readonly functions: LambdaFunctions;
  readonly clock: Clock;
  readonly counts: Counts;
}

/**
 * Feeds a function from a queue as Lambda's pollers do: a batch that succeeded is deleted, what failed stays hidden
 * until its visibility timeout and comes again.
 */
export class QueueSource {
  readonly #mapping: QueueMapping;
  readonly #parts: QueueSourceParts;
  readonly #passes: (record: unknown) => boolean;
  #atWork = 0;
  #cancelWindow: (() => void) | undefined;
  #stopped = false;

  constructor(mapping: QueueMapping, parts: QueueSourceParts) {
    this.#mapping = mapping;
    this.#parts = parts;
    this.#passes = compileFilters(mapping.filters);
  }

  start(): void {
    this.#parts.queues.onMessage(this.#mapping.queueArn, () => this.#arrived());
  }

  /** Sends a waiting batch off at once, so that nobody has to wait for a window to end. */
  flush(): void {
    if (this.#cancelWindow !== undefined) this.#pump();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelWindow?.();
  }

  #arrived(): void {
    const { windowSeconds, batchSize, queueArn } = this.#mapping;
    const { queues, clock } = this.#parts;
    if (windowSeconds === 0 || queues.depth(queueArn).visible >= batchSize) return this.#pump();
    this.#cancelWindow ??= clock.at(clock.now() + windowSeconds * 1000, () => this.#pump());
  }

  #pump(): void {
    this.#cancelWindow?.();
    this.#cancelWindow = undefined;
    const { queueArn, batchSize, concurrency } = this.#mapping;
    while (!this.#stopped && this.#atWork < concurrency) {
      const messages = this.#parts.queues.receive(queueArn, batchSize);
      if (messages.length === 0) return;
      this.#count('sqs:ReceiveMessage', Math.ceil(messages.length / 10));
      this.#atWork += 1;
      void this.#work(messages).finally(() => {
        this.#atWork -= 1;
        this.#pump();
      });
    }
  }

  async #work(messages: readonly ReceivedMessage[]): Promise<void> {
    const wanted = messages.filter((message) => this.#passes({ ...message, body: read(message) }));
    // What no filter lets through is deleted, as the Lambda guide says.
    this.#remove(messages.filter((message) => !wanted.includes(message)));
    for (const batch of cutBatches(wanted, this.#mapping.batchSize)) await this.#invoke(batch);
  }

  async #invoke(batch: readonly ReceivedMessage[]): Promise<void> {
    const { functionArn, queueArn, reportsItemFailures } = this.#mapping;
    const { queues, functions } = this.#parts;
    let failed: string[] | 'all';
    try {
      const result = await functions.invoke(functionArn, { Records: batch });
      const ids = batch.map(({ messageId }) => messageId);
      failed = reportsItemFailures ? failedItems(result, ids) : [];
    } catch {
      // The function's pool has reported it; the messages come again.
      failed = 'all';
    }
    const again = (message: ReceivedMessage) =>
      failed === 'all' || failed.includes(message.messageId);
    for (const message of batch.filter(again)) queues.release(queueArn, message.receiptHandle);
    this.#remove(batch.filter((message) => !again(message)));
  }

  #remove(messages: readonly ReceivedMessage[]): void {
    if (messages.length === 0) return;
    const { queues } = this.#parts;
    this.#count('sqs:DeleteMessageBatch', Math.ceil(messages.length / 10));
    queues.together(() => {
      for (const { receiptHandle } of messages)
        queues.remove(this.#mapping.queueArn, receiptHandle);
    });
  }

  /** Lambda's pollers call SQS on the function's account. */
  #count(action: string, calls: number): void {
    const { functions, counts } = this.#parts;
    counts.add(functions.definition(this.#mapping.functionArn).logicalId, action, calls);
  }
}

/** Filters see a body that is JSON as an object. */
function read({ body }: ReceivedMessage): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return parsed;
  } catch {
    return body;
  }
}
