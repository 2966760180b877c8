import { describe, expect, test } from 'vitest';
import { callDueOn, callListing, newCallTask } from '../../../../shared/domain/new-call-task.ts';
import { chen, ngozi, programId } from '../../../support/made-up-records.ts';

const now = '2027-05-03T23:30:00.000Z';
const cause = { eventId: 'event-1', correlationId: 'c-1' };
const call = {
  personId: ngozi,
  programId,
  callId: 'checkin-d30-20260817',
  reason: 'low-check-in',
} as const;

describe('a call to make', () => {
  test('is told by an event that is the same however often its cause is', () => {
    const first = newCallTask(call, '2027-05-05', cause, now);
    const again = newCallTask(call, '2027-05-05', cause, '2027-05-04T00:00:00Z');
    expect(first.event.detail.eventId).toBe(again.event.detail.eventId);
    expect(first.event).toMatchObject({
      type: 'call.task-created.v1',
      detail: { causationId: 'event-1', data: { personId: ngozi, dueDate: '2027-05-05' } },
    });
    expect(first.item).toMatchObject({ status: 'open', version: 0, attempts: [] });
  });

  test('is due sooner for who is having a hard time than for who could not be reached', () => {
    const day = (reason: Parameters<typeof callDueOn>[0]) =>
      callDueOn(reason, '2027-05-03T15:00:00Z', 'America/Chicago');
    expect(day('asked-for-a-call')).toBe('2027-05-05');
    expect(day('low-check-in')).toBe('2027-05-05');
    expect(day('not-reachable')).toBe('2027-05-17');
  });

  test('is due on a day as the program counts days, however late in the evening it was asked for', () => {
    expect(callDueOn('low-check-in', '2027-05-04T03:30:00Z', 'America/Chicago')).toBe('2027-05-05');
    expect(callDueOn('low-check-in', '2027-05-04T12:30:00Z', 'America/Chicago')).toBe('2027-05-06');
  });

  test('is due on the Monday where its day falls on a weekend', () => {
    expect(callDueOn('low-check-in', '2027-05-06T15:00:00Z', 'America/Chicago')).toBe('2027-05-10');
    expect(callDueOn('low-check-in', '2027-05-07T15:00:00Z', 'America/Chicago')).toBe('2027-05-10');
  });

  test('stands in the list by its status and its day', () => {
    const listed = (status: 'open' | 'done', dueDate: string, personId: string) =>
      callListing({ programId, personId, status, dueDate }).listBy;
    const order = [
      listed('open', '2027-05-09', ngozi),
      listed('open', '2027-05-04', chen),
      listed('done', '2027-05-01', chen),
    ].toSorted();
    expect(order[0]).toMatch(/^done/);
    expect(order[1]).toContain('2027-05-04');
  });
});
