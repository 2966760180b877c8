import { describe, expect, test } from 'vitest';
import { checkinAnswered } from '../../../../events/checkin-answered.ts';
import type { DataOf } from '../../../../events/contract.ts';
import {
  type AnsweredState,
  recordCheckIn,
} from '../../../../functions/record-check-in/record-check-in.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  aCallTask,
  aCheckIn,
  anEmployment,
  aPerson,
  aProgram,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const plan = 'checkin-d30-20260817';
const now = '2026-09-17T15:00:00Z';

function answered(more: Partial<DataOf<typeof checkinAnswered>> = {}) {
  const data = { ...checkinAnswered.example, personId: ngozi, mood: 4, callMe: false, ...more };
  return anEvent(data, { eventId: `checkin/${ngozi}/${plan}/${data.revision}` });
}

function stateOf(more: Partial<AnsweredState> = {}): AnsweredState {
  const {
    step: _,
    due: __,
    dueAt: ___,
    ...checkIn
  } = aCheckIn({ status: 'answered', revision: 1 });
  return {
    person: aPerson(),
    program: aProgram(),
    checkIn,
    checkIns: [checkIn],
    employments: [anEmployment()],
    callTasks: [],
    ...more,
  };
}

describe('an answered check-in', () => {
  test('owes the next one of the plan, once', () => {
    const changes = recordCheckIn(stateOf(), answered(), now);
    expect(stored(changes).checkIn).toMatchObject([
      { plan: 'checkin-d90-20260817', status: 'owed', step: 'invitation', version: 0 },
    ]);
    const again = stateOf({ checkIns: [aCheckIn({ plan: 'checkin-d90-20260817' })] });
    expect(stored(recordCheckIn(again, answered(), now)).checkIn).toStrictEqual([]);
  });

  test('owes none about a position that is over, and none after an exit or one sent by hand', () => {
    const ended = stateOf({ employments: [anEmployment({ endDate: '2026-09-16' })] });
    expect(stored(recordCheckIn(ended, answered(), now)).checkIn).toStrictEqual([]);
    for (const milestone of ['exit', 'now']) {
      const state = stateOf({ checkIn: aCheckIn({ milestone, revision: 1 }), employments: [] });
      expect(stored(recordCheckIn(state, answered(), now)).checkIn).toStrictEqual([]);
    }
  });

  test('that has been changed since waits for its later answer', () => {
    const state = stateOf({ checkIn: aCheckIn({ revision: 2 }) });
    expect(skipped(recordCheckIn(state, answered(), now))).toBe('later-revision');
  });
});

describe('a call', () => {
  const callsAfter = (
    more: Partial<DataOf<typeof checkinAnswered>>,
    state: Partial<AnsweredState> = {},
  ) => {
    const checkIn = aCheckIn({ status: 'answered', revision: more.revision ?? 1 });
    return stored(recordCheckIn(stateOf({ checkIn, ...state }), answered(more), now)).callTask;
  };

  test.each([1, 2])('is planned at once after an answer of %i', (mood) => {
    expect(callsAfter({ mood })).toMatchObject([
      { callId: plan, reason: 'low-check-in', checkInPlan: plan, dueDate: '2026-09-21' },
    ]);
  });

  test('is planned for who asks for one, however well it goes', () => {
    expect(callsAfter({ mood: 5, callMe: true })).toMatchObject([{ reason: 'asked-for-a-call' }]);
    expect(callsAfter({ mood: 1, callMe: true })).toMatchObject([{ reason: 'asked-for-a-call' }]);
  });

  test('is announced, for who calls to be told', () => {
    const changes = recordCheckIn(stateOf(), answered({ mood: 1 }), now);
    expect(done(changes)).toMatchObject({
      details: { call: true },
      emits: [
        { type: 'call.task-created.v1', detail: { data: { callId: plan, personId: ngozi } } },
      ],
    });
  });

  test('is not planned after an answer of three or more', () => {
    for (const mood of [3, 4, 5]) expect(callsAfter({ mood })).toStrictEqual([]);
  });

  test('is planned once: an open one covers a changed answer too', () => {
    const callTasks = [aCallTask({ callId: plan, checkInPlan: plan })];
    expect(callsAfter({ mood: 1, revision: 2 }, { callTasks })).toStrictEqual([]);
  });

  test('is planned anew when the first is over and they ask again', () => {
    const callTasks = [aCallTask({ callId: plan, checkInPlan: plan, status: 'done' })];
    const again = callsAfter({ mood: 2, callMe: true, revision: 3 }, { callTasks });
    expect(again).toMatchObject([{ callId: `${plan}-r3` }]);
    // The same answer delivered twice.
    const twice = [...callTasks, aCallTask({ callId: `${plan}-r3`, status: 'done' })];
    expect(callsAfter({ mood: 2, callMe: true, revision: 3 }, { callTasks: twice })).toEqual([]);
  });
});
