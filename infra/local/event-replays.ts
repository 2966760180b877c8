/** Replays: what an archive holds of a time goes to the rules of its bus once more. */
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import {
  type ArchivedEvent,
  type ArchivePlace,
  type ArchiveWindow,
  type EventArchive,
  placeBefore,
} from './event-archive.ts';
import { AwsError, type Clock, type Store } from './interfaces.ts';
import {
  atomically,
  numberColumn,
  optionalNumberColumn,
  optionalTextColumn,
  type Row,
  textColumn,
} from './rows.ts';

export const replayStates = [
  'STARTING',
  'RUNNING',
  'CANCELLING',
  'COMPLETED',
  'CANCELLED',
  'FAILED',
] as const;
type ReplayState = (typeof replayStates)[number];

export interface ReplayRequest extends ArchiveWindow {
  readonly name: string;
  readonly description?: string;
  /** The rules that the events go to; all of the bus when left out. */
  readonly ruleArns?: readonly string[];
}

export interface Replay extends ReplayRequest {
  readonly state: ReplayState;
  readonly reason: string | undefined;
  /** Virtual times, milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  /** The time in the event that went last. */
  readonly lastTime: number | undefined;
}

export interface ReplaysParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly archive: EventArchive;
  /** Sends one event to the rules, in the surrounding transaction. */
  readonly send: (event: ArchivedEvent, replay: ReplayRequest) => void;
}

/** EventBridge's quota of replays at one time. */
const MOST_AT_ONCE = 10;
/** Replays are kept for this long after they ended. */
const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;
/** Events of one transaction: other work goes on between. */
const STEP = 100;

const SCHEMA = `
CREATE TABLE IF NOT EXISTS replays (
  name TEXT PRIMARY KEY,
  description TEXT,
  archive TEXT NOT NULL,
  from_time INTEGER NOT NULL,
  to_time INTEGER NOT NULL,
  rules TEXT,
  state TEXT NOT NULL,
  reason TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  last_time INTEGER,
  minute INTEGER NOT NULL,
  seq INTEGER NOT NULL
) STRICT;
`;
const UNDER_WAY = "state IN ('STARTING', 'RUNNING', 'CANCELLING')";

/**
 * A replay is on disk before it is acknowledged, and every step with the place that it came to: a killed run
 * goes on where it was. Events go by the minute of their own time, as EventBridge sends them, and carry the
 * replay's name.
 */
export class EventReplays {
  readonly #parts: ReplaysParts;
  readonly #named: StatementSync;
  readonly #all: StatementSync;
  readonly #underWay: StatementSync;
  #waiting = false;
  #stopped = false;

  constructor(parts: ReplaysParts) {
    this.#parts = parts;
    const { store } = parts;
    store.exec(SCHEMA);
    this.#named = store.prepare('SELECT * FROM replays WHERE name = ?');
    this.#all = store.prepare('SELECT * FROM replays ORDER BY name');
    this.#underWay = store.prepare(`SELECT * FROM replays WHERE ${UNDER_WAY} ORDER BY started_at`);
    store
      .prepare('DELETE FROM replays WHERE ended_at < ?')
      .run(parts.clock.now() - KEPT_DAYS * DAY_MS);
  }

  /** @throws AwsError `ResourceAlreadyExistsException`, `LimitExceededException` */
  start(request: ReplayRequest): Replay {
    const { store, clock } = this.#parts;
    const { name } = request;
    if (this.#named.get(name) !== undefined) {
      throw new AwsError('ResourceAlreadyExistsException', `Replay ${name} already exists.`);
    }
    if (this.#underWay.all().length >= MOST_AT_ONCE) {
      throw new AwsError(
        'LimitExceededException',
        `The requested resource exceeds the maximum number allowed: ${MOST_AT_ONCE} replays at one time.`,
      );
    }
    const place = placeBefore(request.from);
    store
      .prepare(
        `INSERT INTO replays (name, description, archive, from_time, to_time, rules, state, started_at, minute, seq)
         VALUES (?, ?, ?, ?, ?, ?, 'STARTING', ?, ?, ?)`,
      )
      .run(
        name,
        request.description ?? null,
        request.archive,
        request.from,
        request.to,
        request.ruleArns === undefined ? null : JSON.stringify(request.ruleArns),
        clock.now(),
        place.minute,
        place.seq,
      );
    this.resume();
    return this.replay(name);
  }

