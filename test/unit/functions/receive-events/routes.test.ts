import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readEventRecords } from '../../../../functions/receive-events/read-event-records.ts';
import { type ReceiveDeps, routes } from '../../../../functions/receive-events/routes.ts';
import { secondsToWait } from '../../../../shared/adapters/rate.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { keepRefusal } from '../../../../shared/adapters/refusals.ts';
import { savedAnswers } from '../../../../shared/adapters/saved-answers.ts';
import { problem } from '../../../../shared/domain/problem.ts';
import { secondsIn } from '../../../../shared/runtime/clock.ts';
import { aSubmission } from '../../../support/made-up-events.ts';
import { allItems, itemOf } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import { having, holding } from '../../../support/matching.ts';

const now = '2027-05-01T00:00:20.000Z';
const perMinute = 30;
let table: TestTable;
let unwilling: string | undefined;

beforeAll(async () => {
  table = await startTable();
});
beforeEach(async () => {
  unwilling = undefined;
  await table.anew();
});
afterAll(() => table.stop());

const nobody = problem('no-program', 'These credentials belong to no program', [], 403);
const Client = z.object({ client: z.string() });

function deps(patienceMs: number): ReceiveDeps {
  const store = records(() => now);
  return {
    store: (changes, context) =>
      context.eventId === unwilling
        ? Promise.reject(new Error('throttled'))
        : store.commit(changes, context),
    first: async (key) => (await store.read({ first: { record: 'entry', key } })).first,
    refuse: keepRefusal,
    failed: () => undefined,
    clientOf: (bindings) => {
      const { data } = Client.safeParse(bindings);
      return data === undefined
        ? nobody
        : { clientId: data.client, programId: data.client, name: `sis.${data.client}` };
    },
    wait: ({ clientId }, amount) => secondsToWait({ clientId, amount, most: perMinute }, now),
    answers: savedAnswers(() => now),
    status: (programId, eventId) => readEventRecords(programId, eventId, store),
    patienceMs,
    now: () => now,
    secondsIn,
  };
}

const app = new Hono();
routes(app, deps(60_000));
const hurried = new Hono();
routes(hurried, deps(-1));

interface Sent {
  client?: string;
  query?: string;
  headers?: Record<string, string>;
}

const Answer = z.record(z.string(), z.unknown());

async function handIn(body: unknown, { client = 'cedar-valley', query = '', headers }: Sent = {}) {
  const response = await app.request(
    `/v1/events${query}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    { client },
  );
  const text = await response.text();
  const { headers: answered, status } = response;
  return { status, headers: answered, text, answer: Answer.parse(JSON.parse(text)) };
}

async function statusOf(eventId: string, client = 'cedar-valley') {
  const response = await app.request(`/v1/events/${encodeURIComponent(eventId)}`, {}, { client });
  return { code: response.status, answer: Answer.parse(await response.json()) };
}

const entry = (eventId: string, more: object = {}) => ({
  type: 'graduation.submitted.v1',
  ...aSubmission({}, { eventId }),
  ...more,
});
const broken = (eventId: string) => entry(eventId, { data: { directoryHold: 'maybe' } });
const stored = (eventId: string) =>
  itemOf('entry', {
    partition: `receipt#cedar-valley#${eventId}`,
    workflow: 'receive-events',
    eventId,
  });

