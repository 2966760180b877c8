import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { routes } from '../../../../functions/receive-imports/routes.ts';
import { personFinder } from '../../../../shared/adapters/find-persons.ts';
import { linksWith } from '../../../../shared/adapters/links.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { machineClient } from '../../../../shared/runtime/machine-client.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import { allItems } from '../../../support/table-items.ts';
import { saying } from '../../../support/matching.ts';

const now = '2026-11-22T12:00:00.000Z';
const keys = linksWith({ handleKey: 'h'.repeat(40), current: 'a', keys: { a: 'k'.repeat(40) } });
const store = records(() => now);
const app = new Hono();
let busyFor: number | undefined;
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
  routes(app, {
    records: store,
    clientOf: machineClient,
    wait: () => Promise.resolve(busyFor),
    planning: async () => ({ records: store, finder: personFinder(store, keys), links: keys }),
    now: () => now,
  });
});
beforeEach(() => {
  const clients = {
    sis: { programId: 'cedar-valley', name: 'sis.cedar-valley' },
    hires: { programId: 'cedar-valley', name: 'sis.hires', types: ['hire.submitted.v1'] },
    lake: { programId: 'lake-county', name: 'lake-county' },
  };
  vi.stubEnv('MACHINE_CLIENTS', JSON.stringify(clients));
});
afterAll(() => table.stop());

const Answer = z.record(z.string(), z.unknown());

/** What API Gateway passes on once its authorizer has let a client through. */
function envFor(clientId: string) {
  const programId = clientId === 'lake' ? 'lake-county' : 'cedar-valley';
  const claims = { client_id: clientId, scope: `rollcall-${programId}/events.write` };
  return { event: { requestContext: { authorizer: { jwt: { claims } } } } };
}

async function call(method: string, path: string, body?: BodyInit, clientId = 'sis') {
  const response = await app.request(
    `/v1/imports${path}`,
    { method, ...(body === undefined ? {} : { body }) },
    envFor(clientId),
  );
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, answer: Answer.parse(await response.json()) };
}

const orgs = `sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
d1,active,,Marshall County Schools,district,,
s1,active,,Lincoln Middle School,school,010000500870,d1
,active,,Nameless School,school,010000500873,d1
`;

async function begun(text: string, more: object = {}, clientId = 'sis') {
  const announced = { fileName: 'orgs.csv', bytes: new TextEncoder().encode(text).length, ...more };
  const { answer, status } = await call('POST', '', JSON.stringify(announced), clientId);
  expect(status).toBe(201);
  return z.object({ importId: z.string(), parts: z.number() }).parse(answer);
}

/** Sends a file whole; gives the answer to its end. */
async function sent(text: string, clientId = 'sis') {
  const { importId } = await begun(text, {}, clientId);
  await call('PUT', `/${importId}/parts/0`, text, clientId);
  return { importId, ...(await call('POST', `/${importId}/uploaded`, '', clientId)) };
}

