import * as z from 'zod';
import type { VirtualClock } from './clock.ts';
import { AwsError, type Store } from './interfaces.ts';
import type { TableEngine } from './table-engine.ts';

export interface StreamRecord {
  /** The record as a function receives it. */
  readonly event: unknown;
  readonly sequence: string;
  readonly shardId: string;
  /** Virtual time, milliseconds. */
  readonly createdAt: number;
}

export interface TableStreamOptions {
  /** Under this name the place reached is kept. */
  readonly id: string;
  readonly tableName: string;
  readonly streamArn: string;
  readonly region: string;
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
}

interface Shard {
  readonly id: string;
  iterator: string | undefined;
  /** Read to its end; a later shard goes on. */
  closed: boolean;
}

const Described = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })).default([]) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Records = z.object({
  NextShardIterator: z.string().nullish(),
  Records: z.array(
    z.looseObject({
      dynamodb: z.looseObject({
        SequenceNumber: z.string(),
        ApproximateCreationDateTime: z.number(),
      }),
    }),
  ),
});

/** Reads a table's stream from the place reached; keeps that place on disk. */
export class TableStream {
  readonly #options: TableStreamOptions;
  readonly #engine: TableEngine;
  readonly #clock: VirtualClock;
  readonly #store: Store;
  #shards: Shard[] = [];
  #engineStreamArn: string | undefined;

  constructor(
    options: TableStreamOptions,
    parts: { engine: TableEngine; clock: VirtualClock; store: Store },
  ) {
    this.#options = options;
    this.#engine = parts.engine;
    this.#clock = parts.clock;
    this.#store = parts.store;
    parts.store.exec(
      'CREATE TABLE IF NOT EXISTS stream_places (mapping TEXT, shard TEXT, sequence TEXT NOT NULL, PRIMARY KEY (mapping, shard)) STRICT',
    );
  }

  /** Notes on disk that everything up to and with this record is done. */
  reached(record: StreamRecord | undefined): void {
    if (record === undefined) return;
    this.#store
      .prepare('INSERT OR REPLACE INTO stream_places VALUES (?, ?, ?)')
      .run(this.#options.id, record.shardId, record.sequence);
  }

  /**
   * Yields what is new, in order, until there is nothing more. Whoever stops or throws between reads the
   * same records again.
   */
  async *read(): AsyncGenerator<StreamRecord[]> {
    await this.#findShards();
    for (const shard of this.#shards) {
      while (!shard.closed) {
        shard.iterator ??= await this.#iteratorFor(shard.id);
        const asked = shard.iterator;
        // Until the records are handed over, the place on disk is the only one that counts.
        shard.iterator = undefined;
        const { records, next } = await this.#records(shard.id, asked);
        if (records.length > 0) yield records;
        shard.iterator = next ?? undefined;
        shard.closed = next === null || next === undefined;
        if (records.length === 0) break;
      }
    }
  }

  async #records(
    shardId: string,
    iterator: string,
  ): Promise<{ records: StreamRecord[]; next: string | null | undefined }> {
    const answer = Records.parse(
      await this.#engine.call('GetRecords', { ShardIterator: iterator }, 'streams'),
    );
    const { streamArn, region } = this.#options;
    const records = answer.Records.map((record) => {
      const createdAt = this.#virtual(record.dynamodb.ApproximateCreationDateTime);
      return {
        event: {
          ...record,
          awsRegion: region,
          dynamodb: {
            ...record.dynamodb,
            ApproximateCreationDateTime: Math.floor(createdAt / 1000),
          },
          eventSourceARN: streamArn,
        },
        sequence: record.dynamodb.SequenceNumber,
        shardId,
        createdAt,
      };
    });
    return { records, next: answer.NextShardIterator };
  }

  /**
   * The engine stamps in whole seconds of the machine's time, in which virtual time may have been moved by days:
   * the end of that second is meant, so that nothing looks older than it is.
   */
  #virtual(realSeconds: number): number {
    return Math.min(this.#clock.now(), this.#clock.virtualAt(realSeconds * 1000 + 999));
  }

  async #findShards(): Promise<void> {
    if (this.#shards.some(({ closed }) => !closed)) return;
    const StreamArn = await this.#arn();
    const described = Described.parse(
      await this.#engine.call('DescribeStream', { StreamArn }, 'streams'),
    );
    for (const { ShardId: id } of described.StreamDescription.Shards) {
      if (this.#shards.some((shard) => shard.id === id)) continue;
      this.#shards.push({ id, iterator: undefined, closed: false });
    }
  }

  async #iteratorFor(ShardId: string): Promise<string> {
    const StreamArn = await this.#arn();
    const place = this.#store
      .prepare('SELECT sequence FROM stream_places WHERE mapping = ? AND shard = ?')
      .get(this.#options.id, ShardId);
    const from = (position: object) =>
      this.#engine.call('GetShardIterator', { StreamArn, ShardId, ...position }, 'streams');
    if (place === undefined) {
      const ShardIteratorType = this.#options.startingPosition;
      return Iterator.parse(await from({ ShardIteratorType })).ShardIterator;
    }
    try {
      const answer = await from({
        ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
        SequenceNumber: String(place['sequence']),
      });
      return Iterator.parse(answer).ShardIterator;
    } catch (error) {
      if (!(error instanceof AwsError) || error.code !== 'TrimmedDataAccessException') throw error;
      return Iterator.parse(await from({ ShardIteratorType: 'TRIM_HORIZON' })).ShardIterator;
    }
  }

  async #arn(): Promise<string> {
    const { tableName } = this.#options;
    this.#engineStreamArn ??= (await this.#engine.describe(tableName))?.LatestStreamArn;
    if (this.#engineStreamArn === undefined) throw new Error(`${tableName} has no stream`);
    return this.#engineStreamArn;
  }
}
