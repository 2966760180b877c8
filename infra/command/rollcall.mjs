#!/usr/bin/env node
/**
 * `npx rollcall`: runs the command by the project's own Node 24, which reads TypeScript. Plain JavaScript, as it starts
 * by whatever Node the machine has.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const bin = join(here, '..', '..', 'node_modules', '.bin');
const own = ['node', 'node.exe'].map((name) => join(bin, name)).find((path) => existsSync(path));

if (own === undefined && Number(process.versions.node.split('.')[0]) < 24) {
  console.error('Rollcall’s packages are not installed: run "npm ci" in its folder first.');
  process.exit(1);
}
const { status, signal } = spawnSync(
  own ?? process.execPath,
  [join(here, 'main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(signal === 'SIGINT' ? 130 : (status ?? 1));
