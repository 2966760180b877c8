/** A running product that is killed again and again, and what goes on around it meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startOf } from '../../infra/local/children.ts';
import { LocalProcess } from './local-process.ts';
import { Operator } from './operator.ts';

/** What is killed: the runtime itself, the runtime and its next start as well, or one of the programs beside it. */
export type Victim = 'runtime' | 'start' | 'tables' | 'maildev';

/** So long may one thing take, with all its repetitions. */
const patienceMs = 120_000;

export class KilledLife {
  readonly data: string;
  readonly operator: Operator;
  /** Milliseconds from each start after a kill to the first page. */
  readonly restarts: number[] = [];
  kills = 0;
  #process: LocalProcess;
  readonly #port: number;
  #restarting: Promise<void> = Promise.resolve();

  private constructor(data: string, started: LocalProcess) {
    this.data = data;
    this.#process = started;
    this.#port = Number(new URL(started.webUrl).port);
    this.operator = new Operator(started);
  }

  /** Begins with nothing, at an instant later than the machine's. */
  static async begin(clock: string): Promise<KilledLife> {
    const data = mkdtempSync(join(tmpdir(), 'rollcall-'));
    return new KilledLife(data, await LocalProcess.start({ data, clock }));
  }

  async end(): Promise<void> {
    await this.#restarting;
    this.operator.close();
    await this.#process.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  get webUrl(): string {
    return this.#process.webUrl;
  }

  get inboxUrl(): string {
    return this.#process.inboxUrl;
  }

  /**
   * SIGKILL. The runtime is started again on the same data at once; its children start again by themselves.
   * @throws Error when something of the killed run still runs after the new start
   */
  async kill(victim: Victim, random: () => number): Promise<void> {
    this.kills += 1;
    const children = this.#process.children();
    if (victim === 'tables' || victim === 'maildev') {
      const child = children.find(({ name }) => name === victim);
      if (child !== undefined) process.kill(child.pid, 'SIGKILL');
      return;
    }
    const left = children.map((child) => ({ ...child, started: startOf(child.pid) }));
    const usual = Math.max(...this.restarts, 1500);
    this.#restarting = this.#restart(victim === 'start' ? random() * usual : undefined);
    await this.#restarting;
    for (const { name, pid, started } of left) {
      if (started !== undefined && startOf(pid) === started) {
        throw new Error(`${name} of the killed run still runs`);
      }
    }
  }

  async #restart(killedAfter: number | undefined): Promise<void> {
    await this.#process.kill();
    const again = { data: this.data, port: this.#port };
    if (killedAfter !== undefined) {
      this.kills += 1;
      await LocalProcess.startAndKill(again, killedAfter);
    }
    this.#process = await LocalProcess.start(again);
    this.restarts.push(this.#process.took.page);
  }

  /** Does something until it succeeds: what a kill interrupted is done again once everything is up. */
  async persist<Result>(work: () => Promise<Result>): Promise<Result> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      await this.#restarting;
      try {
        return await work();
      } catch (error) {
        if (performance.now() > deadline) throw error;
        await pause(50);
      }
    }
  }

  /** Moves the clock there, however often it is interrupted, and waits until all is done. */
  async persistTo(instant: string): Promise<void> {
    await this.persist(async () => {
      if ((await this.operator.now()) < Date.parse(instant)) {
        await this.operator.beginMoveTo(instant);
      }
      await this.operator.settled(patienceMs / 1000);
      if ((await this.operator.now()) < Date.parse(instant)) throw new Error('not there yet');
    });
  }
}
