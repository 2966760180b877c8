import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { root } from './project-files.ts';

/** One slip for each rule that the house relies on most. */
const slips: Readonly<Record<string, string>> = {
  'no-floating-promises':
    'declare function send(): Promise<void>; export function handler() { send(); }',
  'no-misused-promises':
    'declare function send(): Promise<boolean>; export function handler() { return send() ? 1 : 2; }',
  'no-explicit-any': 'export const answer: any = 1;',
  'no-non-null-assertion': 'export const first = (names: string[]) => names[0]!;',
  'consistent-type-assertions':
    'export const read = (body: unknown) => body as { readonly personId: string };',
  'switch-exhaustiveness-check':
    "export function word(status: 'owed' | 'sent'): string { switch (status) { case 'owed': return 'owed'; } return ''; }",
  'no-unsafe-member-access': "export const name: unknown = JSON.parse('{}').name;",
};

const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })),
});

const folder = mkdtempSync(join(tmpdir(), 'rollcall-lint-'));
let found: z.infer<typeof Report>['diagnostics'] = [];

beforeAll(() => {
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "strict": true, "types": [], "module": "nodenext" }, "include": ["*.ts"] }',
  );
  writeFileSync(join(folder, 'tidy.ts'), 'export const season = { month: 5, day: 1 } as const;\n');
  for (const [rule, text] of Object.entries(slips)) writeFileSync(join(folder, `${rule}.ts`), text);
  const run = spawnSync(
    join(root, 'node_modules/.bin/oxlint'),
    ['--type-aware', '--format', 'json'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  found = Report.parse(JSON.parse(run.stdout)).diagnostics;
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the linter', () => {
  test.each(Object.keys(slips))('notices a break of %s', (rule) => {
    const here = found.filter(({ filename }) => filename.endsWith(`${rule}.ts`));
    expect(here.map(({ code }) => code)).toContainEqual(expect.stringContaining(rule));
  });

  test('has nothing against `as const`', () => {
    expect(found.filter(({ filename }) => filename.endsWith('tidy.ts'))).toEqual([]);
  });
});
