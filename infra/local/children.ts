import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { join } from 'node:path';
import * as z from 'zod';

export interface ChildSpec {
  /** Shown to the user, and the name of its log file. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Found anew before each start, such as a port that is free then. */
  readonly moreArgs?: () => Promise<readonly string[]>;
  /** How often it is started before that counts as failed; once when left out. */
  readonly tries?: number;
  /** Its whole environment; nothing of ours is inherited but PATH and HOME. */
  readonly env?: Readonly<Record<string, string>>;
  /** Done before each start, after anything that an earlier one left has ended. */
  readonly prepare?: () => void;
  /** Resolves true once the child answers; asked every few milliseconds after each start. */
  readonly ready: () => Promise<boolean>;
}

export interface Child {
  readonly pid: () => number | undefined;
  /** Resolves as soon as the child answers (again); rejects when it could not be started for a minute. */
  whenReady(): Promise<void>;
  stop(): Promise<void>;
}

const Written = z.array(z.object({ name: z.string(), pid: z.number(), started: z.string() }));

const READY_WITHIN_MS = 60_000;
/** A child that keeps ending is started again at this pace, so that it cannot eat the machine. */
const RESTART_PAUSE_MS = 100;

/**
 * The processes that the runtime starts. Their ids are on disk as soon as they run, with the time at which the
 * system says they started, so that the next start can end what a `kill -9` left behind, and nothing else: a number
 * that the system has given to another process meanwhile does not match.
 */
export class Children {
  readonly #dir: string;
  readonly #file: string;
  readonly #running = new Map<string, { pid: number; started: string }>();
  readonly #children: Child[] = [];
  #stopped = false;

  /** `dir` holds `children.json` and the folder `logs`. */
  constructor(dir: string) {
    this.#dir = dir;
    this.#file = join(dir, 'children.json');
    mkdirSync(join(dir, 'logs'), { recursive: true });
  }

  /** Ends what an earlier run left behind; resolves when none of it runs any more. Returns the names. */
  async endLeftovers(): Promise<string[]> {
    const ended: string[] = [];
    for (const { name, pid, started } of this.#written()) {
      if (startOf(pid) !== started) continue;
      await end(pid, started);
      ended.push(name);
    }
    return ended;
  }

  /**
   * Ends processes that were started with `mark` among their arguments, though no list names them: a run that was
   * killed between starting one and noting it. The mark must be nobody else's, such as an option with a file of
   * ours. Only Linux tells; elsewhere nothing is ended.
   */
  async endStrays(mark: readonly [string, ...string[]]): Promise<void> {
    for (const pid of startedWith(mark)) {
      const started = startOf(pid);
      if (started !== undefined) await end(pid, started);
    }
  }

