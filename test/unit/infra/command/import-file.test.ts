import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CommandError } from '../../../../infra/command/exit-code.ts';
import { importFile } from '../../../../infra/command/import-file.ts';
import type { Options } from '../../../../infra/command/read-options.ts';
import { RollcallClient } from '../../../../infra/command/rollcall-client.ts';

vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

/** What the API does as far as the command can tell; `fails` breaks calls off before they arrive. */
class MadeUpRollcall {
  readonly calls: string[] = [];
  readonly parts = new Map<number, number>();
  status = 'uploading';
  begun = 0;
  fails: (call: string) => boolean = () => false;
  total = 2;
  problem: string | undefined;

  async answer(url: string, { method = 'GET', body }: RequestInit): Promise<Response> {
    const { pathname } = new URL(url);
    const call = `${method} ${pathname.replace(/^.*imports\/[0-9a-f-]{36}/, '…')}`;
    if (this.fails(call)) throw new TypeError('fetch failed');
    this.calls.push(call);
    switch (call) {
      case 'GET /_local/clients': {
        const clients = [{ clientId: 'c', clientSecret: 's', scopes: ['x/events.write'] }];
        return Response.json({ tokenUrl: 'http://localhost:4001/pool/oauth2/token', clients });
      }
      case 'POST /pool/oauth2/token':
        return Response.json({ access_token: 't' });
      case 'POST /v1/imports':
        this.begun += 1;
        this.status = 'uploading';
        return Response.json({ importId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b' });
      case 'POST …/uploaded':
        this.status = 'ready';
        return this.told();
      case 'POST …/confirm':
        this.status = 'running';
        return this.told();
      case 'POST …/discard':
        this.status = 'discarded';
        return this.told();
      case 'GET …/report.csv':
        return new Response('row,outcome\n2,new\n');
      case 'GET …': {
        const told = this.told();
        if (this.status === 'running') this.status = 'done';
        return told;
      }
      default: {
        const part = /^PUT …\/parts\/(\d)$/.exec(call)?.[1];
        if (part === undefined) return new Response('{"title":"no such call"}', { status: 404 });
        this.parts.set(Number(part), body instanceof Uint8Array ? body.length : -1);
        return Response.json({ kept: Number(part) });
      }
    }
  }

  private told(): Response {
    const parts = [0, 1, 2];
    return Response.json({
      importId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
      fileName: 'hires.csv',
      status: this.status,
      console: '/console/imports/3f2b8c1e',
      ...(this.status === 'uploading'
        ? { partBytes: 4, parts: 3, missing: parts.filter((part) => !this.parts.has(part)) }
        : {}),
      ...(this.status === 'ready' && this.problem !== undefined ? { problem: this.problem } : {}),
      ...(this.status === 'ready'
        ? {
            dryRun: {
              rows: 3,
              total: this.total,
              changing: 1,
              lines: { record: this.total, rejected: 1 },
              unusedRows: 1,
              remarks: ['Read as Windows-1252.'],
            },
          }
        : {}),
      ...(this.status === 'done'
        ? { progress: { done: 2, total: 2 }, counts: { created: 0, recorded: 2 } }
        : {}),
    });
  }
}

let folder: string;
let rollcall: MadeUpRollcall;
let said: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-'));
  writeFileSync(join(folder, 'hires.csv'), '0123456789');
  rollcall = new MadeUpRollcall();
  said = [];
  vi.stubEnv('ROLLCALL_STATE', join(folder, 'state'));
  vi.stubGlobal('fetch', (url: string, request: RequestInit) => rollcall.answer(url, request));
});
afterEach(() => {
  vi.unstubAllGlobals();
  rmSync(folder, { recursive: true });
});

function run(changes: Partial<Options> = {}, answer?: boolean) {
  const options: Options = {
    file: join(folder, 'hires.csv'),
    url: 'http://localhost:4000',
    credentials: undefined,
    format: undefined,
    dryRun: false,
    yes: false,
    report: undefined,
    ...changes,
  };
  return importFile(options, new RollcallClient(options, () => undefined), {
    say: (line) => said.push(line),
    bar: { show: () => undefined, end: () => undefined },
    ask: () => (answer === undefined ? undefined : Promise.resolve(answer)),
  });
}

