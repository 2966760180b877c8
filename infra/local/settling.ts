import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

/** One part of the runtime, and what it is busy with: empty when it has nothing ready to do. */
export type BusyPart = () => readonly string[];

/** Knows when nothing is ready to be worked on at the present virtual time. The parts that tell cheapest come first. */
export class Settling {
  readonly #parts: readonly BusyPart[];
  /** Sends off what only waits for company: nobody who waits for calm has to wait for a batch to fill. */
  readonly #flush: () => void;

  constructor(parts: readonly BusyPart[], flush: () => void) {
    this.#parts = parts;
    this.#flush = flush;
  }

  /** What is still busy, in words. */
  busy(): string[] {
    return this.#parts.flatMap((part) => part());
  }

  /** Waits, in real time, until everything is idle; resolves with what is still busy after `timeoutMs`. */
  async settle(timeoutMs: number): Promise<string[]> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      this.#flush();
      if (this.#idle() && (await this.#stays())) return [];
      if (performance.now() >= deadline) return this.busy();
      await wait(1);
    }
  }

  #idle(): boolean {
    return this.#parts.every((part) => part().length === 0);
  }

  /** Work is handed on between turns of the event loop: idle means idle over several of them. */
  async #stays(): Promise<boolean> {
    for (let turn = 0; turn < 3; turn += 1) {
      await nextTurn();
      if (!this.#idle()) return false;
    }
    return true;
  }
}
