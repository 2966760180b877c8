import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type ConsoleSite, startConsoleSite } from '../../../support/console-site.ts';
import { awardedRow, registrarFile } from './registrar-rows.ts';

let site: ConsoleSite;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

const Begun = z.object({ importId: z.string(), parts: z.number(), partBytes: z.number() });

const Problem = z.object({ problem: z.string() });

async function problemIn(answer: Response): Promise<string> {
  return Problem.parse(await answer.json()).problem;
}

async function begin(fileName: string, bytes: number): Promise<Response> {
  return site.request('/console/imports/begin', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ fileName, bytes }),
  });
}

/** Sends a file in parts as the page's script does; `forget` leaves a part out. */
async function send(file: File, forget?: number): Promise<{ importId: string; answer: Response }> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const { importId, parts, partBytes } = Begun.parse(
    await (await begin(file.name, bytes.length)).json(),
  );
  for (let part = 0; part < parts; part += 1) {
    if (part === forget) continue;
    const answer = await site.request(`/console/imports/${importId}/parts/${part}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: bytes.subarray(part * partBytes, (part + 1) * partBytes),
    });
    expect(answer.status).toBe(200);
  }
  return { importId, answer: await site.post(`/console/imports/${importId}/uploaded`) };
}

async function statusOf(importId: string): Promise<string | undefined> {
  const { file } = await site.records.read({ file: { record: 'import', key: { importId } } });
  return file?.status;
}

const many = Array.from({ length: 1600 }, (_, at) =>
  awardedRow({
    STUDENTID: `@${String(at + 1).padStart(8, '0')}`,
    PERS_EMAIL: `s${at}@example.com`,
  }),
);

describe('a file sent in parts', () => {
  test('is put together again, and shows its dry run', async () => {
    const { importId, answer } = await send(registrarFile(many));
    expect(await answer.json()).toEqual({ location: `/console/imports/${importId}` });
    expect(await statusOf(importId)).toBe('ready');
    expect(await site.page(`/console/imports/${importId}`)).toContain('1,600 rows');
  });

  test('is not taken while a part is missing; the missing part can still be sent', async () => {
    const { importId, answer } = await send(registrarFile(many), 1);
    expect(answer.status).toBe(400);
    expect(await problemIn(answer)).toContain('Not the whole file');
    expect(await statusOf(importId)).toBe('uploading');
    expect(await site.page(`/console/imports/${importId}`)).toContain('broke off');
  });

  test('that cannot be read is refused with its reason, and nothing of it is kept', async () => {
    const { importId, answer } = await send(new File(['{"a": 1}'], 'data.json'));
    expect(await problemIn(answer)).toContain('This is JSON');
    expect(await statusOf(importId)).toBe('discarded');
    const { part } = await site.records.read({
      part: { record: 'importPart', key: { importId, part: 0 } },
    });
    expect(part).toBeUndefined();
    expect(await site.page('/console/imports')).toContain('This is JSON');
  });

  test('of more than 40 MB is refused before it is sent', async () => {
    const before = await site.everything();
    const answer = await begin('large.csv', 50_000_000);
    expect(answer.status).toBe(400);
    expect(await problemIn(answer)).toContain('more than 40 MB');
    expect(await site.everything()).toEqual(before);
  });
});

describe('a part', () => {
  async function sendPart(importId: string, part: string, bytes: number): Promise<number> {
    const answer = await site.request(`/console/imports/${importId}/parts/${part}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    });
    return answer.status;
  }

  test('that is too large, not of this file, or of no upload, is refused', async () => {
    const { importId } = Begun.parse(await (await begin('graduates.csv', 1000)).json());
    expect(await sendPart(importId, '0', 300_000)).toBe(413);
    expect(await sendPart(importId, '1', 10)).toBe(404);
    expect(await sendPart(importId, '-1', 10)).toBe(404);
    expect(await sendPart(importId, 'x', 10)).toBe(404);
    expect(await sendPart(crypto.randomUUID(), '0', 10)).toBe(404);
  });
});