describe('events handed in over HTTP', () => {
  test('are stored before the answer, to be published, and forgotten after 90 days', async () => {
    expect(await handIn({ events: [entry('a'), entry('b/2')] })).toMatchObject({
      status: 202,
      answer: {
        accepted: 2,
        rejected: 0,
        results: [
          { status: 'accepted', eventId: 'a', location: '/v1/events/a', warnings: [] },
          { status: 'accepted', eventId: 'b/2', location: '/v1/events/b%2F2' },
        ],
      },
    });
    expect(await stored('a')).toMatchObject({
      what: 'event-received',
      emits: [{ bus: 'intake', detail: { eventId: 'a' } }],
      dueAt: '2027-05-01T00:05:20.000Z',
      expiresAt: Date.parse('2027-07-30T00:00:20Z') / 1000,
    });
  });

  test('one at a time are told where to ask what became of it', async () => {
    const { status, headers } = await handIn(entry('a'));
    expect([status, headers.get('location')]).toEqual([202, '/v1/events/a']);
  });

  test('handed in again change nothing', async () => {
    await handIn([entry('again')]);
    const before = await stored('again');
    expect(await handIn([entry('again'), entry('again')])).toMatchObject({
      status: 202,
      answer: { accepted: 2, rejected: 0 },
    });
    expect(await stored('again')).toEqual(before);
    expect((await allItems()).filter(({ entity }) => entity === 'entry')).toHaveLength(1);
  });

  test('under an id that was used for something else are refused: taken for a repeat they would be lost', async () => {
    await handIn(entry('a'));
    const other = entry('a', { occurredAt: '2026-06-01T00:00:00Z' });
    expect(await handIn([other, entry('a')])).toMatchObject({
      status: 202,
      answer: {
        results: [
          { status: 'rejected', problem: { type: 'urn:rollcall:problem:id-used', status: 409 } },
          { status: 'accepted' },
        ],
      },
    });
    expect(await handIn(other)).toMatchObject({ status: 409 });
  });

  test('of which two have one id: the first is taken', async () => {
    const other = entry('a', { occurredAt: '2026-06-01T00:00:00Z' });
    expect(await handIn([entry('a'), other])).toMatchObject({
      answer: { results: [{ status: 'accepted' }, { status: 'rejected' }] },
    });
  });

  test('of which one is wrong: that one is rejected with its reason, the others are kept', async () => {
    const answered = await handIn({ events: [entry('first'), broken('bad'), 'x', entry('last')] });
    expect(answered).toMatchObject({
      status: 202,
      answer: {
        accepted: 2,
        rejected: 2,
        results: [
          { status: 'accepted', eventId: 'first' },
          { status: 'rejected', eventId: 'bad', problem: { status: 422 } },
          { status: 'rejected', problem: { type: 'urn:rollcall:problem:not-an-event' } },
          { status: 'accepted', eventId: 'last' },
        ],
      },
    });
    expect(await stored('bad')).toBeUndefined();
    expect(await stored('last')).toBeDefined();
  });

  test('of which none is good are answered with a problem document; one alone with its own', async () => {
    const none = await handIn([broken('a'), broken('b')]);
    expect(none).toMatchObject({
      status: 422,
      answer: { type: 'urn:rollcall:problem:none-taken', rejected: 2, results: [{}, {}] },
    });
    expect(none.headers.get('content-type')).toBe('application/problem+json');
    expect(await handIn(broken('a'))).toMatchObject({
      status: 422,
      answer: { type: 'urn:rollcall:problem:contract', rejected: 1 },
    });
  });

  test('that cannot be stored now are said to be sent again; the others are kept', async () => {
    unwilling = 'b';
    expect(await handIn([entry('a'), entry('b')])).toMatchObject({
      status: 202,
      answer: {
        results: [
          { status: 'accepted' },
          { status: 'rejected', eventId: 'b', problem: { status: 503 } },
        ],
      },
    });
    expect((await handIn([entry('b')])).status).toBe(503);
  });

  test('that could not be stored before the caller must be answered are said to be sent again', async () => {
    const response = await hurried.request(
      '/v1/events',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify([entry('a'), broken('b')]),
      },
      { client: 'cedar-valley' },
    );
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      accepted: 0,
      results: [
        { eventId: 'a', problem: { type: 'urn:rollcall:problem:not-now' } },
        { eventId: 'b', problem: { type: 'urn:rollcall:problem:contract' } },
      ],
    });
    expect(await stored('a')).toBeUndefined();
  });

  test('by somebody whom the authorizer does not name are refused, and nothing is kept', async () => {
    const response = await app.request('/v1/events', { method: 'POST', body: '{}' });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await allItems()).toEqual([]);
  });

  test('too many in a minute are told when to come again, and nothing is kept', async () => {
    const many = Array.from({ length: 20 }, (_, index) => entry(`many-${index}`));
    expect((await handIn(many)).status).toBe(202);
    const { status, headers } = await handIn(many);
    expect([status, headers.get('retry-after')]).toEqual([429, '40']);
    // What was refused is not counted; another client has its own count.
    expect((await handIn(many.slice(10))).status).toBe(202);
    expect((await handIn([entry('x')])).status).toBe(429);
    const own = entry('x', { programId: 'lake-county' });
    expect((await handIn([own], { client: 'lake-county' })).status).toBe(202);
  });
});

