import { describe, expect, test } from 'vitest';
import { callLogged } from '../../../../events/call-logged.ts';
import { mentorNeeded } from '../../../../events/mentor-needed.ts';
import {
  followUpCall,
  type FollowUpState,
} from '../../../../functions/follow-up-call/follow-up-call.ts';
import { checkInNow } from '../../../../shared/domain/check-in-plan.ts';
import type { CallTask } from '../../../../shared/records/call-task.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import { anEvent, done, read, skipped } from '../../../support/made-up-events.ts';
import {
  aCallTask,
  anAddress,
  anEmployment,
  aPerson,
  aProgram,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-05-07T20:00:00Z';
type Attempt = CallTask['attempts'][number];

function attempt(more: Partial<Attempt> = {}): Attempt {
  return {
    at: now,
    by: 'dana.whitfield@cedarvalley.example',
    outcome: 'reached',
    nextStep: 'none',
    ...more,
  };
}

/** What follows the last of some attempts. */
function after(attempts: Attempt[], more: Partial<FollowUpState> = {}) {
  const last = attempts.at(-1) ?? attempt();
  const event = anEvent(
    {
      ...callLogged.example,
      personId: ngozi,
      callId: 'hand-1',
      attempt: attempts.length,
      outcome: last.outcome,
      nextStep: last.nextStep,
    },
    { eventId: `${ngozi}/call/hand-1/${attempts.length}` },
  );
  const state: FollowUpState = {
    person: aPerson(),
    program: aProgram(),
    callTask: aCallTask({ attempts }),
    checkIns: [],
    employments: [],
    needs: [],
    ...more,
  };
  return followUpCall(state, event, now);
}

const noAnswer = attempt({ outcome: 'no-answer', nextStep: 'call-again' });

describe('whom calling does not reach', () => {
  test('gets a check-in by email after the third call without an answer, not before', () => {
    expect(skipped(after([noAnswer]))).toBe('nothing-follows');
    expect(skipped(after([noAnswer, noAnswer]))).toBe('nothing-follows');
    const third = after([noAnswer, noAnswer, noAnswer]);
    expect(done(third)).toMatchObject({
      what: 'check-in-after-call',
      details: { unreachable: true },
    });
    expect(stored(third).checkIn).toMatchObject([
      { plan: 'checkin-now-20270507', milestone: 'now', step: 'invitation', dueAt: now },
    ]);
    const fourth = after([noAnswer, noAnswer, noAnswer, noAnswer]);
    expect(skipped(fourth)).toBe('nothing-follows');
  });

  test('gets one when the number is somebody else’s, unless another number is to be called', () => {
    const wrong = after([attempt({ outcome: 'wrong-number' })]);
    expect(done(wrong).what).toBe('check-in-after-call');
    const corrected = attempt({
      outcome: 'wrong-number',
      nextStep: 'call-again',
      newNumber: '+13345550118',
    });
    expect(skipped(after([corrected]))).toBe('nothing-follows');
  });

  test.each([
    ['has no address', { addresses: [] }, 'not-reachable'],
    [
      'has none that can be used',
      { addresses: [anAddress({ status: 'bounced' })] },
      'not-reachable',
    ],
    ['wants no check-ins', { unwanted: ['checkIns' as const] }, 'opted-out'],
    ['had every degree taken back', { graduation: 'revoked' as const }, 'degree-revoked'],
  ])('is listed with the reason where an email cannot go either: who %s', (_, more, reason) => {
    const changes = after([attempt({ outcome: 'wrong-number' })], { person: aPerson(more) });
    expect(done(changes)).toMatchObject({ what: 'unreachable-by-call', details: { reason } });
    expect(stored(changes).checkIn).toEqual([]);
  });
});

describe('what was agreed on the phone', () => {
  test('a check-in goes out', () => {
    const changes = after([attempt({ nextStep: 'send-check-in' })]);
    expect(stored(changes).checkIn).toHaveLength(1);
    expect(done(changes).details).toMatchObject({ unreachable: false });
  });

  test('a check-in goes once a day at most, and one that was cancelled is owed again', () => {
    const fresh = checkInNow(aPerson(), aProgram(), now);
    const again = (status: 'invited' | 'cancelled') =>
      after([attempt({ nextStep: 'send-check-in' })], {
        checkIns: [{ ...fresh, version: 4, status }],
      });
    expect(done(again('invited'))).toMatchObject({
      what: 'check-in-not-possible',
      details: { reason: 'sent-today' },
    });
    expect(stored(again('cancelled')).checkIn).toMatchObject([{ version: 4, status: 'owed' }]);
  });

  test('a mentor is looked for who fits the position and what would help', () => {
    const position = anEmployment({
      schoolId: 's-1',
      academicSubjects: ['Mathematics'],
      gradeBands: ['6-8'],
    });
    const agreed = attempt({ nextStep: 'find-mentor', needs: ['families', 'materials'] });
    const changes = after([agreed], { employments: [position] });
    const [need] = stored(changes).mentorNeed;
    expect(need).toMatchObject({
      kind: 'mentor',
      origin: 'admin',
      subjects: ['Mathematics'],
      gradeBands: ['6-8'],
      schoolId: 's-1',
      topics: ['families'],
    });
    const [event] = done(changes).emits ?? [];
    expect(event && read(mentorNeeded, event).data).toMatchObject({
      personId: ngozi,
      needId: need?.needId,
    });
    const waiting = need === undefined ? [] : [need];
    expect(skipped(after([agreed], { needs: waiting }))).toBe('mentor-looked-for-already');
    const unmet = waiting.map((each): MentorNeed => ({ ...each, status: 'unmet' }));
    expect(stored(after([agreed], { needs: unmet })).mentorNeed).toHaveLength(1);
  });

  test.each(['none', 'call-again', 'write-by-hand'] as const)(
    'nothing goes out by itself when the next step is “%s”',
    (nextStep) => {
      expect(skipped(after([attempt({ nextStep })]))).toBe('nothing-follows');
    },
  );
});

test('nothing follows a call that was noted by mistake, or is not there, or of somebody gone', () => {
  const mistake = attempt({ nextStep: 'send-check-in', takenBackAt: now });
  expect(skipped(after([mistake]))).toBe('taken-back');
  expect(skipped(after([attempt()], { callTask: undefined }))).toBe('no-such-call');
  expect(skipped(after([attempt()], { person: undefined }))).toBe('no-such-person');
});

test('calls noted by mistake do not count as calls without an answer', () => {
  const mistake = { ...noAnswer, takenBackAt: now };
  expect(skipped(after([noAnswer, mistake, noAnswer]))).toBe('nothing-follows');
  expect(done(after([noAnswer, mistake, noAnswer, noAnswer])).what).toBe('check-in-after-call');
});
