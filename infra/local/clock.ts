import type { Clock, Store } from './interfaces.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** setTimeout counts in a signed 32-bit number of milliseconds (24.8 days). */
const LONGEST_TIMEOUT_MS = 2_147_483_647;

/**
 * Virtual time: real time plus an offset that only grows. The offset is on disk before the clock shows it, so that
 * a restart never goes back in time.
 */
export class VirtualClock implements Clock {
  /** The offset in milliseconds, shared with the functions' workers so that they never lag behind. */
  readonly sharedOffset = new SharedArrayBuffer(8);
  readonly #cell = new BigInt64Array(this.sharedOffset);
  readonly #store: Store;
  readonly #timers: Timer[] = [];
  readonly #realNow: () => number;
  #wakeUp: NodeJS.Timeout | undefined;

  /** `realNow` is the machine's time; tests give their own. */
  constructor(store: Store, realNow: () => number = Date.now) {
    this.#store = store;
    this.#realNow = realNow;
    // Every move is kept: stamps that the table engine makes in real time are read as virtual ones through it.
    store.exec(
      'CREATE TABLE IF NOT EXISTS clock_moves (real_ms INTEGER PRIMARY KEY, offset_ms INTEGER NOT NULL)',
    );
    const last = store.prepare('SELECT max(offset_ms) AS offset FROM clock_moves').get();
    this.#cell[0] = BigInt(Number(last?.['offset'] ?? 0));
  }

  now(): number {
    return this.#realNow() + this.offset();
  }

  /** How far virtual time is ahead of the machine's, in milliseconds. */
  offset(): number {
    return Number(Atomics.load(this.#cell, 0));
  }

  /** Moves virtual time forward to `to` (ms) and runs the timers that became due; an earlier time changes nothing. */
  advanceTo(to: number): void {
    const real = this.#realNow();
    const offset = Math.ceil(to - real);
    if (offset <= this.offset()) return;
    this.#store.prepare('INSERT OR REPLACE INTO clock_moves VALUES (?, ?)').run(real, offset);
    Atomics.store(this.#cell, 0, BigInt(offset));
    this.#runDue();
  }

  /** The virtual time that it was when the machine's clock said `real` (ms). */
  virtualAt(real: number): number {
    const row = this.#store
      .prepare(
        'SELECT offset_ms AS offset FROM clock_moves WHERE real_ms <= ? ORDER BY real_ms DESC LIMIT 1',
      )
      .get(Math.ceil(real));
    return real + Number(row?.['offset'] ?? 0);
  }

  at(at: number, run: () => void): () => void {
    const timer: Timer = { at, run };
    const index = this.#timers.findIndex((other) => other.at > at);
    if (index === -1) this.#timers.push(timer);
    else this.#timers.splice(index, 0, timer);
    this.#schedule();
    return () => {
      const place = this.#timers.indexOf(timer);
      if (place === -1) return;
      this.#timers.splice(place, 1);
      this.#schedule();
    };
  }

  /** Forgets all timers, so that nothing more runs. */
  stop(): void {
    this.#timers.length = 0;
    clearTimeout(this.#wakeUp);
  }

  #runDue(): void {
    for (;;) {
      const first = this.#timers[0];
      if (first === undefined || first.at > this.now()) break;
      this.#timers.shift();
      first.run();
    }
    this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#wakeUp);
    const first = this.#timers[0];
    if (first === undefined) return;
    const wait = Math.max(0, Math.min(first.at - this.now(), LONGEST_TIMEOUT_MS));
    this.#wakeUp = setTimeout(() => this.#runDue(), wait);
  }
}
