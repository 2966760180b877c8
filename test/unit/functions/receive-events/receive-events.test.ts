import { describe, expect, test } from 'vitest';
import { receiveEvent, type Sender } from '../../../../functions/receive-events/receive-events.ts';
import { credentialSubmitted } from '../../../../events/credential-submitted.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { aSubmission, anEvent } from '../../../support/made-up-events.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';
import { saying } from '../../../support/matching.ts';

const now = '2027-05-01T00:00:00.000Z';
const sis: Sender = { programId: 'cedar-valley', name: 'sis.cedar-valley' };
const entry = { type: 'graduation.submitted.v1', ...aSubmission({}, { eventId: 'sis-1' }) };
const aHire = { type: hireSubmitted.type, ...anEvent(hireSubmitted.example) };

function accepted(event: unknown, sender = sis) {
  const received = receiveEvent({ event, called: {} }, sender, now);
  if (!('event' in received)) throw new Error(received.detail);
  return received;
}

function problemOf(event: unknown, { sender = sis, called = {} } = {}) {
  const received = receiveEvent({ event, called }, sender, now);
  if ('event' in received) throw new Error('it was accepted');
  return received;
}

describe('an event that an integrator hands in', () => {
  test('is stored with what is to be published: as it was handed in, and who handed it in', () => {
    const { changes, event } = accepted(entry);
    expect(changes).toMatchObject({
      what: 'event-received',
      about: 'receipt#cedar-valley#sis-1',
      details: { type: 'graduation.submitted.v1', integrator: 'sis.cedar-valley' },
      writes: [],
    });
    expect(changes.emits).toEqual([
      { bus: 'intake', type: 'graduation.submitted.v1', source: 'rollcall.intake', detail: event },
    ]);
    expect(event).toEqual({
      ...aSubmission({}, { eventId: 'sis-1' }),
      provenance: { door: 'http', integrator: 'sis.cedar-valley' },
    });
  });

  test('may leave out its program and its history', () => {
    const { programId: _, correlationId: __, causationId: ___, ...short } = entry;
    expect(accepted(short).event).toMatchObject({
      programId: 'cedar-valley',
      correlationId: 'sis-1',
      causationId: 'sis-1',
    });
  });

  test('cannot say by which door it came: that is stamped, with a warning', () => {
    const forged = { ...entry, provenance: { door: 'form' } };
    const { event, warnings } = accepted(forged);
    expect(event.provenance).toEqual({ door: 'http', integrator: 'sis.cedar-valley' });
    expect(warnings).toEqual([{ field: 'provenance', problem: 'is stamped by us; leave it out' }]);
  });

  test('of another program is refused', () => {
    expect(problemOf({ ...entry, programId: 'river-state' })).toMatchObject({
      type: 'urn:rollcall:problem:foreign-program',
      status: 422,
      errors: [{ field: 'programId' }],
    });
  });

  test.each([
    { ...entry, type: 'graduation.submitted.v2' },
    { ...entry, type: 'candidate.graduated.v1' },
    { ...entry, type: '__proto__' },
    {},
    null,
    'text',
    7,
    [],
    [entry],
  ])('of a type that is not taken in is told which are: %j', (given) => {
    const problem = problemOf(given);
    expect(problem.type).toBe('urn:rollcall:problem:unknown-type');
    expect(problem.detail).toContain('type: give one of: graduation.submitted.v1');
  });

  test('of a type that its client may not hand in is told which it may', () => {
    const district = { ...sis, types: ['hire.submitted.v1'] };
    expect(problemOf(entry, { sender: district })).toMatchObject({
      type: 'urn:rollcall:problem:type-not-allowed',
      status: 403,
      errors: [{ field: 'type', problem: saying('yours are: hire.submitted.v1') }],
    });
    expect(accepted(aHire, district).event).toMatchObject({ eventId: 'event-1' });
  });

  test('that breaks its contract is told each field, what was found and how to mend it', () => {
    const { name: _, ...data } = entry.data;
    const problem = problemOf({ ...entry, data: { ...data, degrees: [], nickname: 'Go' } });
    expect(problem.errors.map(({ field }) => field)).toEqual(['data.name', 'data.degrees']);
    expect(problem.errors[0]).toMatchObject({
      problem: 'is missing',
      found: 'nothing',
      mend: saying('Send this field'),
    });
    expect(problem.detail).toContain('data.name: is missing');
  });

  test('that breaks its contract is never told what it said', () => {
    const secret = 'Ngozi-Quillfeather';
    const problem = problemOf({
      ...entry,
      occurredAt: secret,
      data: { ...entry.data, directoryHold: secret, degrees: [{ status: secret }] },
    });
    expect(JSON.stringify(problem)).not.toContain(secret);
  });

  test('is told the names of fields that its sender uses', () => {
    const called = { eventId: 'id', occurredAt: 'time' };
    const problem = problemOf({ ...entry, eventId: undefined, occurredAt: 'Monday' }, { called });
    expect(problem.errors.map(({ field }) => field)).toEqual(['id', 'time']);
    expect(problem.detail).toMatch(/^id: .*; time: must be an instant/);
  });

  test('with a field that nobody declared is told which', () => {
    const stray = { ...entry, data: { ...entry.data, nickname: 'Go' } };
    expect(problemOf(stray).errors).toMatchObject([
      { field: 'data.nickname', problem: 'no such field in this contract' },
    ]);
  });

  test('is told fifty faults at most, and how many more there are', () => {
    const strays = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`stray${at}`, at]));
    const { errors } = problemOf({ ...entry, data: { ...entry.data, ...strays } });
    expect(errors).toHaveLength(51);
    expect(errors.at(-1)).toEqual({ field: '(whole)', problem: 'and 10 more' });
  });

  test('that is too large for the outbox is refused before it is looked at', () => {
    const huge = { ...entry, note: 'x'.repeat(1_048_577) };
    expect(problemOf(huge)).toMatchObject({ type: 'urn:rollcall:problem:too-large', status: 413 });
  });

  test('without an id is told so, for only the id makes a repeat harmless', () => {
    const { eventId: _, ...anonymous } = entry;
    expect(problemOf(anonymous).errors).toMatchObject([
      { field: 'eventId', problem: 'is missing' },
    ]);
  });

  test.each([
    ['occurredAt', { ...aHire, occurredAt: '2127-01-01T00:00:00Z' }],
    [
      'data.employmentPeriod.hireDate',
      { ...aHire, data: { ...aHire.data, employmentPeriod: { hireDate: '1900-01-01' } } },
    ],
  ])('of a day that cannot be meant is refused: %s', (field, given) => {
    expect(problemOf(given)).toMatchObject({
      type: 'urn:rollcall:problem:implausible',
      errors: [{ field }],
    });
  });

  test('that breaks its contract is told of its impossible days as well', () => {
    const { educationOrganization: _, ...rest } = aHire.data;
    const data = { ...rest, employmentPeriod: { hireDate: '1900-01-01' } };
    expect(problemOf({ ...aHire, data })).toMatchObject({
      type: 'urn:rollcall:problem:contract',
      errors: [
        { field: 'data.educationOrganization', problem: 'is missing' },
        { field: 'data.employmentPeriod.hireDate', problem: 'lies before 1930' },
      ],
    });
  });

  test('with a value of the site’s own is taken, with a warning', () => {
    const credentialType = { codeValue: 'Handshake' };
    const event = anEvent({ ...credentialSubmitted.example, credentialType });
    expect(accepted({ type: credentialSubmitted.type, ...event }).warnings).toMatchObject([
      { field: 'data.credentialType' },
    ]);
  });

  test.each(['Ngo\uFFFDzi', 'Ngo\uD83Dzi'])(
    'with characters that were lost on the way is taken, with a warning: %j',
    (firstName) => {
      const data = { ...entry.data, name: { ...entry.data.name, firstName } };
      expect(accepted({ ...entry, data }).warnings).toMatchObject([
        { field: 'data.name.firstName', problem: saying('UTF-8') },
      ]);
    },
  );

  test.each(naughtyStrings)('may be about anybody, whatever they are called: %j', (text) => {
    const name = { firstName: text, lastSurname: text };
    const received = receiveEvent(
      { event: { ...entry, data: { ...entry.data, name } }, called: {} },
      sis,
      now,
    );
    if ('event' in received) {
      expect(received.event.data).toMatchObject({ name: { firstName: text.trim() } });
    } else {
      // Too long, or nothing but space: its contract says so.
      expect(received.errors.map(({ field }) => field)).toEqual([
        'data.name.firstName',
        'data.name.lastSurname',
      ]);
      expect(text.trim().length === 0 || text.length > 75).toBe(true);
    }
  });

  test('is told apart from another of the same id by all it says, whatever the order of its fields', () => {
    const { digest } = accepted(entry);
    const turned = Object.fromEntries(Object.entries(entry).toReversed());
    expect(accepted(turned).digest).toBe(digest);
    expect(accepted({ ...entry, test: true }).digest).not.toBe(digest);
    expect(accepted({ ...entry, data: { ...entry.data, campus: 'North' } }).digest).not.toBe(
      digest,
    );
  });
});
