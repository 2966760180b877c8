/** What passed over the buses: kept whole where an archive asks for it, else only as a line without its data. */
import type { StatementSync } from 'node:sqlite';
import { compilePattern } from './event-pattern.ts';
import type { Clock, Store } from './interfaces.ts';
import { numberColumn, optionalTextColumn, textColumn } from './rows.ts';

export interface ArchiveDefinition {
  readonly name: string;
  readonly busName: string;
  readonly pattern?: Readonly<Record<string, unknown>>;
  /** 0 keeps events for ever. */
  readonly retentionDays: number;
}

/** One event that was taken, for the local page. */
export interface PassedEvent {
  /** Counts up over all buses. */
  readonly seq: number;
  readonly id: string;
  readonly bus: string;
  /** Virtual time of `PutEvents`, milliseconds. */
  readonly at: number;
  readonly source: string;
  readonly detailType: string;
  /** How many deliveries its rules asked for. */
  readonly deliveries: number;
  /** The event's JSON text, where an archive keeps it. */
  readonly event: string | undefined;
}

interface Archive extends ArchiveDefinition {
  matches(event: unknown): boolean;
}

const DAY_MS = 86_400_000;
/** A bus without an archive keeps no data; the line that something passed goes after this long. */
const UNARCHIVED_DAYS = 4;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS bus_events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  bus TEXT NOT NULL,
  at INTEGER NOT NULL,
  source TEXT NOT NULL,
  detail_type TEXT NOT NULL,
  deliveries INTEGER NOT NULL,
  event TEXT,
  expires_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS bus_events_expiry ON bus_events (expires_at) WHERE expires_at IS NOT NULL;
`;

export class EventArchive {
  readonly #clock: Clock;
  readonly #archives = new Map<string, Archive>();
  readonly #insert: StatementSync;
  readonly #since: StatementSync;
  readonly #expire: StatementSync;
  readonly #figures: StatementSync;
  #cancelExpiry: () => void;

  constructor(store: Store, clock: Clock) {
    this.#clock = clock;
    store.exec(SCHEMA);
    this.#insert = store.prepare(
      `INSERT INTO bus_events (id, bus, at, source, detail_type, deliveries, event, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#since = store.prepare('SELECT * FROM bus_events WHERE seq > ? ORDER BY seq DESC LIMIT ?');
    this.#expire = store.prepare('DELETE FROM bus_events WHERE expires_at <= ?');
    this.#figures = store.prepare(
      'SELECT count(*) AS events, coalesce(sum(length(event)), 0) AS bytes FROM bus_events WHERE bus = ? AND event IS NOT NULL',
    );
    this.#cancelExpiry = () => {};
    this.#expireDaily();
  }

  create(definition: ArchiveDefinition): void {
    const { pattern } = definition;
    this.#archives.set(definition.name, {
      ...definition,
      matches: pattern === undefined ? () => true : compilePattern(pattern),
    });
  }

  list(): ArchiveDefinition[] {
    return [...this.#archives.values()];
  }

  /** Notes an event in the surrounding transaction. */
  add(
    passed: Omit<PassedEvent, 'seq' | 'event'>,
    event: { readonly text: string; readonly parsed: unknown },
  ): void {
    const archives = [...this.#archives.values()].filter(
      (archive) => archive.busName === passed.bus && archive.matches(event.parsed),
    );
    const days = archives.map((archive) =>
      archive.retentionDays === 0 ? Number.POSITIVE_INFINITY : archive.retentionDays,
    );
    const kept = archives.length === 0 ? UNARCHIVED_DAYS : Math.max(...days);
    this.#insert.run(
      passed.id,
      passed.bus,
      passed.at,
      passed.source,
      passed.detailType,
      passed.deliveries,
      archives.length === 0 ? null : event.text,
      Number.isFinite(kept) ? passed.at + kept * DAY_MS : null,
    );
  }

  /** The newest `limit` events after `seq`, oldest first. */
  since(seq: number, limit: number): PassedEvent[] {
    const rows = this.#since.all(seq, limit).toReversed();
    return rows.map((row) => ({
      seq: numberColumn(row, 'seq'),
      id: textColumn(row, 'id'),
      bus: textColumn(row, 'bus'),
      at: numberColumn(row, 'at'),
      source: textColumn(row, 'source'),
      detailType: textColumn(row, 'detail_type'),
      deliveries: numberColumn(row, 'deliveries'),
      event: optionalTextColumn(row, 'event'),
    }));
  }

  /** How many archived events a bus has, and their size in characters. */
  figures(bus: string): { events: number; bytes: number } {
    const row = this.#figures.get(bus);
    if (row === undefined) return { events: 0, bytes: 0 };
    return { events: numberColumn(row, 'events'), bytes: numberColumn(row, 'bytes') };
  }

  stop(): void {
    this.#cancelExpiry();
  }

  #expireDaily(): void {
    this.#expire.run(this.#clock.now());
    this.#cancelExpiry = this.#clock.at(this.#clock.now() + DAY_MS, () => this.#expireDaily());
  }
}
