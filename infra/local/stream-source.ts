import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { compileFilters, cutBatches, failedItems } from './batches.ts';
import type { VirtualClock } from './clock.ts';
import type { LambdaFunctions } from './functions.ts';
import type { Store } from './interfaces.ts';
import type { Queues } from './queues.ts';
import { type StreamRecord, TableStream } from './table-stream.ts';
import type { TableEngine } from './table-engine.ts';

/** An event source mapping from a table's stream to a function. */
export interface StreamMapping {
  /** Names its place in the stream on disk. */
  readonly id: string;
  readonly functionArn: string;
  readonly tableName: string;
  /** The stream's ARN as the template knows it. */
  readonly streamArn: string;
  readonly region: string;
  readonly batchSize: number;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
  readonly filters: readonly string[];
  readonly bisects: boolean;
  /** Seconds; -1 for no limit. */
  readonly maxRecordAge: number;
  /** Repetitions after the first try; -1 for no limit. */
  readonly maxRetries: number;
  readonly onFailureArn: string | undefined;
  readonly reportsItemFailures: boolean;
}

export interface StreamSourceParts {
  readonly engine: TableEngine;
  readonly functions: LambdaFunctions;
  readonly queues: Queues;
  readonly clock: VirtualClock;
  readonly store: Store;
}

interface Batch {
  readonly records: readonly StreamRecord[];
  readonly tries: number;
}

const LONGEST_BACKOFF_S = 60;
/** Writes that did not come through the endpoint are found by looking this often, in real time. */
const LOOK_EVERY_MS = 1_000;
const ENGINE_PAUSE_MS = 200;

/**
 * Feeds a function from a table's stream as Lambda's pollers do: in order, a failing batch holding up what comes
 * after it. The place reached is on disk only when the function is done: what a kill interrupts comes again.
 */
export class StreamSource {
  readonly #mapping: StreamMapping;
  readonly #parts: StreamSourceParts;
  readonly #stream: TableStream;
  readonly #passes: (record: unknown) => boolean;
  #dirty = true;
  #running = false;
  /** Waits for virtual time before it tries a batch again. */
  #backingOff = false;
  #stopped = false;
  #look: NodeJS.Timeout | undefined;

  constructor(mapping: StreamMapping, parts: StreamSourceParts) {
    this.#mapping = mapping;
    this.#parts = parts;
    this.#stream = new TableStream(mapping, parts);
    this.#passes = compileFilters(mapping.filters);
  }

  start(): void {
    this.#parts.engine.onWrite(() => this.poke());
    this.#look = setInterval(() => this.poke(), LOOK_EVERY_MS);
    this.poke();
  }

