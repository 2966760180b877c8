/** The messages of all queues, on disk. One row a message; a write that returned survives `kill -9`. */
import { randomUUID } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import type { Store } from './interfaces.ts';
import { type MessageAttributes, md5, md5OfAttributes } from './message-attributes.ts';
import {
  atomically,
  numberColumn,
  optionalNumberColumn,
  optionalTextColumn,
  type Row,
  textColumn,
} from './rows.ts';

export interface NewMessage {
  readonly body: string;
  readonly attributes: MessageAttributes;
  /** X-Ray's header, handed on as the system attribute `AWSTraceHeader`. */
  readonly traceHeader?: string;
  readonly sender: string;
  readonly delaySeconds: number;
}

export interface StoredMessage {
  readonly seq: number;
  readonly id: string;
  readonly body: string;
  readonly md5: string;
  /** JSON of the message attributes, as sent. */
  readonly attributes: string;
  readonly attributesMd5: string | undefined;
  readonly traceHeader: string | undefined;
  readonly sender: string;
  /** Virtual time, milliseconds; kept when a message moves to a dead-letter queue, as AWS does. */
  readonly sentAt: number;
  readonly visibleAt: number;
  readonly received: number;
  readonly firstReceivedAt: number | undefined;
  readonly receipt: string | undefined;
  /** The queue that gave this message up. */
  readonly deadLetterSource: string | undefined;
}

