import { describe, expect, test } from 'vitest';
import {
  type EventRecords,
  eventStatus,
} from '../../../../functions/receive-events/event-status.ts';
import type { RecordTypes } from '../../../../shared/records/catalogue.ts';

const eventId = 'sis-7';
const programId = 'cedar-valley';

type Entry = RecordTypes['entry'];
type Receipt = RecordTypes['receipt'];

function entry(more: Partial<Entry> = {}): Entry {
  return {
    partition: `receipt#${programId}#${eventId}`,
    workflow: 'receive-events',
    eventId,
    programId,
    what: 'event-received',
    details: { type: 'hire.submitted.v1' },
    cause: 'HTTP',
    correlationId: 'batch-1',
    occurredAt: '2027-01-01T00:00:00Z',
    recordedAt: '2027-01-01T08:00:00.000Z',
    ...more,
  };
}

function receipt(more: Partial<Receipt> = {}): Receipt {
  return {
    programId,
    eventId,
    version: 1,
    type: 'hire.submitted.v1',
    door: 'http',
    integrator: 'sis.cedar-valley',
    status: 'admitted',
    what: 'hire-admitted',
    personId: 'p-1',
    followedAs: 'trace-1',
    problems: [],
    warnings: [{ field: 'data.employmentStatus', problem: 'unknown' }],
    receivedAt: '2027-01-01T08:00:01.000Z',
    settledAt: '2027-01-01T08:00:01.000Z',
    expiresAt: 0,
    ...more,
  };
}

const deadLetter = (status: RecordTypes['deadLetter']['status']): RecordTypes['deadLetter'] => ({
  programId,
  workflow: 'admit-statement',
  eventId,
  version: 1,
  type: 'hire.submitted.v1',
  source: 'rollcall.intake',
  bus: 'intake',
  detail: '{}',
  reason: 'x',
  attempts: 60,
  deadAt: '2027-01-02T00:00:00Z',
  status,
});

const review = (status: RecordTypes['review']['status'], first: string): RecordTypes['review'] => ({
  programId,
  reviewId: 'r-1',
  version: 1,
  type: 'hire.submitted.v1',
  detail: JSON.stringify({ eventId: first, data: {} }),
  candidates: [],
  status,
  receivedAt: '2027-01-01T08:00:00Z',
  expiresAt: 0,
});

function message(more: Partial<RecordTypes['message']>): RecordTypes['message'] {
  return {
    personId: 'p-1',
    plan: 'check-in-D30',
    step: 'invitation',
    programId,
    version: 1,
    purpose: 'checkIns',
    email: 'check-in-invitation',
    status: 'delivered',
    plannedAt: '2027-02-01T00:00:00Z',
    addressId: 'ab12',
    causationId: 'x',
    correlationId: 'p-1/check-in-D30',
    ...more,
  };
}

const known = (more: Partial<EventRecords>): EventRecords => ({
  arrived: [],
  receipt: undefined,
  deadLetters: [],
  review: undefined,
  dossier: undefined,
  ...more,
});