  /** @throws AwsError `ResourceNotFoundException` */
  replay(name: string): Replay {
    const row = this.#named.get(name);
    if (row === undefined) {
      throw new AwsError('ResourceNotFoundException', `Replay ${name} does not exist.`);
    }
    return replayOf(row);
  }

  list(): Replay[] {
    return this.#all.all().map(replayOf);
  }

  /** @throws AwsError `ResourceNotFoundException`, `IllegalStatusException` when it is over */
  cancel(name: string): Replay {
    const { state } = this.replay(name);
    if (state !== 'STARTING' && state !== 'RUNNING') {
      throw new AwsError(
        'IllegalStatusException',
        `Replay ${name} is not in a valid state for this operation.`,
      );
    }
    this.#note(name, { state: 'CANCELLING' });
    this.resume();
    return this.replay(name);
  }

  /** Goes on with what is under way: at the start of the runtime, once its buses and rules are there. */
  resume(): void {
    if (this.#waiting || this.#stopped) return;
    this.#waiting = true;
    setImmediate(() => {
      this.#waiting = false;
      if (this.#stopped) return;
      for (const row of this.#underWay.all()) this.#step(row);
      if (!this.idle()) this.resume();
    });
  }

  idle(): boolean {
    return this.#underWay.get() === undefined;
  }

  stop(): void {
    this.#stopped = true;
  }

  #step(row: Row): void {
    const { name } = replayOf(row);
    try {
      atomically(this.#parts.store, () => this.#stepOn(row));
    } catch (error) {
      console.error(`The replay ${name} failed.`, error);
      const reason = error instanceof Error ? error.message : String(error);
      this.#note(name, { state: 'FAILED', reason, ended_at: this.#parts.clock.now() });
    }
  }

  #stepOn(row: Row): void {
    const { archive, clock, send } = this.#parts;
    const replay = replayOf(row);
    const { name } = replay;
    if (replay.state === 'CANCELLING') {
      this.#note(name, { state: 'CANCELLED', ended_at: clock.now() });
      return;
    }
    const place: ArchivePlace = {
      minute: numberColumn(row, 'minute'),
      seq: numberColumn(row, 'seq'),
    };
    const events = archive.read(replay, place, STEP);
    for (const event of events) send(event, replay);
    const last = events.at(-1);
    this.#note(name, {
      state: 'RUNNING',
      ...(last === undefined ? {} : { minute: last.minute, seq: last.seq, last_time: last.time }),
      ...(events.length < STEP ? { state: 'COMPLETED', ended_at: clock.now() } : {}),
    });
  }

  #note(name: string, columns: Readonly<Record<string, SQLInputValue>>): void {
    const set = Object.keys(columns).map((column) => `${column} = ?`);
    this.#parts.store
      .prepare(`UPDATE replays SET ${set.join(', ')} WHERE name = ?`)
      .run(...Object.values(columns), name);
  }
}

function replayOf(row: Row): Replay {
  const description = optionalTextColumn(row, 'description');
  const rules = optionalTextColumn(row, 'rules');
  return {
    name: textColumn(row, 'name'),
    ...(description === undefined ? {} : { description }),
    archive: textColumn(row, 'archive'),
    from: numberColumn(row, 'from_time'),
    to: numberColumn(row, 'to_time'),
    ...(rules === undefined ? {} : { ruleArns: textsIn(rules) }),
    state: replayStates.find((state) => state === row['state']) ?? 'FAILED',
    reason: optionalTextColumn(row, 'reason'),
    startedAt: numberColumn(row, 'started_at'),
    endedAt: optionalNumberColumn(row, 'ended_at'),
    lastTime: optionalNumberColumn(row, 'last_time'),
  };
}

function textsIn(json: string): string[] {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}
