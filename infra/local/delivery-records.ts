/** Deliveries that wait, on disk. */
import type { StatementSync } from 'node:sqlite';
import type { Store } from './interfaces.ts';
import {
  numberColumn,
  optionalNumberColumn,
  optionalTextColumn,
  type Row,
  textColumn,
} from './rows.ts';

export interface Delivery {
  /** The rule or subscription on whose behalf. */
  readonly sourceArn: string;
  readonly targetArn: string;
  /** JSON text for the target. */
  readonly payload: string;
  /** What the dead-letter queue receives when the delivery is given up. */
  readonly original: string;
  readonly traceHeader?: string;
  /** Repetitions after the first try. */
  readonly retryAttempts: number;
  readonly maxAgeSeconds: number;
  readonly deadLetterArn?: string;
}

export interface StoredDelivery {
  readonly seq: number;
  readonly sourceArn: string;
  readonly targetArn: string;
  readonly payload: string;
  readonly original: string;
  readonly traceHeader: string | undefined;
  readonly retryAttempts: number;
  readonly maxAgeSeconds: number;
  readonly deadLetterArn: string | undefined;
  /** Tries that failed. */
  readonly tries: number;
  readonly firstAt: number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS deliveries (
  seq INTEGER PRIMARY KEY,
  owner TEXT NOT NULL,
  source_arn TEXT NOT NULL,
  target_arn TEXT NOT NULL,
  payload TEXT NOT NULL,
  original TEXT NOT NULL,
  trace_header TEXT,
  retry_attempts INTEGER NOT NULL,
  max_age_seconds INTEGER NOT NULL,
  dead_letter_arn TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  first_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (owner, due_at);
`;

export class DeliveryRecords {
  readonly #owner: string;
  readonly #insert: StatementSync;
  readonly #due: StatementSync;
  readonly #nextDue: StatementSync;
  readonly #postpone: StatementSync;
  readonly #delete: StatementSync;

  /** @param owner `events` or `sns`: they share the table, not the deliveries. */
  constructor(store: Store, owner: string) {
    this.#owner = owner;
    store.exec(SCHEMA);
    this.#insert = store.prepare(
      `INSERT INTO deliveries (owner, source_arn, target_arn, payload, original, trace_header,
         retry_attempts, max_age_seconds, dead_letter_arn, first_at, due_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#due = store.prepare(
      'SELECT * FROM deliveries WHERE owner = ? AND due_at <= ? ORDER BY due_at LIMIT ?',
    );
    this.#nextDue = store.prepare(
      'SELECT min(due_at) AS at FROM deliveries WHERE owner = ? AND due_at > ?',
    );
    this.#postpone = store.prepare('UPDATE deliveries SET tries = ?, due_at = ? WHERE seq = ?');
    this.#delete = store.prepare('DELETE FROM deliveries WHERE seq = ?');
  }

  add(delivery: Delivery, now: number): void {
    this.#insert.run(
      this.#owner,
      delivery.sourceArn,
      delivery.targetArn,
      delivery.payload,
      delivery.original,
      delivery.traceHeader ?? null,
      delivery.retryAttempts,
      delivery.maxAgeSeconds,
      delivery.deadLetterArn ?? null,
      now,
      now,
    );
  }

  due(now: number, limit: number): StoredDelivery[] {
    return this.#due.all(this.#owner, now, limit).map(storedDelivery);
  }

  anyDue(now: number): boolean {
    return this.#due.get(this.#owner, now, 1) !== undefined;
  }

  /** When the next one after `now` is due. */
  nextDueAt(now: number): number | undefined {
    const row = this.#nextDue.get(this.#owner, now);
    return row === undefined ? undefined : optionalNumberColumn(row, 'at');
  }

  postpone(delivery: StoredDelivery, dueAt: number): void {
    this.#postpone.run(delivery.tries + 1, dueAt, delivery.seq);
  }

  delete(delivery: StoredDelivery): void {
    this.#delete.run(delivery.seq);
  }
}

function storedDelivery(row: Row): StoredDelivery {
  return {
    seq: numberColumn(row, 'seq'),
    sourceArn: textColumn(row, 'source_arn'),
    targetArn: textColumn(row, 'target_arn'),
    payload: textColumn(row, 'payload'),
    original: textColumn(row, 'original'),
    traceHeader: optionalTextColumn(row, 'trace_header'),
    retryAttempts: numberColumn(row, 'retry_attempts'),
    maxAgeSeconds: numberColumn(row, 'max_age_seconds'),
    deadLetterArn: optionalTextColumn(row, 'dead_letter_arn'),
    tries: numberColumn(row, 'tries'),
    firstAt: numberColumn(row, 'first_at'),
  };
}
