import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { bundleFunctions } from '../../infra/bundles.ts';

/** A project folder with these files under `functions/`. */
function project(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'rollcall-bundles-'));
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'functions', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  return root;
}

const Bundle = z.object({
  handler: z.custom<() => unknown>((value) => typeof value === 'function'),
});

test('a function becomes one file that runs, also with a dependency that still uses require', async () => {
  const root = project({
    'record-hire/handler.ts':
      "import { greeting } from './old.cjs'; export const handler = (): string => greeting;",
    'record-hire/old.cjs':
      "const { basename } = require('node:path'); exports.greeting = basename('/a/good day');",
  });
  const folderOf = await bundleFunctions(root, ['record-hire'], join(root, 'out'));
  expect(folderOf('record-hire')).toBe(join(root, 'out', 'record-hire'));
  const url = pathToFileURL(join(folderOf('record-hire'), 'handler.mjs')).href;
  const bundle: unknown = await import(/* @vite-ignore */ url);
  expect(Bundle.parse(bundle).handler()).toBe('good day');
});

test('a workflow without a function is an error that names the file to write', async () => {
  const root = project({ 'record-hire/handler.ts': 'export const handler = () => 1;' });
  await expect(
    bundleFunctions(root, ['record-hire', 'greet-alumni'], join(root, 'out')),
  ).rejects.toThrow(/do not exist: functions\/greet-alumni\/handler\.ts\. Write the handler/);
});
