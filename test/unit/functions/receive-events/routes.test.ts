import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { routes } from '../../../../functions/receive-events/routes.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { secondsIn } from '../../../../shared/runtime/clock.ts';
import { aSubmission } from '../../../support/made-up-events.ts';
import { allItems, itemOf } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const now = '2027-05-01T00:00:00.000Z';
const app = new Hono();
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
  routes(app, {
    store: (changes, context) => records(() => now).commit(changes, context),
    programOf: (clientId) => (clientId === 'sis' ? 'cedar-valley' : undefined),
    now: () => now,
    secondsIn,
  });
});
afterAll(() => table.stop());

/** Hands something in, as the API does once its authorizer has let a client through. */
async function handIn(body: unknown, clientId = 'sis') {
  const event = { requestContext: { authorizer: { jwt: { claims: { client_id: clientId } } } } };
  const response = await app.request(
    '/v1/events',
    { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
    { event },
  );
  const answer = z.record(z.string(), z.unknown()).parse(await response.json());
  return { status: response.status, type: response.headers.get('content-type'), answer };
}

const entry = (eventId: string) => ({
  type: 'graduation.submitted.v1',
  ...aSubmission({}, { eventId }),
});
const stored = (eventId: string) =>
  itemOf('entry', { partition: 'intake#cedar-valley', workflow: 'receive-events', eventId });

describe('events handed in over HTTP', () => {
  test('are stored before the answer, to be published, and forgotten after 90 days', async () => {
    expect(await handIn({ events: [entry('a'), entry('b')] })).toMatchObject({
      status: 202,
      answer: {
        accepted: 2,
        rejected: 0,
        receipts: [
          { status: 'accepted', eventId: 'a' },
          { status: 'accepted', eventId: 'b' },
        ],
      },
    });
    expect(await stored('a')).toMatchObject({
      what: 'event-received',
      emits: [{ bus: 'intake', detail: { eventId: 'a' } }],
      dueAt: '2027-05-01T00:05:00.000Z',
      expiresAt: Date.parse('2027-07-30T00:00:00Z') / 1000,
    });
  });

  test('handed in again change nothing', async () => {
    await handIn({ events: [entry('again')] });
    const before = await allItems();
    expect(await handIn({ events: [entry('again'), entry('again')] })).toMatchObject({
      status: 202,
    });
    expect(await allItems()).toEqual(before);
  });

  test('of which one is wrong: that one is rejected with its reason, the others are kept', async () => {
    const { name: _, ...data } = aSubmission().data;
    const broken = { ...entry('broken'), data };
    const { status, answer } = await handIn({
      events: [entry('first'), broken, 'text', entry('last')],
    });
    expect(status).toBe(422);
    expect(answer).toMatchObject({
      accepted: 2,
      rejected: 2,
      receipts: [
        { status: 'accepted', eventId: 'first' },
        {
          status: 'rejected',
          eventId: 'broken',
          problem: { status: 422, errors: [{ field: 'data.name', problem: 'is missing' }] },
        },
        { status: 'rejected', problem: { type: 'urn:rollcall:problem:unknown-type' } },
        { status: 'accepted', eventId: 'last' },
      ],
    });
    expect(await stored('broken')).toBeUndefined();
    expect(await stored('last')).toBeDefined();
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"events":[]}',
    '{"events":{}}',
    JSON.stringify({ events: Array.from({ length: 101 }, () => ({})) }),
  ])('that cannot be read are told how to be sent: %s', async (body) => {
    expect(await handIn(body)).toMatchObject({
      status: 400,
      type: 'application/problem+json',
      answer: { errors: [{ field: 'events' }] },
    });
  });

  test('by a client that belongs to no program are refused, and nothing is kept', async () => {
    const before = await allItems();
    expect(await handIn({ events: [entry('foreign')] }, 'stranger')).toMatchObject({
      status: 403,
      answer: { type: 'urn:rollcall:problem:no-program' },
    });
    expect(await allItems()).toEqual(before);
  });

  test('past the authorizer are refused too', async () => {
    const response = await app.request('/v1/events', { method: 'POST', body: '{}' });
    expect(response.status).toBe(403);
  });
});