  /** There may be something new in the stream. */
  poke(): void {
    this.#dirty = true;
    if (this.#running || this.#stopped) return;
    this.#running = true;
    void this.#run().finally(() => {
      this.#running = false;
    });
  }

  /** Everything written so far has been handed over; or waits for a later virtual time. */
  idle(): boolean {
    return this.#backingOff || (!this.#dirty && !this.#running);
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#look);
  }

  async #run(): Promise<void> {
    while (this.#dirty && !this.#stopped) {
      this.#dirty = false;
      try {
        for await (const records of this.#stream.read()) await this.#hand(records);
      } catch (error) {
        if (this.#stopped) return;
        // The engine is being started again: the same records are read once more.
        console.error(`The stream of ${this.#mapping.tableName}: ${String(error)}`);
        this.#dirty = true;
        await wait(ENGINE_PAUSE_MS);
      }
    }
  }

  async #hand(records: readonly StreamRecord[]): Promise<void> {
    const wanted = records.filter((record) => this.#passes(record.event));
    for (const batch of cutBatches(wanted, this.#mapping.batchSize)) {
      await this.#deliver(batch);
      if (this.#stopped) return;
    }
    this.#stream.reached(records.at(-1));
  }

  async #deliver(records: readonly StreamRecord[]): Promise<void> {
    const rest: Batch[] = [{ records, tries: 0 }];
    for (let batch = rest.pop(); batch !== undefined; batch = rest.pop()) {
      const young = this.#dropOld(batch);
      if (young.records.length === 0) continue;
      const failed = await this.#invoke(young.records);
      if (this.#stopped) return;
      this.#stream.reached(failed === 0 ? undefined : young.records[(failed ?? 0) - 1]);
      if (failed === undefined) {
        this.#stream.reached(young.records.at(-1));
        continue;
      }
      const left = young.records.slice(failed);
      const { bisects, maxRetries } = this.#mapping;
      if (bisects && left.length > 1) {
        // Cutting a batch in two uses up none of its tries.
        const middle = Math.ceil(left.length / 2);
        const { tries } = young;
        rest.push(
          { records: left.slice(middle), tries },
          { records: left.slice(0, middle), tries },
        );
      } else if (maxRetries >= 0 && young.tries >= maxRetries) {
        this.#giveUp(left, 'RetryAttemptsExhausted', young.tries + 1);
      } else {
        await this.#backOff(young.tries);
        rest.push({ records: left, tries: young.tries + 1 });
      }
    }
  }

  /** Where the first failed record stands in the batch, or undefined when none failed. */
  async #invoke(records: readonly StreamRecord[]): Promise<number | undefined> {
    const { functions } = this.#parts;
    try {
      const Records = records.map(({ event }) => event);
      const result = await functions.invoke(this.#mapping.functionArn, { Records });
      if (!this.#mapping.reportsItemFailures) return undefined;
      const sequences = records.map(({ sequence }) => sequence);
      const failed = failedItems(result, sequences);
      if (failed === 'all') return 0;
      const first = sequences.findIndex((sequence) => failed.includes(sequence));
      return first === -1 ? undefined : first;
    } catch {
      // The function's pool has reported it; the records come again.
      return 0;
    }
  }

  #dropOld({ records, tries }: Batch): Batch {
    const { maxRecordAge } = this.#mapping;
    if (maxRecordAge < 0) return { records, tries };
    const oldest = this.#parts.clock.now() - maxRecordAge * 1000;
    const old = records.filter(({ createdAt }) => createdAt < oldest);
    if (old.length > 0) this.#giveUp(old, 'RecordAgeExceeded', tries);
    return { records: records.slice(old.length), tries };
  }

  /** Tells the on-failure queue which records were given up, in the shape that the Lambda guide documents. */
  #giveUp(records: readonly StreamRecord[], condition: string, tries: number): void {
    const { onFailureArn, functionArn, streamArn } = this.#mapping;
    const first = records[0];
    const last = records.at(-1);
    if (first === undefined || last === undefined) return;
    if (onFailureArn !== undefined) {
      const message = {
        requestContext: {
          requestId: randomUUID(),
          functionArn,
          condition,
          approximateInvokeCount: tries,
        },
        responseContext: {
          statusCode: 200,
          executedVersion: '$LATEST',
          functionError: 'Unhandled',
        },
        version: '1.0',
        timestamp: new Date(this.#parts.clock.now()).toISOString(),
        DDBStreamBatchInfo: {
          shardId: first.shardId,
          startSequenceNumber: first.sequence,
          endSequenceNumber: last.sequence,
          approximateArrivalOfFirstRecord: new Date(first.createdAt).toISOString(),
          approximateArrivalOfLastRecord: new Date(last.createdAt).toISOString(),
          batchSize: records.length,
          streamArn,
        },
      };
      this.#parts.queues.send(onFailureArn, JSON.stringify(message));
    }
    this.#stream.reached(last);
  }

  async #backOff(tries: number): Promise<void> {
    const seconds = Math.min(2 ** tries, LONGEST_BACKOFF_S);
    const { clock } = this.#parts;
    this.#backingOff = true;
    await new Promise<void>((resume) => clock.at(clock.now() + seconds * 1000, resume));
    this.#backingOff = false;
  }
}
