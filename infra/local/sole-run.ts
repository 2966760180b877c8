import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { startOf } from './children.ts';

const FILE = 'runtime.json';
const Written = z.object({ pid: z.number(), started: z.string() });

/** Keeps two runtimes from working on the same data. */
export class SoleRun {
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  /** @throws Error with a sentence when another runtime works on this folder. */
  static claim(dir: string): SoleRun {
    mkdirSync(dir, { recursive: true });
    const other = readOther(join(dir, FILE));
    if (other !== undefined && startOf(other.pid) === other.started) {
      throw new Error(
        `Another run (process ${other.pid}) already works on ${dir}. End it first, or give another folder with --data.`,
      );
    }
    const own = { pid: process.pid, started: startOf(process.pid) ?? '' };
    writeFileSync(join(dir, FILE), JSON.stringify(own));
    return new SoleRun(dir);
  }

  /** Deletes all data; the claim stays. */
  deleteEverythingElse(): void {
    for (const name of readdirSync(this.#dir)) {
      if (name !== FILE) rmSync(join(this.#dir, name), { recursive: true, force: true });
    }
    mkdirSync(join(this.#dir, 'logs'), { recursive: true });
  }

  release(): void {
    rmSync(join(this.#dir, FILE), { force: true });
  }
}

function readOther(file: string): z.output<typeof Written> | undefined {
  try {
    return Written.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
