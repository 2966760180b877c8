import { expect, test } from 'vitest';
import { dueEvent } from '../../../../functions/sweep-due/due-event.ts';
import type { OwedStep } from '../../../../shared/ports.ts';
import type { CheckIn } from '../../../../shared/records/check-in.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { Pair } from '../../../../shared/records/pair.ts';
import { anEnrolment, chen, ngozi, programId } from '../../../support/made-up-records.ts';

const now = '2027-05-01T05:00:30.000Z';

const checkIn: CheckIn = {
  personId: ngozi,
  plan: 'checkin-d30-20260817',
  programId,
  version: 2,
  milestone: 'D30',
  since: '2026-08-17',
  step: 'reminder',
  status: 'invited',
  startedBy: 'plan',
};
const need: MentorNeed = {
  personId: ngozi,
  needId: 'need-1',
  programId,
  version: 5,
  kind: 'mentor',
  origin: 'hire',
  status: 'inviting',
  createdAt: now,
  cohort: 2026,
  subjects: [],
  gradeBands: [],
  topics: [],
  candidates: [],
  asked: [
    { personId: 'somebody-else', at: now, outcome: 'declined' },
    { personId: chen, at: now, outcome: 'waiting' },
  ],
  mostAsked: 4,
  step: 'expiry',
};
const pair: Pair = {
  personId: ngozi,
  pairId: 'need-1',
  programId,
  version: 3,
  mentorId: chen,
  kind: 'mentor',
  status: 'active',
  startedAt: now,
  rhythm: 'fortnightly',
  goals: [],
  mentorShares: [],
  menteeShares: [],
  answers: [],
  checks: 0,
  endsAt: '2027-11-01T05:00:00Z',
  step: 'check-1',
};

test.each<[string, OwedStep, string, string, object]>([
  [
    'a check-in',
    { owed: 'checkIn', item: checkIn },
    'checkin.due.v1',
    `${ngozi}/checkin-d30-20260817/reminder/2`,
    { personId: ngozi, plan: 'checkin-d30-20260817', milestone: 'D30', step: 'reminder' },
  ],
  [
    'an invitation that runs out, to whoever is asked at present',
    { owed: 'mentorNeed', item: need },
    'mentor.invitation-due.v1',
    `${ngozi}/need-need-1/expiry/5`,
    { personId: ngozi, needId: 'need-1', mentorId: chen, step: 'expiry' },
  ],
  [
    'a pair',
    { owed: 'pair', item: pair },
    'mentor.pair-due.v1',
    `${ngozi}/pair-need-1/check-1/3`,
    { personId: ngozi, needId: 'need-1', mentorId: chen, step: 'check-1' },
  ],
])('a due step of %s is announced by its own event', (_, owed, type, eventId, data) => {
  expect(dueEvent(owed, now)).toMatchObject([{ type, detail: { eventId, programId, data } }]);
});

test('nothing is announced of what is owed no more, or of a need for which nobody is asked', () => {
  const { step: _, ...settled } = checkIn;
  expect(dueEvent({ owed: 'checkIn', item: settled }, now)).toEqual([]);
  expect(dueEvent({ owed: 'mentorNeed', item: { ...need, asked: [] } }, now)).toEqual([]);
  const { step: __, ...done } = anEnrolment();
  expect(dueEvent({ owed: 'enrolment', item: done }, now)).toEqual([]);
});
