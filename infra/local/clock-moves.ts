import type { VirtualClock } from './clock.ts';
import { HOUR_MS, type Schedules } from './schedules.ts';
import type { Settling } from './settling.ts';

export interface ClockMovesParts {
  readonly clock: VirtualClock;
  readonly schedules: Schedules;
  readonly settling: Settling;
  /** Tells the user something in one line. */
  readonly say: (line: string) => void;
}

/** A step that does not settle within this real time is left behind, so that the clock still arrives. */
const STEP_LIMIT_MS = 60_000;
/**
 * The last steps are a minute each: what the first of them finds due, later ones carry on, so that at the arrival
 * everything due has run its course and not only its first step.
 */
const LAST_STEPS = 3;
const MINUTE_MS = 60_000;
/** A typing error in the year must not keep the machine busy for a day. */
const FARTHEST_MS = 20 * 366 * 24 * HOUR_MS;

/** Moves virtual time forward, hour by hour, with everything settling in between. */
export class ClockMoves {
  readonly #parts: ClockMovesParts;
  #target: number | undefined;
  #stopped = false;

  constructor(parts: ClockMovesParts) {
    this.#parts = parts;
  }

  /** Where the clock is being moved to (ms), or undefined when it has arrived. */
  target(): number | undefined {
    return this.#target;
  }

  /**
   * Begins to move the clock to `to` (ms); a move that is under way is extended.
   * @throws Error with a sentence for the user when `to` is in the past or absurdly far.
   */
  moveTo(to: number): void {
    const now = this.#parts.clock.now();
    const from = this.#target ?? now;
    if (to < from) {
      const instant = (ms: number) => new Date(ms).toISOString();
      throw new Error(
        `The clock only moves forward: it is ${instant(now)} now, and ${instant(to)} is earlier${this.#target === undefined ? '' : ` than ${instant(from)}, where it is already going`}.`,
      );
    }
    if (to - now > FARTHEST_MS) throw new Error('The clock moves at most 20 years at a time.');
    const underWay = this.#target !== undefined;
    this.#target = to;
    if (!underWay) void this.#move().catch((error: unknown) => this.#parts.say(String(error)));
  }

  stop(): void {
    this.#stopped = true;
  }

  async #move(): Promise<void> {
    const { clock, schedules } = this.#parts;
    schedules.pause();
    try {
      await this.#settle();
      while (!this.#stopped && this.#target !== undefined) {
        const now = clock.now();
        const calmUntil = this.#target - LAST_STEPS * MINUTE_MS;
        const next = now < calmUntil ? Math.min(now + HOUR_MS, calmUntil) : now + MINUTE_MS;
        const last = next >= this.#target;
        clock.advanceTo(Math.min(next, this.#target));
        schedules.fireStep();
        await this.#settle();
        if (last && clock.now() >= this.#target) return;
      }
    } finally {
      this.#target = undefined;
      if (!this.#stopped) schedules.resume();
    }
  }

  async #settle(): Promise<void> {
    const { settling, clock, say } = this.#parts;
    const busy = await settling.settle(STEP_LIMIT_MS);
    if (busy.length === 0) return;
    say(`${new Date(clock.now()).toISOString()}: still busy, going on: ${busy.join('; ')}`);
  }
}
