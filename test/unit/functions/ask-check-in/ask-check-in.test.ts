import { describe, expect, test } from 'vitest';
import { checkinDue } from '../../../../events/checkin-due.ts';
import { type AskState, askCheckIn } from '../../../../functions/ask-check-in/ask-check-in.ts';
import type { CheckIn } from '../../../../shared/records/check-in.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  aCallTask,
  aCheckIn,
  aMessage,
  anAddress,
  anEmployment,
  aPerson,
  aProgram,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

type Step = 'invitation' | 'reminder' | 'close';

const now = '2026-09-16T21:01:00Z';
const plan = 'checkin-d30-20260817';

function due(step: Step) {
  const data = { ...checkinDue.example, personId: ngozi, plan, step };
  return anEvent(data, { eventId: `${ngozi}/${plan}/${step}/1`, occurredAt: now });
}

function checkInAt(step: Step, more: Partial<CheckIn> = {}): CheckIn {
  const { invitedAt, ...checkIn } = aCheckIn({ step, dueAt: now, ...more });
  return step === 'invitation'
    ? { ...checkIn, status: 'owed', ...more }
    : { ...checkIn, invitedAt, ...more };
}

function stateAt(step: Step, more: Partial<AskState> = {}): AskState {
  return {
    person: aPerson(),
    program: aProgram(),
    checkIn: checkInAt(step),
    message: undefined,
    callTask: undefined,
    checkIns: [checkInAt(step)],
    employments: [anEmployment()],
    ...more,
  };
}

describe('the invitation', () => {
  const changes = askCheckIn(stateAt('invitation'), due('invitation'), now);

  test('is asked for, to go at once, for the purpose of check-ins', () => {
    expect(stored(changes).message).toMatchObject([
      {
        plan,
        step: 'invitation',
        email: 'check-in-invitation',
        purpose: 'checkIns',
        status: 'planned',
        dueAt: now,
        version: 0,
      },
    ]);
    expect(done(changes)).toMatchObject({ what: 'check-in-invited', details: { plan } });
  });

  test('is followed by one reminder after four days, and the close ten days later', () => {
    expect(stored(changes).checkIn).toMatchObject([
      { status: 'invited', invitedAt: now, step: 'reminder', dueAt: '2026-09-20T21:01:00Z' },
    ]);
    const reminded = askCheckIn(stateAt('reminder'), due('reminder'), now);
    expect(done(reminded).what).toBe('check-in-reminded');
    expect(stored(reminded).message).toMatchObject([{ email: 'check-in-reminder' }]);
    expect(stored(reminded).checkIn).toMatchObject([
      { step: 'close', dueAt: '2026-09-26T21:01:00Z', invitedAt: '2026-09-16T21:00:00Z' },
    ]);
  });

  test('after the end of a position is a letter of its own', () => {
    const checkIn = checkInAt('invitation', { milestone: 'exit', startedBy: 'separation' });
    const employments = [anEmployment({ endDate: '2026-09-15' })];
    const state = stateAt('invitation', { checkIn, employments });
    const exit = askCheckIn(state, due('invitation'), now);
    expect(stored(exit).message).toMatchObject([{ email: 'exit-check-in' }]);
  });

  test('comes with the reminder’s turn for who could not be reached before', () => {
    const { invitedAt: _, ...checkIn } = checkInAt('reminder', { status: 'not-reachable' });
    const late = askCheckIn(stateAt('reminder', { checkIn }), due('reminder'), now);
    expect(stored(late).message).toMatchObject([
      { step: 'reminder', email: 'check-in-invitation' },
    ]);
    expect(stored(late).checkIn).toMatchObject([{ status: 'invited', invitedAt: now }]);
  });
});

describe('a step that is settled', () => {
  test('is not taken again', () => {
    const state = stateAt('reminder');
    expect(skipped(askCheckIn(state, due('invitation'), now))).toBe('step-already-taken');
  });

  test('does not outlive the answer', () => {
    const { step: _, ...answered } = checkInAt('reminder', { status: 'answered' });
    const state = stateAt('reminder', { checkIn: answered });
    expect(skipped(askCheckIn(state, due('reminder'), now))).toBe('step-already-taken');
  });

  test('is nobody’s: the person or the check-in is gone', () => {
    const event = due('invitation');
    const nobody = stateAt('invitation', { person: undefined });
    expect(skipped(askCheckIn(nobody, event, now))).toBe('no-such-person');
    const nothing = stateAt('invitation', { checkIn: undefined });
    expect(skipped(askCheckIn(nothing, event, now))).toBe('no-such-check-in');
  });

  test.each([
    ['has ended', [anEmployment({ endDate: '2026-09-15' })]],
    [
      'has given way to a later one',
      [anEmployment(), anEmployment({ employmentId: 's-1.2026-09-14', hireDate: '2026-09-14' })],
    ],
  ])('is dropped when the position it is about %s', (_, employments) => {
    const state = stateAt('invitation', { employments });
    const changes = askCheckIn(state, due('invitation'), now);
    expect(done(changes).what).toBe('check-in-dropped');
    expect(stored(changes).message).toStrictEqual([]);
    expect(stored(changes).checkIn).toMatchObject([{ status: 'cancelled' }]);
    expect(stored(changes).checkIn[0]).not.toHaveProperty('due');
  });
});

