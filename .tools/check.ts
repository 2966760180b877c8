/**
 * `npm run check`: format, lint, types, import rules and dead code, as many side by side as there are
 * cores. Prints each part's time; what a part says is printed only when it fails.
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

interface Part {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

/** The slowest first, so that the short ones fill the gaps. */
const parts: readonly Part[] = [
  {
    name: 'types',
    command: ['tsc', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/types.tsbuildinfo'],
  },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'import rules', command: ['depcruise', '--config', '.dependency-cruiser.mjs', '.'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  { name: 'format', command: ['biome', 'format', '--max-diagnostics=50'] },
];

interface Outcome {
  readonly part: Part;
  readonly ok: boolean;
  readonly seconds: number;
  readonly output: string;
}

function run(part: Part): Promise<Outcome> {
  const started = performance.now();
  const [tool, ...options] = part.command;
  return new Promise((resolve) => {
    let output = '';
    const finish = (ok: boolean) =>
      resolve({ part, ok, output, seconds: (performance.now() - started) / 1000 });
    const child = spawn(join(root, 'node_modules', '.bin', tool), options, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      output += `${tool} could not be started: ${error.message}\n`;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

function report({ part, ok, seconds, output }: Outcome): void {
  console.log(
    `${ok ? 'ok    ' : 'FAILED'} ${part.name.padEnd(13)}${seconds.toFixed(1).padStart(5)} s`,
  );
  if (!ok) console.log(output.trimEnd());
}

const waiting = [...parts];
const outcomes: Outcome[] = [];

async function work(): Promise<void> {
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const outcome = await run(part);
    outcomes.push(outcome);
    report(outcome);
  }
}

const started = performance.now();
await Promise.all(Array.from({ length: availableParallelism() }, work));
const failed = outcomes.filter(({ ok }) => !ok).map(({ part }) => part.name);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (failed.length > 0) {
  console.log(`check failed in ${seconds} s: ${failed.join(', ')}`);
  process.exitCode = 1;
} else {
  console.log(`check passed in ${seconds} s`);
}
