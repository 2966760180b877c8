/** The product as a process of its own, as `npm start` runs it: to be measured, killed and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { root } from './root.ts';

export interface LocalProcessOptions {
  /** Keeps everything there; the same folder again continues. */
  readonly data: string;
  /** Web on this port, AWS endpoint and inbox on the next two; free ones when left out. */
  readonly port?: number;
  /** When a first start begins: an instant later than the machine's time. */
  readonly clock?: string;
}

/** Milliseconds from the start of the process. */
export interface StartTimes {
  /** Until the addresses were printed. */
  readonly printed: number;
  /** Until GET / answered 200. */
  readonly page: number;
}

const Children = z.array(z.object({ name: z.string(), pid: z.number() }));
const startsWithin = 120_000;

export class LocalProcess {
  readonly webUrl: string;
  readonly awsUrl: string;
  readonly inboxUrl: string;
  readonly took: StartTimes;
  readonly #child: ChildProcess;
  readonly #data: string;
  readonly #said: () => string;

  private constructor(parts: {
    child: ChildProcess;
    data: string;
    port: number;
    took: StartTimes;
    said: () => string;
  }) {
    this.#child = parts.child;
    this.#data = parts.data;
    this.#said = parts.said;
    this.took = parts.took;
    this.webUrl = `http://localhost:${parts.port}`;
    this.awsUrl = `http://localhost:${parts.port + 1}`;
    this.inboxUrl = `http://localhost:${parts.port + 2}`;
  }

  /** Resolves once the first page answers. @throws Error with what the process printed when it ends before */
  static async start(options: LocalProcessOptions): Promise<LocalProcess> {
    const port = options.port ?? (await threeFreePorts());
    const started = performance.now();
    const child = launch(options, port);
    let said = '';
    const printed: { after?: number } = {};
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('AWS endpoint')) printed.after ??= performance.now() - started;
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    const url = `http://localhost:${port}/`;
    while ((await statusOf(url)) !== 200) {
      const late = performance.now() - started > startsWithin;
      if (hasEnded(child) || late) {
        child.kill('SIGKILL');
        throw new Error(`The local runtime ${late ? 'does not answer' : 'ended'}:\n${said}`);
      }
      await pause(5);
    }
    const page = performance.now() - started;
    while (printed.after === undefined && !hasEnded(child)) await pause(1);
    const took = { printed: printed.after ?? page, page };
    return new LocalProcess({ child, data: options.data, port, took, said: () => said });
  }

  /** Starts it and kills it again after so many milliseconds, wherever in its start it is then. */
  static async startAndKill(
    options: LocalProcessOptions & { port: number },
    milliseconds: number,
  ): Promise<void> {
    const child = launch(options, options.port);
    child.stdout?.resume();
    child.stderr?.resume();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await Promise.race([ended, pause(milliseconds)]);
    child.kill('SIGKILL');
    await ended;
  }

  /** Everything it has printed. */
  get said(): string {
    return this.#said();
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get runs(): boolean {
    return !hasEnded(this.#child);
  }

  /** The processes that it started, by name, as it has written them down. */
  children(): { name: string; pid: number }[] {
    return Children.parse(JSON.parse(readFileSync(join(this.#data, 'children.json'), 'utf8')));
  }

  /** Processor time of it and of the processes that it started, so far; undefined where the system does not say. */
  processorSeconds(): number | undefined {
    const all = [this.pid, ...this.children().map(({ pid }) => pid)].map(processorSecondsOf);
    return all.reduce(
      (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
      0,
    );
  }

  /** SIGKILL: nothing can be put in order any more. Resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ctrl-C. */
  async stop(): Promise<void> {
    await this.#end('SIGINT');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (hasEnded(this.#child)) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill(signal);
    await ended;
  }
}

function launch({ data, clock }: LocalProcessOptions, port: number): ChildProcess {
  const start = clock === undefined ? [] : ['--clock', clock];
  return spawn(
    process.execPath,
    ['infra/local/main.ts', '--port', String(port), '--data', data, '--no-sample', ...start],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Linux: user and system time in hundredths of a second, with all threads. */
function processorSecondsOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the command in parentheses and may hold anything; count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return undefined;
  }
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const answer = await fetch(url);
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return undefined;
  }
}

/** The first of three ports in a row that are free now, on loopback. */
async function threeFreePorts(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const free = await Promise.all([first, first + 1, first + 2].map(isFree));
    if (free.every(Boolean)) return first;
  }
  throw new Error('no three free ports in a row');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
