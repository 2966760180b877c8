import { randomUUID } from 'node:crypto';
import type { Clock, Store } from './interfaces.ts';

export interface Schedule {
  readonly ruleArn: string;
  readonly everyMs: number;
  /** Hands the event, as JSON text, to the rule's targets. */
  readonly fire: (event: string) => void;
}

export interface SchedulesParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
}

const UNITS: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};
export const HOUR_MS = 3_600_000;

/**
 * Milliseconds between two firings of `rate(5 minutes)`.
 * @throws Error for anything else: AWS's cron is not known here.
 */
export function everyMs(expression: string): number {
  const match = /^rate\((\d+) (minute|hour|day)(s?)\)$/.exec(expression);
  const count = Number(match?.[1] ?? 0);
  const unit = UNITS[match?.[2] ?? ''];
  // AWS wants "1 minute" and "5 minutes", and refuses the other forms.
  if (count < 1 || unit === undefined || (count === 1) === (match?.[3] === 's')) {
    throw new Error(`the ScheduleExpression ${expression} is not known here; use rate(...)`);
  }
  return count * unit;
}

/** EventBridge's schedules on the default bus, on virtual time. */
export class Schedules {
  readonly #parts: SchedulesParts;
  readonly #schedules: Schedule[] = [];
  readonly #next = new Map<Schedule, number>();
  readonly #cancel = new Map<Schedule, () => void>();
  #paused = false;

  constructor(parts: SchedulesParts) {
    this.#parts = parts;
    parts.store.exec(
      'CREATE TABLE IF NOT EXISTS schedule_firings (rule TEXT PRIMARY KEY, fired_at INTEGER NOT NULL) STRICT',
    );
  }

  add(schedule: Schedule): void {
    this.#schedules.push(schedule);
  }

  /** Starts to fire at each schedule's rate; one that came due while nothing ran fires at once. */
  start(): void {
    const now = this.#parts.clock.now();
    for (const schedule of this.#schedules) {
      const row = this.#parts.store
        .prepare('SELECT fired_at FROM schedule_firings WHERE rule = ?')
        .get(schedule.ruleArn);
      const last = row === undefined ? now : Number(row['fired_at']);
      this.#next.set(schedule, Math.max(now, last + schedule.everyMs));
      this.#arm(schedule);
    }
  }

  /** While virtual time is being moved, schedules fire by `fireStep` only. */
  pause(): void {
    this.#paused = true;
    for (const cancel of this.#cancel.values()) cancel();
  }

  resume(): void {
    this.#paused = false;
    for (const schedule of this.#schedules) this.#arm(schedule);
  }

  /**
   * One step of at most an hour: fires each schedule once; those that are rarer than hourly only when they are due.
   */
  fireStep(): void {
    const now = this.#parts.clock.now();
    for (const schedule of this.#schedules) {
      const due = this.#next.get(schedule) ?? now;
      if (schedule.everyMs <= HOUR_MS || due <= now) this.#fire(schedule);
    }
  }

  #arm(schedule: Schedule): void {
    const next = this.#next.get(schedule);
    if (next === undefined || this.#paused) return;
    this.#cancel.set(
      schedule,
      this.#parts.clock.at(next, () => {
        this.#fire(schedule);
        this.#arm(schedule);
      }),
    );
  }

  #fire(schedule: Schedule): void {
    const { clock, store, region, account } = this.#parts;
    const now = clock.now();
    this.#next.set(schedule, now + schedule.everyMs);
    store
      .prepare('INSERT OR REPLACE INTO schedule_firings VALUES (?, ?)')
      .run(schedule.ruleArn, Math.floor(now));
    schedule.fire(
      JSON.stringify({
        version: '0',
        id: randomUUID(),
        'detail-type': 'Scheduled Event',
        source: 'aws.events',
        account,
        time: `${new Date(now).toISOString().slice(0, 19)}Z`,
        region,
        resources: [schedule.ruleArn],
        detail: {},
      }),
    );
  }
}
