import { describe, expect, test } from 'vitest';
import { callTaskCreated } from '../../../../events/call-task-created.ts';
import { notifyCaller } from '../../../../functions/notify-caller/notify-caller.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import { aCallTask, aMessage, ngozi } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-05-04T15:00:00Z';
const planned = anEvent(
  { ...callTaskCreated.example, personId: ngozi, callId: 'hand-1' },
  { eventId: `${ngozi}/call/hand-1` },
);

describe('a call to make', () => {
  test('is told to the staff by one email, at once', () => {
    const changes = notifyCaller({ callTask: aCallTask(), message: undefined }, planned, now);
    expect(stored(changes).message).toMatchObject([
      {
        personId: ngozi,
        plan: 'call-hand-1',
        step: 'notice',
        purpose: 'staff',
        email: 'call-notice',
        status: 'planned',
        dueAt: now,
        version: 0,
        causationId: planned.eventId,
      },
    ]);
    expect(done(changes)).toMatchObject({ what: 'caller-told', details: { reason: 'by-hand' } });
  });

  test.each(['planned', 'sent', 'not-sent'] as const)(
    'is told once: not when the email was %s before',
    (status) => {
      const message = aMessage({ plan: 'call-hand-1', step: 'notice', status });
      const changes = notifyCaller({ callTask: aCallTask(), message }, planned, now);
      expect(skipped(changes)).toBe('told-before');
    },
  );

  test('is not told when it was made meanwhile, or is no more', () => {
    const made = { callTask: aCallTask({ status: 'done' }), message: undefined };
    expect(skipped(notifyCaller(made, planned, now))).toBe('call-done');
    const gone = { callTask: undefined, message: undefined };
    expect(skipped(notifyCaller(gone, planned, now))).toBe('no-such-call');
  });
});
