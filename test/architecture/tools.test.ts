import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from './project-files.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-tools-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, content: unknown): string {
  const file = join(folder, path);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('npm start and npm test', () => {
  /** Runs the installer in a project where `zod` 4.6.7 is wanted; `npm` is a stand-in that leaves a file. */
  function installed(present: Record<string, unknown> | undefined): boolean {
    cpSync(join(root, '.tools'), join(folder, '.tools'), { recursive: true });
    const optional = { 'node_modules/for-another-system': { version: '1.0.0', optional: true } };
    write('package-lock.json', {
      packages: { '': {}, 'node_modules/zod': { version: '4.6.7' }, ...optional },
    });
    mkdirSync(join(folder, 'node_modules/zod'), { recursive: true });
    if (present !== undefined) write('node_modules/.package-lock.json', { packages: present });
    const npm = write(
      'npm.mjs',
      "import { writeFileSync } from 'node:fs'; writeFileSync('asked', '');",
    );
    const run = spawnSync(process.execPath, [join(folder, '.tools/install-what-is-missing.mjs')], {
      env: { ...process.env, npm_execpath: npm, npm_node_execpath: process.execPath },
      encoding: 'utf8',
    });
    expect(run.status, run.stderr).toBe(0);
    return existsSync(join(folder, 'asked'));
  }

  test('install on a fresh clone', () => {
    expect(installed(undefined)).toBe(true);
  });

  test('install again when the lockfile wants another version', () => {
    expect(installed({ 'node_modules/zod': { version: '4.0.0' } })).toBe(true);
  });

  test('install again when a package was added', () => {
    expect(installed({})).toBe(true);
  });

  test('install nothing when all is there but what is meant for another system', () => {
    expect(installed({ 'node_modules/zod': { version: '4.6.7' } })).toBe(false);
  });
});

describe("the build's last line", () => {
  const file = (status: string, ...tests: string[]) => ({
    name: 'a.test.ts',
    status,
    assertionResults: tests.map((each) => ({ status: each })),
  });

  function addedUp(...reports: string[]) {
    const tool = join(root, '.tools/add-up-test-results.ts');
    const run = spawnSync(process.execPath, [tool, ...reports], { encoding: 'utf8' });
    return { line: run.stdout.trim(), ok: run.status === 0 };
  }

  test('adds up what passed and what was skipped in every run', () => {
    const one = write('one.json', { testResults: [file('passed', 'passed', 'passed', 'pending')] });
    const two = write('two.json', { testResults: [file('passed', 'passed', 'todo')] });
    expect(addedUp(one, two)).toEqual({ line: '3 passed, 0 failed, 2 skipped', ok: true });
  });

  test('counts a file that could not be loaded as a failure', () => {
    const one = write('one.json', {
      testResults: [file('failed'), file('failed', 'passed', 'failed')],
    });
    expect(addedUp(one)).toEqual({ line: '1 passed, 2 failed, 0 skipped', ok: false });
  });

  test('counts a run that wrote no report as a failure', () => {
    const one = write('one.json', { testResults: [file('passed', 'passed')] });
    expect(addedUp(one, join(folder, 'never-written.json'))).toEqual({
      line: '1 passed, 1 failed, 0 skipped',
      ok: false,
    });
  });

  test('fails when no test ran at all', () => {
    expect(addedUp(write('one.json', { testResults: [] })).ok).toBe(false);
  });
});
