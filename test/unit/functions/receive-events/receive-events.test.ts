import { describe, expect, test } from 'vitest';
import { receiveEvent } from '../../../../functions/receive-events/receive-events.ts';
import { aSubmission } from '../../../support/made-up-events.ts';

const entry = { type: 'graduation.submitted.v1', ...aSubmission({}, { eventId: 'sis-1' }) };

function accepted(given: unknown) {
  const received = receiveEvent(given, 'cedar-valley');
  if (!('event' in received)) throw new Error(received.detail);
  return received;
}

function problemOf(given: unknown) {
  const received = receiveEvent(given, 'cedar-valley');
  if ('event' in received) throw new Error('it was accepted');
  return received;
}

describe('an event that an integrator hands in', () => {
  test('is stored with what is to be published, as it was handed in', () => {
    const { changes, event } = accepted(entry);
    expect(changes).toMatchObject({
      what: 'event-received',
      about: 'intake#cedar-valley',
      writes: [],
    });
    expect(changes.emits).toEqual([
      { bus: 'intake', type: 'graduation.submitted.v1', source: 'rollcall.intake', detail: event },
    ]);
    expect(event).toEqual(aSubmission({}, { eventId: 'sis-1' }));
  });

  test('may leave out its program and its history', () => {
    const { programId: _, correlationId: __, causationId: ___, ...short } = entry;
    expect(accepted(short).event).toMatchObject({
      programId: 'cedar-valley',
      correlationId: 'sis-1',
      causationId: 'sis-1',
    });
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

  test('that breaks its contract is told each field, what is wrong, and nothing else is kept', () => {
    const { name: _, ...data } = entry.data;
    const problem = problemOf({ ...entry, data: { ...data, degrees: [], nickname: 'Go' } });
    expect(problem.errors?.map(({ field }) => field)).toEqual(['data.name', 'data.degrees']);
    expect(problem.detail).toContain('data.name: is missing');
  });

  test('with a field that nobody declared is told which', () => {
    const stray = { ...entry, data: { ...entry.data, nickname: 'Go' } };
    expect(problemOf(stray).errors).toEqual([
      { field: 'data.nickname', problem: 'no such field in this contract' },
    ]);
  });

  test('without an id is told so, for only the id makes a repeat harmless', () => {
    const { eventId: _, ...anonymous } = entry;
    expect(problemOf(anonymous).errors).toContainEqual({ field: 'eventId', problem: 'is missing' });
  });
});