  /** Starts a process and keeps it running: when it ends without having been asked to, it is started again. */
  async start(spec: ChildSpec): Promise<Child> {
    if (this.#stopped) throw new Error(`${spec.name} is not started any more: the runtime ends`);
    const keeper = new Keeper(spec, join(this.#dir, 'logs', `${spec.name}.log`), (pid) =>
      this.#note(spec.name, pid),
    );
    this.#children.push(keeper);
    for (let tries = 1; ; tries += 1) {
      try {
        await keeper.whenReady();
        return keeper;
      } catch (error) {
        if (tries >= (spec.tries ?? 1)) throw error;
      }
    }
  }

  /** The process id of a child that runs, by its name. */
  pid(name: string): number | undefined {
    return this.#running.get(name)?.pid;
  }

  /** Ends all; what asks to be started from now on is refused. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#children.map((child) => child.stop()));
  }

  #note(name: string, pid: number | undefined): void {
    const started = pid === undefined ? undefined : startOf(pid);
    if (pid === undefined || started === undefined) this.#running.delete(name);
    else this.#running.set(name, { pid, started });
    const rows = [...this.#running].map(([name, child]) => ({ name, ...child }));
    // Renaming is atomic: a kill between leaves the old list or the new one, never half of one.
    writeFileSync(`${this.#file}.new`, JSON.stringify(rows, null, 2));
    renameSync(`${this.#file}.new`, this.#file);
  }

  #written(): z.infer<typeof Written> {
    try {
      return Written.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      return [];
    }
  }
}

class Keeper implements Child {
  readonly #spec: ChildSpec;
  readonly #log: string;
  readonly #noted: (pid: number | undefined) => void;
  #process: ChildProcess | undefined;
  #ready: Promise<void>;
  #stopping = false;

  constructor(spec: ChildSpec, log: string, noted: (pid: number | undefined) => void) {
    this.#spec = spec;
    this.#log = log;
    this.#noted = noted;
    this.#ready = this.#launch();
  }

  pid(): number | undefined {
    return this.#process?.pid;
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const kill = setTimeout(() => child.kill('SIGKILL'), 2_000);
    await ended;
    clearTimeout(kill);
    this.#noted(undefined);
  }

  async #launch(): Promise<void> {
    this.#spec.prepare?.();
    const more = (await this.#spec.moreArgs?.()) ?? [];
    if (this.#stopping) return;
    const log = openSync(this.#log, 'a');
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(this.#spec.command, [...this.#spec.args, ...more], {
      env: { PATH, HOME, TZ: 'UTC', ...this.#spec.env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#process = child;
    const failed = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(`ended with ${signal ?? `code ${code}`}`));
    });
    this.#noted(child.pid);
    let ended: string | undefined;
    void failed.then((reason) => {
      ended = reason;
      this.#restart();
    });
    const deadline = Date.now() + READY_WITHIN_MS;
    while (!(await this.#spec.ready().catch(() => false))) {
      if (ended !== undefined || this.#stopping || Date.now() > deadline) {
        const why = ended ?? 'does not answer';
        throw new Error(`${this.#spec.name} ${why}; its output is in ${this.#log}`);
      }
      await wait(10);
    }
  }

  #restart(): void {
    if (this.#stopping) return;
    this.#ready = wait(RESTART_PAUSE_MS).then(() => this.#launch());
    // A failure is seen by who waits for it; here it must not end the runtime.
    this.#ready.catch(() => undefined);
  }
}

/**
 * When the system says that process `pid` started, as text to compare, or undefined when it does not run.
 * On Linux in clock ticks since boot with the boot's own id; elsewhere as `ps` or PowerShell prints it.
 */
export function startOf(pid: number): string | undefined {
  try {
    switch (process.platform) {
      case 'linux': {
        const fields = statOf(`/proc/${pid}`);
        if (hasEnded(fields) && !hasLivingThread(pid)) return undefined;
        const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
        return `${boot} ${fields[19]}`;
      }
      case 'win32':
        return output('powershell', [
          '-NoProfile',
          '-Command',
          `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`,
        ]);
      default:
        return output('ps', ['-o', 'lstart=', '-p', String(pid)]);
    }
  } catch {
    return undefined;
  }
}

async function end(pid: number, started: string): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (startOf(pid) === started) await wait(5);
}

function startedWith(mark: readonly string[]): number[] {
  if (process.platform !== 'linux') return [];
  const wanted = `\0${mark.join('\0')}\0`;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(wanted);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** What Linux says of a process or thread, from its state on. */
function statOf(folder: string): string[] {
  const stat = readFileSync(`${folder}/stat`, 'utf8');
  // The second field is the command in parentheses and may hold anything; count from behind it.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function hasEnded([state]: readonly string[]): boolean {
  return state === 'Z' || state === 'X';
}

/** A killed process keeps its ports and files until its last thread is gone, and its first may be gone long before. */
function hasLivingThread(pid: number): boolean {
  return readdirSync(`/proc/${pid}/task`).some((thread) => {
    try {
      return !hasEnded(statOf(`/proc/${pid}/task/${thread}`));
    } catch {
      return false;
    }
  });
}

function output(command: string, args: string[]): string | undefined {
  const text = execFileSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return text.trim() || undefined;
}
