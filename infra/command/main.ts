/** The command `rollcall`, started by rollcall.mjs. What it found out goes to the output, how far it is to the errors. */
import { createInterface } from 'node:readline/promises';
import { CommandError } from './exit-code.ts';
import { importFile, type Terminal } from './import-file.ts';
import { progressBar } from './progress-bar.ts';
import { readOptions, usage } from './read-options.ts';
import { RollcallClient } from './rollcall-client.ts';

const { stdin, stdout, stderr, argv, env } = process;

const bar = progressBar(stderr);
const terminal: Terminal = {
  say: (line) => void stdout.write(`${line}\n`),
  bar,
  ask: (question) => (stdin.isTTY && stdout.isTTY ? askYes(question) : undefined),
};

async function askYes(question: string): Promise<boolean> {
  const lines = createInterface({ input: stdin, output: stdout });
  const answer = await lines.question(question);
  lines.close();
  return /^\s*y(es)?\s*$/i.test(answer);
}

async function main(): Promise<void> {
  const args = argv.slice(2);
  if (args.some((arg) => arg === '--help' || arg === '-h')) {
    terminal.say(usage);
    return;
  }
  try {
    const options = readOptions(args, env);
    const client = new RollcallClient(options, (line) => void stderr.write(`${line}\n`));
    process.exitCode = await importFile(options, client, terminal);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    bar.end();
    stderr.write(`${error.message}\n`);
    process.exitCode = error.code;
  }
}

await main();