describe('somebody who asked for a pause', () => {
  test('is asked on the first afternoon after it', () => {
    const person = aPerson({ pausedUntil: '2026-11-01' });
    const changes = askCheckIn(stateAt('invitation', { person }), due('invitation'), now);
    expect(done(changes).what).toBe('check-in-postponed');
    expect(stored(changes).message).toStrictEqual([]);
    // The 1st of November is a Sunday.
    expect(stored(changes).checkIn).toMatchObject([
      { step: 'invitation', status: 'owed', dueAt: '2026-11-02T22:00:00Z' },
    ]);
  });

  test('is asked at once when it is over', () => {
    const person = aPerson({ pausedUntil: '2026-09-16' });
    const changes = askCheckIn(stateAt('invitation', { person }), due('invitation'), now);
    expect(done(changes).what).toBe('check-in-invited');
  });
});

describe('an email that must not go', () => {
  const bounced = { addresses: [anAddress({ status: 'bounced' as const })] };

  test.each([
    ['who wants no check-ins', { unwanted: ['checkIns' as const] }, 'opted-out', 'opted-out'],
    ['without an address', { addresses: [] }, 'no-address', 'not-reachable'],
    ['whose address bounced', bounced, 'unusable-address', 'not-reachable'],
    [
      'whose degrees were taken back',
      { graduation: 'revoked' as const },
      'degree-revoked',
      'not-reachable',
    ],
  ])(
    'to somebody %s is noted with its reason, and the next step owed',
    (_, more, reason, status) => {
      const state = stateAt('invitation', { person: aPerson(more) });
      const changes = askCheckIn(state, due('invitation'), now);
      expect(done(changes)).toMatchObject({
        what: 'check-in-not-sent',
        details: { reason, call: false },
      });
      expect(stored(changes).message).toStrictEqual([]);
      expect(stored(changes).callTask).toStrictEqual([]);
      expect(stored(changes).checkIn).toMatchObject([{ status, step: 'reminder' }]);
    },
  );

  test('goes all the same to who stopped surveys only', () => {
    const person = aPerson({ unwanted: ['surveys'], reach: 'opted-out' });
    const changes = askCheckIn(stateAt('invitation', { person }), due('invitation'), now);
    expect(done(changes).what).toBe('check-in-invited');
  });

  test('is a call to who has a telephone but no address: one, however often the step is taken', () => {
    const person = aPerson({ addresses: [], telephone: '(555) 010-2345' });
    const changes = askCheckIn(stateAt('invitation', { person }), due('invitation'), now);
    expect(stored(changes).callTask).toMatchObject([
      { callId: plan, reason: 'not-reachable', checkInPlan: plan, status: 'open' },
    ]);
    expect(done(changes).emits).toMatchObject([{ type: 'call.task-created.v1' }]);
    const again = stateAt('reminder', { person, callTask: aCallTask({ callId: plan }) });
    const reminder = askCheckIn(again, due('reminder'), now);
    expect(stored(reminder).callTask).toStrictEqual([]);
    expect(done(reminder).emits).toStrictEqual([]);
  });

  test('is no call to who wants no check-ins', () => {
    const person = aPerson({
      addresses: [],
      telephone: '(555) 010-2345',
      unwanted: ['checkIns'],
    });
    const changes = askCheckIn(stateAt('invitation', { person }), due('invitation'), now);
    expect(stored(changes).callTask).toStrictEqual([]);
  });

  test('is one that had been asked for before, unless it was held back', () => {
    const before = stateAt('invitation', { message: aMessage({ plan, status: 'sent' }) });
    const changes = askCheckIn(before, due('invitation'), now);
    expect(done(changes).details).toMatchObject({ reason: 'asked-before' });
    const held = stateAt('invitation', {
      message: aMessage({ plan, status: 'not-sent', reason: 'too-old', version: 3 }),
    });
    expect(stored(askCheckIn(held, due('invitation'), now)).message).toMatchObject([
      { status: 'planned', version: 3 },
    ]);
  });
});

describe('the close', () => {
  test('ends what nobody answered and owes the next milestone', () => {
    const changes = askCheckIn(stateAt('close'), due('close'), now);
    expect(done(changes)).toMatchObject({
      what: 'check-in-closed',
      details: { next: 'checkin-d90-20260817' },
    });
    const [closed, next] = stored(changes).checkIn;
    expect(closed).toMatchObject({ status: 'closed' });
    expect(closed).not.toHaveProperty('dueAt');
    expect(next).toMatchObject({ milestone: 'D90', version: 0, step: 'invitation' });
  });

  test('owes nothing that is there already, nor after every degree was taken back', () => {
    const there = stateAt('close', { checkIns: [aCheckIn({ plan: 'checkin-d90-20260817' })] });
    expect(stored(askCheckIn(there, due('close'), now)).checkIn).toHaveLength(1);
    const revoked = stateAt('close', { person: aPerson({ graduation: 'revoked' }) });
    expect(stored(askCheckIn(revoked, due('close'), now)).checkIn).toHaveLength(1);
  });

  test('counts the years from the first position', () => {
    const first = anEmployment({ employmentId: 's-1.2024-08-12', hireDate: '2024-08-12' });
    const checkIn = checkInAt('close', { milestone: 'D180', plan: 'checkin-d180-20260817' });
    const state = stateAt('close', { checkIn, employments: [first, anEmployment()] });
    const [, next] = stored(askCheckIn(state, due('close'), '2027-03-01T21:00:00Z')).checkIn;
    expect(next).toMatchObject({ milestone: 'Y4', dueAt: '2028-03-15T21:00:00Z' });
  });

  test('keeps that nobody could be reached', () => {
    const checkIn = checkInAt('close', { status: 'not-reachable' });
    const changes = askCheckIn(stateAt('close', { checkIn }), due('close'), now);
    expect(stored(changes).checkIn[0]).toMatchObject({ status: 'not-reachable' });
  });
});