describe('events that are only checked', () => {
  const query = '?validate=true';

  test('are answered as if they were handed in, and nothing of them is stored', async () => {
    expect(await handIn([entry('a'), broken('b')], { query })).toMatchObject({
      status: 200,
      answer: {
        accepted: 1,
        rejected: 1,
        results: [
          { status: 'valid', eventId: 'a', warnings: [] },
          { status: 'rejected', eventId: 'b' },
        ],
      },
    });
    expect((await handIn(broken('b'), { query })).status).toBe(422);
    expect((await allItems()).filter(({ pk }) => !String(pk).startsWith('rate#'))).toEqual([]);
  });

  test.each(['?validate=1', '?validate=', '?validate=yes'])(
    'are not guessed at: %s',
    async (unclear) => {
      expect(await handIn(entry('a'), { query: unclear })).toMatchObject({ status: 400 });
      expect(await stored('a')).toBeUndefined();
    },
  );
});

describe('a test', () => {
  test('may be sent again, changed, and stands in no way of the event itself', async () => {
    const changed = { test: true, occurredAt: '2026-06-01T00:00:00Z' };
    for (const more of [{ test: true }, changed, changed, {}]) {
      expect((await handIn(entry('a', more))).status).toBe(202);
    }
    expect((await allItems()).filter(({ entity }) => entity === 'entry')).toHaveLength(3);
    expect(await stored('a')).toMatchObject({ details: { type: 'graduation.submitted.v1' } });
  });
});

describe('a request with an Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'batch-7' };

  test('gets the same answer again, to the letter, even when it would now be another', async () => {
    unwilling = 'none';
    const first = await handIn([entry('a'), broken('b')], { headers });
    unwilling = 'a';
    const again = await handIn([entry('a'), broken('b')], { headers });
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(again.headers.get('content-type')).toBe('application/json');
  });

  test('is refused when the key was used for another request, and nothing of it is kept', async () => {
    await handIn([entry('a')], { headers });
    expect(await handIn([entry('b')], { headers })).toMatchObject({
      status: 409,
      answer: { type: 'urn:rollcall:problem:idempotency-key' },
    });
    expect(await stored('b')).toBeUndefined();
  });

  test('is no matter between clients', async () => {
    await handIn([entry('a')], { headers });
    const own = entry('x', { programId: 'lake-county' });
    expect((await handIn([own], { headers, client: 'lake-county' })).status).toBe(202);
  });

  test('is worked again when it could not be stored at first', async () => {
    unwilling = 'a';
    expect((await handIn([entry('a'), entry('b')], { headers })).answer).toMatchObject({
      accepted: 1,
    });
    unwilling = undefined;
    expect((await handIn([entry('a'), entry('b')], { headers })).answer).toMatchObject({
      accepted: 2,
    });
  });

  test.each(['with space', 'x'.repeat(256)])('cannot have any key: %j', async (key) => {
    expect((await handIn([entry('a')], { headers: { 'idempotency-key': key } })).status).toBe(400);
  });
});

describe('what became of an event', () => {
  test('is told from the moment it came in', async () => {
    await handIn(entry('a/1'));
    expect(await statusOf('a/1')).toMatchObject({
      code: 200,
      answer: { eventId: 'a/1', type: 'graduation.submitted.v1', status: 'received' },
    });
  });

  test('is told of one that was rejected, until it comes in mended', async () => {
    await handIn(broken('a'));
    expect((await statusOf('a')).answer).toMatchObject({
      status: 'rejected',
      problems: holding([having({ field: 'data.name' })]),
    });
    await handIn(entry('a'));
    await handIn(broken('a'));
    expect((await stored('a'))?.what).toBe('event-received');
  });

  test('is told to its own program only', async () => {
    await handIn(entry('a'));
    expect(await statusOf('a', 'lake-county')).toMatchObject({
      code: 404,
      answer: { type: 'urn:rollcall:problem:unknown-event' },
    });
    expect((await statusOf('never-sent')).code).toBe(404);
  });
});