describe('a file that an integrator hands in', () => {
  test('is announced, sent in parts, looked at and confirmed', async () => {
    const { importId, parts } = await begun(orgs);
    expect(parts).toBe(1);
    expect(await call('GET', `/${importId}`)).toMatchObject({
      status: 200,
      answer: { status: 'uploading', missing: [0] },
    });
    expect(await call('PUT', `/${importId}/parts/0`, orgs)).toMatchObject({ answer: { kept: 0 } });
    expect(await call('POST', `/${importId}/uploaded`)).toMatchObject({
      status: 200,
      answer: {
        status: 'ready',
        format: { name: 'oneroster-orgs', label: 'OneRoster 1.1 orgs.csv' },
        dryRun: { rows: 3, total: 2, lines: { create: 2, rejected: 1 }, unusedRows: 1 },
      },
    });
    const confirmed = await call('POST', `/${importId}/confirm`);
    expect(confirmed).toMatchObject({
      status: 202,
      answer: { status: 'running', progress: { done: 0, total: 2 } },
    });
    // A second call finds what the first one set going.
    expect(await call('POST', `/${importId}/confirm`)).toMatchObject({
      status: 200,
      answer: { status: 'running' },
    });
  });

  test('goes on where it stopped: its state says which parts are missing', async () => {
    const { importId, parts } = await begun('x'.repeat(600_000));
    expect(parts).toBe(3);
    await call('PUT', `/${importId}/parts/1`, 'x'.repeat(1000));
    await call('PUT', `/${importId}/parts/1`, 'x'.repeat(1000));
    expect((await call('GET', `/${importId}`)).answer['missing']).toEqual([0, 2]);
    expect(await call('POST', `/${importId}/uploaded`)).toMatchObject({
      status: 409,
      type: 'application/problem+json',
      answer: {
        type: 'urn:rollcall:problem:parts-missing',
        detail: saying('0, 2'),
      },
    });
  });

  test('has a report, line by line, while it waits, and none before', async () => {
    const { importId } = await begun(orgs);
    expect((await call('GET', `/${importId}/report.csv`)).status).toBe(409);
    await call('PUT', `/${importId}/parts/0`, orgs);
    await call('POST', `/${importId}/uploaded`);
    const response = await app.request(`/v1/imports/${importId}/report.csv`, {}, envFor('sis'));
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const report = await response.text();
    expect(report).toContain('Lincoln Middle School');
    expect(report).toContain('users.csv could not name it');
  });

  test('that cannot be read is refused with its reason, and nothing of it is kept', async () => {
    const bomb = '<!DOCTYPE I [<!ENTITY a "ha">]><InterchangeStaffAssociation/>';
    const { importId, status, answer } = await sent(bomb);
    expect(status).toBe(422);
    expect(answer).toMatchObject({
      type: 'urn:rollcall:problem:unsafe-xml',
      errors: [{ field: 'file', problem: saying('DOCTYPE') }],
    });
    expect((await call('GET', `/${importId}`)).answer).toMatchObject({ status: 'discarded' });
    const kept = (await allItems()).filter(({ pk, sk }) =>
      `${String(pk)}${String(sk)}`.includes(`${importId}part`),
    );
    expect(kept).toEqual([]);
  });

  test('can be discarded while it waits, and not confirmed after that', async () => {
    const { importId } = await sent(orgs);
    expect(await call('POST', `/${importId}/discard`)).toMatchObject({
      status: 200,
      answer: { status: 'discarded' },
    });
    expect((await call('POST', `/${importId}/confirm`)).status).toBe(409);
    expect((await call('PUT', `/${importId}/parts/0`, orgs)).status).toBe(409);
  });

  test('of another program is not there', async () => {
    const { importId } = await sent(orgs);
    for (const [method, path] of [
      ['GET', ''],
      ['POST', '/confirm'],
      ['POST', '/discard'],
      ['PUT', '/parts/0'],
    ] as const) {
      const body = method === 'PUT' ? orgs : undefined;
      expect((await call(method, `/${importId}${path}`, body, 'lake')).status).toBe(404);
    }
  });

  test('says no more than its sender may say event by event', async () => {
    const { importId } = await sent(orgs, 'hires');
    expect(await call('POST', `/${importId}/confirm`, '', 'hires')).toMatchObject({
      status: 403,
      answer: { detail: saying('hire.submitted.v1') },
    });
  });

  test('with no line that can be used is not set going', async () => {
    const [head = ''] = orgs.split('\n');
    const { importId, status } = await sent(`${head}\n,active,,Nameless School,school,,\n`);
    expect(status).toBe(200);
    expect(await call('POST', `/${importId}/confirm`)).toMatchObject({
      status: 422,
      answer: { type: 'urn:rollcall:problem:nothing-to-import' },
    });
  });

  test.each([
    ['no JSON', '{', ['body']],
    ['nothing', '', ['body']],
    ['a list', '[]', ['body']],
    ['no name', '{"bytes":1}', ['fileName']],
    ['no size', '{"fileName":"a.csv"}', ['bytes']],
    ['an empty file', '{"fileName":"a.csv","bytes":0}', ['bytes']],
    ['a file of a gigabyte', '{"fileName":"a.csv","bytes":1000000000}', ['bytes']],
    ['a format nobody knows', '{"fileName":"a.csv","bytes":1,"format":"xls"}', ['format']],
    ['a field nobody knows', '{"fileName":"a.csv","bytes":1,"name":"x"}', ['body']],
  ])('announced with %s is refused with the field at fault', async (_, body, fields) => {
    const { status, answer } = await call('POST', '', body);
    expect(status).toBe(422);
    const { errors } = z.object({ errors: z.array(z.object({ field: z.string() })) }).parse(answer);
    expect(errors.map(({ field }) => field)).toEqual(fields);
  });

  test.each([
    ['a part too many', '/parts/1', 'x', 404],
    ['a part that is no number', '/parts/one', 'x', 404],
    ['a part below none', '/parts/-1', 'x', 404],
    ['a part that is too large', '/parts/0', 'x'.repeat(256 * 1024 + 1), 413],
  ])('with %s is told so', async (_, path, body, status) => {
    const { importId } = await begun(orgs);
    expect((await call('PUT', `/${importId}${path}`, body)).status).toBe(status);
  });

  test('that nobody announced is not there', async () => {
    expect(await call('GET', '/3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b')).toMatchObject({
      status: 404,
      answer: { type: 'urn:rollcall:problem:unknown-import' },
    });
  });
});

test('a client that asks too often is told when to come again', async () => {
  busyFor = 17;
  try {
    const path = '/v1/imports/any';
    const answer = await app.request(path, {}, envFor('sis'));
    expect(answer.status).toBe(429);
    expect(answer.headers.get('Retry-After')).toBe('17');
  } finally {
    busyFor = undefined;
  }
});
