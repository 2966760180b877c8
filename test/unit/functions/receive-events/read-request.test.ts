import { describe, expect, test } from 'vitest';
import { mostEntries, readRequest } from '../../../../functions/receive-events/read-request.ts';
import { matching } from '../../../support/matching.ts';

interface Sent {
  contentType?: string;
  headers?: Record<string, string>;
}

const read = (body: unknown, { contentType = 'application/json', headers = {} }: Sent = {}) =>
  readRequest({
    contentType,
    headers: new Map(Object.entries(headers)),
    body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
  });

function handedIn(body: unknown, sent?: Sent) {
  const handed = read(body, sent);
  if (!Array.isArray(handed)) throw new Error(handed.detail);
  return handed;
}

function refusal(body: unknown, sent?: Sent) {
  const handed = read(body, sent);
  if (Array.isArray(handed)) throw new Error('it was read');
  return handed;
}

const event = { type: 'hire.submitted.v1', eventId: 'a', occurredAt: '2027-01-01T00:00:00Z' };
const cloudEvent = {
  specversion: '1.0',
  id: 'a',
  source: '/sis/hires',
  type: 'hire.submitted.v1',
  time: '2027-01-01T00:00:00Z',
  subject: 'ignored',
  traceparent: '00-0af7',
  data: { person: {} },
};
const asOurs = { ...event, data: { person: {} } };

describe('a request with events', () => {
  test.each([
    ['one event', event, 1],
    ['a list', [event, event], 2],
    ['a list under events', { events: [event, event, event] }, 3],
  ])('holds %s', (_, body, count) => {
    const handed = handedIn(body);
    expect(handed.map((each) => each.event)).toEqual(Array.from({ length: count }, () => event));
  });

  test('may begin with a mark of the byte order, and may leave its type out', () => {
    const body = new TextEncoder().encode(`\uFEFF${JSON.stringify(event)}`);
    expect(readRequest({ contentType: undefined, headers: new Map(), body })).toMatchObject([
      { event },
    ]);
  });

  test('holds 500 at most, and not none', () => {
    expect(handedIn(Array.from({ length: mostEntries }, () => event))).toHaveLength(500);
    const tooMany = { events: Array.from({ length: mostEntries + 1 }, () => event) };
    expect(refusal(tooMany)).toMatchObject({
      status: 400,
      errors: [{ field: 'events', problem: 'holds 501 events; send 1 to 500 at a time' }],
    });
    expect(refusal([]).status).toBe(400);
  });

  test.each(['', '{', '{"events": [', '{"events": [{]}'])(
    'that is no JSON is told where: %j',
    (body) => {
      expect(refusal(body)).toMatchObject({
        status: 400,
        errors: [{ field: 'body', problem: matching(/^no JSON; line 1, column \d+/) }],
      });
    },
  );

  test('nested without end is refused', () => {
    expect(refusal('{"events":'.repeat(100_000)).detail).toContain('nested deeper than 64 levels');
  });

  test('that is no UTF-8 is refused, not guessed at', () => {
    const body = Uint8Array.from([0x22, 0xe9, 0x22]);
    expect(
      readRequest({ contentType: 'application/json', headers: new Map(), body }),
    ).toMatchObject({ status: 400, detail: 'body: must be text in UTF-8' });
  });

  test.each(['application/x-www-form-urlencoded', 'text/plain', 'text/csv', 'application/jsonp'])(
    'of another type is told which are taken: %s',
    (contentType) => {
      expect(refusal(event, { contentType })).toMatchObject({
        status: 415,
        errors: [{ field: 'Content-Type' }],
      });
    },
  );

  test.each([[7], ['text'], [null], [[event]]])(
    'of which one is no object keeps the others: %j',
    (entry) => {
      expect(handedIn([entry, event])).toMatchObject([
        { problem: { type: 'urn:rollcall:problem:not-an-event' } },
        { event },
      ]);
    },
  );

  test('of which one has a field twice keeps the others, and says which field', () => {
    const body = `{"events": [${JSON.stringify(event)}, {"eventId": "b", "data": {"x": 1, "x": 1}}]}`;
    const [first, second] = handedIn(body);
    expect(first).toEqual({ event, called: {} });
    expect(second?.problem).toMatchObject({ errors: [{ field: 'data.x' }] });
    expect(handedIn('{"eventId": "a", "eventId": "b"}')[0]?.problem).toMatchObject({
      detail: 'eventId: stands twice in its object: send it once',
    });
  });

  test('that has its list twice is refused: nobody knows which is meant', () => {
    expect(refusal('{"events": [{}], "events": [{}]}').detail).toContain('events: stands twice');
  });
});

describe('CloudEvents', () => {
  const structured = { contentType: 'application/cloudevents+json; charset=utf-8' };
  const batch = { contentType: 'application/cloudevents-batch+json' };

  test('are read one by one, in a batch, and by what they are', () => {
    expect(handedIn(cloudEvent, structured)[0]?.event).toEqual(asOurs);
    expect(handedIn([cloudEvent, cloudEvent], batch).map((each) => each.event)).toEqual([
      asOurs,
      asOurs,
    ]);
    expect(handedIn([cloudEvent, event]).map((each) => each.event)).toEqual([asOurs, event]);
  });

  test('are read from headers, percent-encoded, with the data as the body', () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'caf%C3%A9',
      'ce-source': '/sis',
      'ce-type': 'hire.submitted.v1',
      'ce-time': '2027-01-01T00:00:00Z',
      'ce-test': 'true',
      'content-type': 'application/json',
    };
    expect(handedIn({ person: {} }, { headers })).toMatchObject([
      { event: { ...asOurs, eventId: 'café', test: true }, called: { eventId: 'ce-id' } },
    ]);
  });

  test('may say whose they are and what caused them, in extensions', () => {
    const more = { programid: 'cedar-valley', correlationid: 'c', causationid: 'd', test: true };
    expect(handedIn({ ...cloudEvent, ...more })[0]?.event).toEqual({
      ...asOurs,
      programId: 'cedar-valley',
      correlationId: 'c',
      causationId: 'd',
      test: true,
    });
  });

  test('are told of their faults under their own names', () => {
    expect(handedIn(cloudEvent)[0]?.called).toMatchObject({ occurredAt: 'time' });
  });

  test.each([
    ['specversion', { specversion: '0.3' }],
    ['datacontenttype', { datacontenttype: 'application/xml' }],
    ['data_base64', { data: undefined, data_base64: 'e30=' }],
  ])('of another kind are refused: %s', (field, more) => {
    expect(handedIn({ ...cloudEvent, ...more })[0]?.problem).toMatchObject({
      type: 'urn:rollcall:problem:cloud-event',
      errors: [{ field }],
    });
  });
});