const codeOf = (running: Promise<number>) =>
  running.catch((error: unknown) => (error instanceof CommandError ? error.code : error));

describe('npx rollcall import', () => {
  test('sends the file in parts, says what importing would do, and follows it to its end', async () => {
    expect(await run({ yes: true })).toBe(0);
    expect(rollcall.calls).toEqual([
      'GET /_local/clients',
      'POST /pool/oauth2/token',
      'POST /v1/imports',
      'GET …',
      'PUT …/parts/0',
      'PUT …/parts/1',
      'PUT …/parts/2',
      'POST …/uploaded',
      'POST …/confirm',
      'GET …',
      'GET …',
    ]);
    expect([...rollcall.parts.values()]).toEqual([4, 4, 2]);
    expect(said).toEqual([
      'hires.csv: 3 rows.',
      '        2  to be recorded with somebody who is known',
      '        1  that cannot be used',
      'Note: Read as Windows-1252.',
      'Imported.',
      '        2  recorded with somebody who is known',
    ]);
  });

  test('goes on where it stopped, and sends no part twice', async () => {
    rollcall.fails = (call) => call === 'PUT …/parts/1';
    expect(await codeOf(run({ yes: true }))).toBe(5);
    rollcall.fails = () => false;
    rollcall.calls.length = 0;
    expect(await run({ yes: true })).toBe(0);
    expect(rollcall.begun).toBe(1);
    expect(rollcall.calls).not.toContain('PUT …/parts/0');
    expect(rollcall.calls).toContain('PUT …/parts/1');
  });

  test('tries again by itself when an answer is lost', async () => {
    let lost = 0;
    rollcall.fails = (call) => call === 'PUT …/parts/1' && (lost += 1) <= 3;
    expect(await run({ yes: true })).toBe(0);
    expect(lost).toBe(4);
  });

  test('imports nothing when nobody says yes, and goes on from there later', async () => {
    expect(await run()).toBe(6);
    expect(await run({}, false)).toBe(6);
    expect(rollcall.calls).not.toContain('POST …/confirm');
    expect(said.at(-1)).toContain('http://localhost:4000/console/imports/3f2b8c1e');
    expect(await run({}, true)).toBe(0);
    expect(rollcall.begun).toBe(1);
  });

  test('of a finished file begins anew', async () => {
    await run({ yes: true });
    await run({ yes: true });
    expect(rollcall.begun).toBe(2);
  });

  test('with --dry-run leaves nothing behind, and can write the report', async () => {
    const report = join(folder, 'report.csv');
    expect(await run({ dryRun: true, report })).toBe(0);
    expect(rollcall.calls.slice(-2)).toEqual(['GET …/report.csv', 'POST …/discard']);
    expect(rollcall.status).toBe('discarded');
    await run({ dryRun: true });
    expect(rollcall.begun).toBe(2);
  });

  test.each([
    ['a file whose columns must be chosen', () => void (rollcall.problem = 'Choose it.'), 3],
    ['a file that is not there', () => rmSync(join(folder, 'hires.csv')), 3],
    ['an empty file', () => writeFileSync(join(folder, 'hires.csv'), ''), 3],
  ])('ends with its own code for %s', async (_, prepare, code) => {
    prepare();
    expect(await codeOf(run({ yes: true }))).toBe(code);
  });

  test('asks for credentials where Rollcall is not on this machine', async () => {
    const running = run({ url: 'https://rollcall.example' });
    await expect(running).rejects.toThrow('ROLLCALL_CLIENT_SECRET');
    expect(rollcall.calls).toEqual([]);
  });

  test('says that the credentials are wrong', async () => {
    rollcall.answer = () => Promise.resolve(Response.json({ error: 'x' }, { status: 400 }));
    const credentials = { clientId: 'c', clientSecret: 's', tokenUrl: 'https://id.example/token' };
    expect(await codeOf(run({ credentials }))).toBe(4);
  });
});