export interface Depth {
  readonly visible: number;
  /** Received and neither deleted nor visible again. */
  readonly inFlight: number;
  /** Sent with a delay that has not passed, never received. */
  readonly delayed: number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS queue_messages (
  seq INTEGER PRIMARY KEY,
  queue TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  md5 TEXT NOT NULL,
  attributes TEXT NOT NULL,
  attributes_md5 TEXT,
  trace_header TEXT,
  sender TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  visible_at INTEGER NOT NULL,
  received INTEGER NOT NULL DEFAULT 0,
  first_received_at INTEGER,
  receipt TEXT,
  held INTEGER NOT NULL DEFAULT 0,
  dead_letter_source TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS queue_messages_next ON queue_messages (queue, visible_at);
CREATE INDEX IF NOT EXISTS queue_messages_held ON queue_messages (queue) WHERE held = 1;
`;

export class QueueMessages {
  readonly #store: Store;
  readonly #insert: StatementSync;
  readonly #next: StatementSync;
  readonly #take: StatementSync;
  readonly #find: StatementSync;
  readonly #delete: StatementSync;
  readonly #setVisible: StatementSync;
  readonly #move: StatementSync;
  readonly #count: StatementSync;
  readonly #anyVisible: StatementSync;
  readonly #nextVisibleAt: StatementSync;
  readonly #expire: StatementSync;
  readonly #oldest: StatementSync;
  readonly #purge: StatementSync;
  readonly #releaseHeld: StatementSync;

  constructor(store: Store) {
    this.#store = store;
    // Submissions carry personal data: what is deleted is overwritten, not only forgotten.
    store.exec('PRAGMA secure_delete = ON');
    store.exec(SCHEMA);
    this.#insert = store.prepare(
      `INSERT INTO queue_messages
         (queue, id, body, md5, attributes, attributes_md5, trace_header, sender, sent_at, visible_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#next = store.prepare(
      'SELECT * FROM queue_messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?',
    );
    this.#take = store.prepare(
      `UPDATE queue_messages SET visible_at = ?, received = received + 1, receipt = ?, held = ?,
         first_received_at = coalesce(first_received_at, ?) WHERE seq = ?`,
    );
    this.#find = store.prepare(
      'SELECT * FROM queue_messages WHERE seq = ? AND queue = ? AND id = ?',
    );
    this.#delete = store.prepare('DELETE FROM queue_messages WHERE seq = ?');
    this.#setVisible = store.prepare(
      'UPDATE queue_messages SET visible_at = ?, held = ? WHERE seq = ?',
    );
    this.#move = store.prepare(
      'UPDATE queue_messages SET queue = ?, visible_at = ?, receipt = NULL, held = 0, dead_letter_source = ? WHERE seq = ?',
    );
    this.#count = store.prepare(
      `SELECT coalesce(sum(visible_at <= ?1), 0) AS visible,
              coalesce(sum(visible_at > ?1 AND received > 0 AND receipt IS NOT NULL), 0) AS in_flight,
              coalesce(sum(visible_at > ?1 AND receipt IS NULL), 0) AS delayed
       FROM queue_messages WHERE queue = ?2`,
    );
    this.#anyVisible = store.prepare(
      'SELECT 1 AS found FROM queue_messages WHERE queue = ? AND visible_at <= ? LIMIT 1',
    );
    this.#nextVisibleAt = store.prepare(
      'SELECT visible_at FROM queue_messages WHERE queue = ? AND visible_at > ? ORDER BY visible_at LIMIT 1',
    );
    this.#expire = store.prepare('DELETE FROM queue_messages WHERE queue = ? AND sent_at <= ?');
    this.#oldest = store.prepare('SELECT min(sent_at) AS at FROM queue_messages WHERE queue = ?');
    this.#purge = store.prepare('DELETE FROM queue_messages WHERE queue = ?');
    this.#releaseHeld = store.prepare(
      'UPDATE queue_messages SET visible_at = ?, held = 0 WHERE queue = ? AND held = 1',
    );
  }

  insert(queue: string, message: NewMessage, now: number): { id: string; md5: string } {
    const id = randomUUID();
    const digest = md5(message.body);
    const hasAttributes = Object.keys(message.attributes).length > 0;
    this.#insert.run(
      queue,
      id,
      message.body,
      digest,
      hasAttributes ? JSON.stringify(message.attributes) : '{}',
      hasAttributes ? md5OfAttributes(message.attributes) : null,
      message.traceHeader ?? null,
      message.sender,
      now,
      now + message.delaySeconds * 1000,
    );
    return { id, md5: digest };
  }

  /** The next visible messages, oldest first. They stay as they are until `take`. */
  next(queue: string, now: number, max: number): StoredMessage[] {
    return this.#next.all(queue, now, max).map(storedMessage);
  }

  /** Hides a message until `visibleAt` under a new receipt. `held`: in the hands of a function of ours. */
  take(message: StoredMessage, now: number, visibleAt: number, held: boolean): StoredMessage {
    const receipt = randomUUID();
    this.#take.run(visibleAt, receipt, held ? 1 : 0, now, message.seq);
    return {
      ...message,
      receipt,
      visibleAt,
      received: message.received + 1,
      firstReceivedAt: message.firstReceivedAt ?? now,
    };
  }

  find(queue: string, seq: number, id: string): StoredMessage | undefined {
    const row = this.#find.get(seq, queue, id);
    return row === undefined ? undefined : storedMessage(row);
  }

  delete(seq: number): void {
    this.#delete.run(seq);
  }

  setVisibleAt(seq: number, visibleAt: number, held: boolean): void {
    this.#setVisible.run(visibleAt, held ? 1 : 0, seq);
  }

  moveTo(queue: string, message: StoredMessage, now: number, source: string | null): void {
    this.#move.run(queue, now, source, message.seq);
  }

  depth(queue: string, now: number): Depth {
    const row = this.#count.get(now, queue);
    if (row === undefined) return { visible: 0, inFlight: 0, delayed: 0 };
    return {
      visible: numberColumn(row, 'visible'),
      inFlight: numberColumn(row, 'in_flight'),
      delayed: numberColumn(row, 'delayed'),
    };
  }

  anyVisible(queue: string, now: number): boolean {
    return this.#anyVisible.get(queue, now) !== undefined;
  }

  /** When the next hidden message comes into sight, if there is one. */
  nextVisibleAt(queue: string, now: number): number | undefined {
    const row = this.#nextVisibleAt.get(queue, now);
    return row === undefined ? undefined : numberColumn(row, 'visible_at');
  }

  /** Forgets messages sent at or before `sentBefore`; returns how many. */
  expire(queue: string, sentBefore: number): number {
    return Number(this.#expire.run(queue, sentBefore).changes);
  }

  /** When the oldest message was sent, if there is one. */
  oldestSentAt(queue: string): number | undefined {
    const row = this.#oldest.get(queue);
    return row === undefined ? undefined : optionalNumberColumn(row, 'at');
  }

  purge(queue: string): void {
    this.#purge.run(queue);
  }

  /** Brings back what was in the hands of functions when the process died: nobody works on it any more. */
  releaseHeld(queue: string, now: number): void {
    this.#releaseHeld.run(now, queue);
  }

  atomically<T>(work: () => T): T {
    return atomically(this.#store, work);
  }
}

function storedMessage(row: Row): StoredMessage {
  return {
    seq: numberColumn(row, 'seq'),
    id: textColumn(row, 'id'),
    body: textColumn(row, 'body'),
    md5: textColumn(row, 'md5'),
    attributes: textColumn(row, 'attributes'),
    attributesMd5: optionalTextColumn(row, 'attributes_md5'),
    traceHeader: optionalTextColumn(row, 'trace_header'),
    sender: textColumn(row, 'sender'),
    sentAt: numberColumn(row, 'sent_at'),
    visibleAt: numberColumn(row, 'visible_at'),
    received: numberColumn(row, 'received'),
    firstReceivedAt: optionalNumberColumn(row, 'first_received_at'),
    receipt: optionalTextColumn(row, 'receipt'),
    deadLetterSource: optionalTextColumn(row, 'dead_letter_source'),
  };
}