describe('what an integrator is told of an event', () => {
  test('that nobody knows: nothing', () => {
    expect(eventStatus(eventId, known({}))).toBeUndefined();
  });

  test('that came in: that it is on its way', () => {
    expect(eventStatus(eventId, known({ arrived: [entry()] }))).toMatchObject({
      eventId,
      type: 'hire.submitted.v1',
      status: 'received',
      receivedAt: '2027-01-01T08:00:00.000Z',
    });
  });

  test('that was given up: that our staff sees it, until they have it tried again', () => {
    const arrived = [entry()];
    const stuck = known({ arrived, deadLetters: [deadLetter('waiting')] });
    expect(eventStatus(eventId, stuck)).toMatchObject({ status: 'stuck' });
    const redriven = known({ arrived, deadLetters: [deadLetter('redriven')] });
    expect(eventStatus(eventId, redriven)).toMatchObject({ status: 'received' });
  });

  test.each([
    'admitted',
    'unchanged',
    'in-review',
    'waiting',
    'quarantined',
    'discarded',
    'rejected',
    'tested',
  ] as const)('that is settled: how (%s), in a sentence too', (status) => {
    const told = eventStatus(eventId, known({ receipt: receipt({ status }) }));
    expect(told).toMatchObject({ status, what: 'hire-admitted', warnings: [{}], personId: 'p-1' });
    expect(told?.says).toMatch(/^[A-Z].*[.]$/);
  });

  test('that is tried again, until it is given up', () => {
    const waits = receipt({ status: 'waiting', what: 'too-early' });
    const tell = (more: Partial<EventRecords>) =>
      eventStatus(eventId, known({ receipt: waits, ...more }))?.status;
    expect(tell({})).toBe('waiting');
    expect(tell({ deadLetters: [deadLetter('waiting')] })).toBe('stuck');
    expect(tell({ deadLetters: [deadLetter('redriven')] })).toBe('waiting');
  });

  test('that was given up before anything was said of it: it came by the bus, and our staff sees it', () => {
    expect(eventStatus(eventId, known({ deadLetters: [deadLetter('waiting')] }))).toMatchObject({
      status: 'stuck',
      type: 'hire.submitted.v1',
    });
  });

  test('that says the same as one that waited for a decision: what was decided of that', () => {
    const waits = receipt({ status: 'in-review', reviewId: 'r-1' });
    const tell = (status: RecordTypes['review']['status'], first: string) =>
      eventStatus(eventId, known({ receipt: waits, review: review(status, first) }))?.status;
    expect(tell('waiting', 'sis-1')).toBe('in-review');
    expect(tell('discarded', 'sis-1')).toBe('discarded');
    expect(tell('decided', 'sis-1')).toBe('unchanged');
    expect(tell('decided', eventId)).toBe('received');
  });

  test('that came in after one of the same id was refused or tried: not what became of that one', () => {
    const refused = receipt({ status: 'rejected', settledAt: '2027-01-09T00:00:00Z' });
    const tried = receipt({ status: 'tested', settledAt: '2027-01-09T00:00:00Z' });
    const statusAfter = (one: Receipt, ...arrived: Entry[]) =>
      eventStatus(eventId, known({ receipt: one, arrived }))?.status;
    expect(statusAfter(refused, entry())).toBe('received');
    expect(statusAfter(tried, entry())).toBe('received');
    expect(statusAfter(tried, entry({ eventId: 'digest' }))).toBe('tested');
    const again = entry({ eventId: 'digest', recordedAt: '2027-01-10T00:00:00Z' });
    expect(statusAfter(tried, again)).toBe('received');
  });

  test('that was admitted: what workflows did, and which emails followed, but never to which address', () => {
    const line = (more: Partial<Entry>) =>
      entry({ partition: 'person#p-1', correlationId: 'trace-1', cause: 'x.v1', ...more });
    const dossier = {
      entries: [
        line({
          workflow: 'owe',
          what: 'check-in-owed',
          details: { plan: 'check-in-D30' },
          recordedAt: '3',
        }),
        line({ workflow: 'record-hire', what: 'hire-recorded', recordedAt: '2' }),
        line({
          workflow: 'admit-statement',
          what: 'hire-admitted',
          correlationId: 'batch-1',
          recordedAt: '1',
        }),
        line({ workflow: 'survey', what: 'survey-answered', cause: 'page' }),
        line({
          workflow: 'record-hire',
          what: 'hire-recorded',
          correlationId: 'other',
          eventId: 'o',
        }),
      ],
      messages: [
        message({}),
        message({ plan: 'annual-2027' }),
        message({
          plan: 'match',
          email: 'colleague-offer',
          correlationId: 'trace-1',
          plannedAt: '2027-01-02',
          status: 'not-sent',
          reason: 'opted-out',
        }),
      ],
    };
    const told = eventStatus(eventId, known({ arrived: [entry()], receipt: receipt(), dossier }));
    expect(told?.workflows.map(({ workflow, what }) => `${workflow}: ${what}`)).toEqual([
      'admit-statement: hire-admitted',
      'record-hire: hire-recorded',
      'owe: check-in-owed',
    ]);
    expect(told?.emails).toMatchObject([
      { email: 'colleague-offer', status: 'not-sent', reason: 'opted-out' },
      {
        email: 'check-in-invitation',
        plan: 'check-in-D30',
        step: 'invitation',
        status: 'delivered',
      },
    ]);
    expect(JSON.stringify(told)).not.toContain('ab12');
  });
});
