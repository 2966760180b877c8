/** What passed over the buses: kept whole where an archive asks for it, else only as a line without its data. */
import type { StatementSync } from 'node:sqlite';
import { compilePattern } from './event-pattern.ts';
import type { Clock, Store } from './interfaces.ts';
import { numberColumn, optionalTextColumn, type Row, textColumn } from './rows.ts';

export interface ArchiveDefinition {
  readonly name: string;
  readonly busName: string;
  readonly pattern?: Readonly<Record<string, unknown>>;
  /** 0 keeps events for ever. */
  readonly retentionDays: number;
  readonly description?: string;
}

/** An archive with what it holds at present. */
export interface Archive extends ArchiveDefinition {
  /** Virtual time, milliseconds. */
  readonly createdAt: number;
  readonly events: number;
  readonly bytes: number;
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

/** What is taken out of an archive: by the time in the events, milliseconds, both ends included. */
export interface ArchiveWindow {
  readonly archive: string;
  readonly from: number;
  readonly to: number;
}

/** Events go by the minute of their time, within one as they came. */
export interface ArchivePlace {
  readonly minute: number;
  readonly seq: number;
}

export interface ArchivedEvent extends ArchivePlace {
  readonly id: string;
  /** The time in the event, milliseconds. */
  readonly time: number;
  readonly event: string;
}

interface Keeper extends ArchiveDefinition {
  readonly createdAt: number;
  matches(event: unknown): boolean;
}

const MINUTE_MS = 60_000;
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
CREATE TABLE IF NOT EXISTS archives (name TEXT PRIMARY KEY, created_at INTEGER NOT NULL) STRICT;
`;
/** A store of an earlier version: what was kept was then kept for every archive of its bus. */
const LATER_COLUMNS = `
ALTER TABLE bus_events ADD COLUMN time INTEGER;
ALTER TABLE bus_events ADD COLUMN minute INTEGER;
ALTER TABLE bus_events ADD COLUMN archives TEXT;
UPDATE bus_events SET time = unixepoch(json_extract(event, '$.time')) * 1000 WHERE event IS NOT NULL;
UPDATE bus_events SET minute = time / ${MINUTE_MS} WHERE time IS NOT NULL;
CREATE INDEX bus_events_minutes ON bus_events (bus, minute, seq) WHERE event IS NOT NULL;
`;
/** What an archive holds: names stand in \`archives\` between line feeds. */
const HELD =
  'bus = ? AND event IS NOT NULL AND at > ? AND (archives IS NULL OR instr(archives, ?) > 0)';

export class EventArchive {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #archives = new Map<string, Keeper>();
  readonly #insert: StatementSync;
  readonly #since: StatementSync;
  readonly #expire: StatementSync;
  readonly #figures: StatementSync;
  readonly #window: StatementSync;
  #cancelExpiry: () => void;

  constructor(store: Store, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
    store.exec(SCHEMA);
    const columns = store.prepare("SELECT name FROM pragma_table_info('bus_events')").all();
    if (!columns.some(({ name }) => name === 'minute')) store.exec(LATER_COLUMNS);
    this.#insert = store.prepare(
      `INSERT INTO bus_events (id, bus, at, source, detail_type, deliveries, event, expires_at, time, minute, archives)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#since = store.prepare('SELECT * FROM bus_events WHERE seq > ? ORDER BY seq DESC LIMIT ?');
    this.#expire = store.prepare('DELETE FROM bus_events WHERE expires_at <= ?');
    this.#figures = store.prepare(
      `SELECT count(*) AS events, coalesce(sum(length(event)), 0) AS bytes FROM bus_events WHERE ${HELD}`,
    );
    this.#window = store.prepare(
      `SELECT seq, minute, time, id, event FROM bus_events
       WHERE ${HELD} AND (minute, seq) > (?, ?) AND minute <= ? AND time BETWEEN ? AND ?
       ORDER BY minute, seq LIMIT ?`,
    );
    this.#cancelExpiry = () => {};
    this.#expireDaily();
  }

  create(definition: ArchiveDefinition): void {
    const { name, pattern } = definition;
    this.#store
      .prepare('INSERT OR IGNORE INTO archives (name, created_at) VALUES (?, ?)')
      .run(name, this.#clock.now());
    const row = this.#store.prepare('SELECT created_at FROM archives WHERE name = ?').get(name);
    this.#archives.set(name, {
      ...definition,
      createdAt: row === undefined ? this.#clock.now() : numberColumn(row, 'created_at'),
      matches: pattern === undefined ? () => true : compilePattern(pattern),
    });
  }

  list(): Archive[] {
    return [...this.#archives.values()].map(({ matches: _, ...archive }) => {
      const row = this.#figures.get(...this.#heldBy(archive));
      return {
        ...archive,
        events: row === undefined ? 0 : numberColumn(row, 'events'),
        bytes: row === undefined ? 0 : numberColumn(row, 'bytes'),
      };
    });
  }

  /** The name of an archive's bus; of none, when there is no such archive any more. */
  busOf(archive: string): string {
    return this.#archives.get(archive)?.busName ?? '';
  }

  /** Notes an event in the surrounding transaction. */
  add(
    passed: Omit<PassedEvent, 'seq' | 'event'>,
    event: { readonly text: string; readonly parsed: unknown; readonly time: number },
  ): void {
    const archives = [...this.#archives.values()].filter(
      (archive) => archive.busName === passed.bus && archive.matches(event.parsed),
    );
    const days = archives.map(({ retentionDays }) =>
      retentionDays === 0 ? Number.POSITIVE_INFINITY : retentionDays,
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
      event.time,
      minuteOf(event.time),
      archives.map(({ name }) => marked(name)).join(''),
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

  /** The next events of a window behind `place`, by the minute. */
  read({ archive, from, to }: ArchiveWindow, place: ArchivePlace, limit: number): ArchivedEvent[] {
    const keeper = this.#archives.get(archive);
    if (keeper === undefined) return [];
    const behind = [place.minute, place.seq, minuteOf(to), from, to];
    return this.#window.all(...this.#heldBy(keeper), ...behind, limit).map(archivedEvent);
  }

  stop(): void {
    this.#cancelExpiry();
  }

  #heldBy({ name, busName, retentionDays }: ArchiveDefinition): [string, number, string] {
    const since = retentionDays === 0 ? 0 : this.#clock.now() - retentionDays * DAY_MS;
    return [busName, since, marked(name)];
  }

  #expireDaily(): void {
    this.#expire.run(this.#clock.now());
    this.#cancelExpiry = this.#clock.at(this.#clock.now() + DAY_MS, () => this.#expireDaily());
  }
}

/** Before everything that a window from this time on holds. */
export function placeBefore(from: number): ArchivePlace {
  return { minute: minuteOf(from), seq: 0 };
}

function minuteOf(time: number): number {
  return Math.floor(time / MINUTE_MS);
}

/** No name of an archive holds a line feed. */
function marked(name: string): string {
  return `\n${name}\n`;
}

function archivedEvent(row: Row): ArchivedEvent {
  return {
    seq: numberColumn(row, 'seq'),
    minute: numberColumn(row, 'minute'),
    time: numberColumn(row, 'time'),
    id: textColumn(row, 'id'),
    event: textColumn(row, 'event'),
  };
}
