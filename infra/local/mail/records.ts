/** What the runtime keeps of each email, in its store: it survives `kill -9`. */
import * as z from 'zod';
import type { Row } from '../rows.ts';
import { atomically, numberColumn, optionalTextColumn, textColumn } from '../rows.ts';
import type { Store } from '../interfaces.ts';

export interface AcceptedMessage {
  readonly messageId: string;
  /** Virtual, milliseconds. */
  readonly acceptedAt: number;
  /** The envelope's sender and recipients, bare addresses. */
  readonly source: string;
  readonly recipients: readonly string[];
  readonly configurationSet: string | undefined;
  readonly tags: readonly (readonly [string, string])[];
  readonly caller: string;
  /** The message as sent. */
  readonly raw: Buffer;
}

/** An event on its way to a topic. */
export interface Feedback {
  readonly topicArn: string;
  readonly event: string;
}

export interface DataPoint {
  /** Virtual, milliseconds; the start of fifteen minutes. */
  readonly at: number;
  readonly attempts: number;
  readonly bounces: number;
  readonly complaints: number;
  readonly rejects: number;
}

export type Counted = 'attempts' | 'bounces' | 'complaints' | 'rejects';

export const DAY_MS = 24 * 60 * 60_000;
const Recipients = z.array(z.string());
const Tags = z.array(z.tuple([z.string(), z.string()]));
const QUARTER_HOUR_MS = 15 * 60_000;

export class MailRecords {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    store.exec(`
      CREATE TABLE IF NOT EXISTS mail_messages (
        place INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL UNIQUE,
        accepted_at INTEGER NOT NULL, source TEXT NOT NULL, recipients TEXT NOT NULL,
        configuration_set TEXT, tags TEXT NOT NULL, caller TEXT NOT NULL, raw BLOB NOT NULL);
      CREATE TABLE IF NOT EXISTS mail_sent (at INTEGER NOT NULL, recipients INTEGER NOT NULL);
      CREATE INDEX IF NOT EXISTS mail_sent_at ON mail_sent (at);
      CREATE TABLE IF NOT EXISTS mail_feedback (
        place INTEGER PRIMARY KEY AUTOINCREMENT, topic_arn TEXT NOT NULL, event TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS mail_statistics (
        at INTEGER PRIMARY KEY, attempts INTEGER NOT NULL DEFAULT 0, bounces INTEGER NOT NULL DEFAULT 0,
        complaints INTEGER NOT NULL DEFAULT 0, rejects INTEGER NOT NULL DEFAULT 0);
    `);
  }

  /** Keeps the message until it is handed over, counts its recipients, and notes the events that its sending caused. */
  accept(message: AcceptedMessage, feedback: readonly Feedback[]): void {
    atomically(this.#store, () => {
      this.#store
        .prepare(
          `INSERT INTO mail_messages (message_id, accepted_at, source, recipients, configuration_set, tags, caller, raw)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          message.messageId,
          message.acceptedAt,
          message.source,
          JSON.stringify(message.recipients),
          message.configurationSet ?? null,
          JSON.stringify(message.tags),
          message.caller,
          message.raw,
        );
      this.#store
        .prepare('INSERT INTO mail_sent VALUES (?, ?)')
        .run(message.acceptedAt, message.recipients.length);
      this.count(message.acceptedAt, 'attempts', message.recipients.length);
      this.#note(feedback);
    });
  }

  /** The oldest message that no inbox has taken yet. */
  nextToHandOver(): AcceptedMessage | undefined {
    const row = this.#store.prepare('SELECT * FROM mail_messages ORDER BY place LIMIT 1').get();
    return row === undefined ? undefined : messageOf(row);
  }

  /** Forgets the message's text: the inbox has it. Its feedback is on disk in the same moment. */
  handedOver(
    message: AcceptedMessage,
    feedback: readonly Feedback[],
    counted: Readonly<Partial<Record<Counted, number>>>,
  ): void {
    atomically(this.#store, () => {
      this.#store.prepare('DELETE FROM mail_messages WHERE message_id = ?').run(message.messageId);
      this.count(message.acceptedAt, 'bounces', counted.bounces ?? 0);
      this.count(message.acceptedAt, 'complaints', counted.complaints ?? 0);
      this.count(message.acceptedAt, 'rejects', counted.rejects ?? 0);
      this.#note(feedback);
    });
  }

  nextFeedback(): (Feedback & { readonly place: number }) | undefined {
    const row = this.#store.prepare('SELECT * FROM mail_feedback ORDER BY place LIMIT 1').get();
    if (row === undefined) return undefined;
    return {
      place: numberColumn(row, 'place'),
      topicArn: textColumn(row, 'topic_arn'),
      event: textColumn(row, 'event'),
    };
  }

  published(place: number): void {
    this.#store.prepare('DELETE FROM mail_feedback WHERE place = ?').run(place);
  }

  /** True when no message and no event waits. */
  empty(): boolean {
    const row = this.#store
      .prepare(
        'SELECT EXISTS (SELECT 1 FROM mail_messages) OR EXISTS (SELECT 1 FROM mail_feedback) AS waits',
      )
      .get();
    return row !== undefined && numberColumn(row, 'waits') === 0;
  }

  /** Recipients of what was accepted after `since`, by instant, oldest first. Forgets what is older. */
  sentSince(since: number): { at: number; recipients: number }[] {
    this.#store.prepare('DELETE FROM mail_sent WHERE at <= ?').run(since);
    return this.#store
      .prepare('SELECT at, recipients FROM mail_sent ORDER BY at')
      .all()
      .map((row) => ({
        at: numberColumn(row, 'at'),
        recipients: numberColumn(row, 'recipients'),
      }));
  }

  count(at: number, what: Counted, amount: number): void {
    if (amount === 0) return;
    const start = at - (at % QUARTER_HOUR_MS);
    this.#store.prepare('INSERT OR IGNORE INTO mail_statistics (at) VALUES (?)').run(start);
    this.#store
      .prepare(`UPDATE mail_statistics SET ${what} = ${what} + ? WHERE at = ?`)
      .run(amount, start);
  }

  /** The last two weeks, as GetSendStatistics gives them. */
  statistics(now: number): DataPoint[] {
    return this.#store
      .prepare('SELECT * FROM mail_statistics WHERE at > ? ORDER BY at')
      .all(now - 14 * DAY_MS)
      .map((row) => ({
        at: numberColumn(row, 'at'),
        attempts: numberColumn(row, 'attempts'),
        bounces: numberColumn(row, 'bounces'),
        complaints: numberColumn(row, 'complaints'),
        rejects: numberColumn(row, 'rejects'),
      }));
  }

  #note(feedback: readonly Feedback[]): void {
    const insert = this.#store.prepare(
      'INSERT INTO mail_feedback (topic_arn, event) VALUES (?, ?)',
    );
    for (const { topicArn, event } of feedback) insert.run(topicArn, event);
  }
}

function messageOf(row: Row): AcceptedMessage {
  const raw = row['raw'];
  if (!(raw instanceof Uint8Array)) throw new Error('The column raw holds no bytes.');
  return {
    messageId: textColumn(row, 'message_id'),
    acceptedAt: numberColumn(row, 'accepted_at'),
    source: textColumn(row, 'source'),
    recipients: Recipients.parse(JSON.parse(textColumn(row, 'recipients'))),
    configurationSet: optionalTextColumn(row, 'configuration_set'),
    tags: Tags.parse(JSON.parse(textColumn(row, 'tags'))),
    caller: textColumn(row, 'caller'),
    raw: Buffer.from(raw),
  };
}
