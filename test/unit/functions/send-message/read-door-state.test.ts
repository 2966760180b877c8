import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDoorState } from '../../../../functions/send-message/read-door-state.ts';
import { records } from '../../../../shared/adapters/records.ts';
import type { MentorInvitation } from '../../../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { Pair } from '../../../../shared/records/pair.ts';
import {
  aCallTask,
  aMessage,
  anEnrolment,
  aPerson,
  aProgram,
  chen,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';
import { putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const at = '2027-05-03T15:00:00Z';
let table: TestTable;

// Ngozi mentors Chen.
const need: MentorNeed = {
  personId: chen,
  needId: 'n1',
  programId,
  version: 1,
  kind: 'mentor',
  origin: 'hire',
  status: 'matched',
  createdAt: at,
  cohort: 2026,
  subjects: [],
  gradeBands: [],
  topics: [],
  candidates: [],
  asked: [],
  mostAsked: 4,
};
const invitation: MentorInvitation = {
  personId: ngozi,
  needId: 'n1',
  programId,
  version: 1,
  menteeId: chen,
  kind: 'mentor',
  status: 'accepted',
  attempt: 1,
  reasons: [],
  invitedAt: at,
  expiresAt: at,
};
const pair: Pair = {
  personId: chen,
  pairId: 'n1',
  programId,
  version: 1,
  mentorId: ngozi,
  kind: 'mentor',
  status: 'active',
  startedAt: at,
  rhythm: 'monthly',
  goals: [],
  mentorShares: [],
  menteeShares: [],
  checks: 0,
  endsAt: at,
  answers: [],
};

beforeAll(async () => {
  table = await startTable();
  await Promise.all([
    putRecord('program', aProgram({ version: 1 })),
    putRecord('person', aPerson({ version: 1 })),
    putRecord('person', aPerson({ personId: chen, displayName: 'Chen Adams', version: 1 })),
    putRecord('enrolment', anEnrolment({ version: 1 })),
    putRecord('callTask', aCallTask({ callId: 'c1' })),
    putRecord('mentorNeed', need),
    putRecord('mentorInvitation', invitation),
    putRecord('pair', pair),
  ]);
});
afterAll(() => table.stop());

const subjectOf = async (personId: string, plan: string, step = 'invitation') =>
  (
    await readDoorState(
      { programId, personId, plan, step },
      records(() => at),
    )
  ).subject;

describe('the door reads again what an email is about', () => {
  test('with the message, the person and the program', async () => {
    const message = aMessage({ version: 1 });
    await putRecord('message', message);
    const release = { programId, personId: ngozi, plan: message.plan, step: message.step };
    expect(
      await readDoorState(
        release,
        records(() => at),
      ),
    ).toMatchObject({
      message,
      person: { displayName: 'Ngozi Ivanova' },
      program: { name: 'Cedar Valley University' },
      subject: { about: 'survey', enrolment: { plan: 'annual-2027' } },
    });
  });

  test('a call of which the staff are told', async () => {
    expect(await subjectOf(ngozi, 'call-c1', 'notice')).toMatchObject({
      about: 'call',
      callTask: { callId: 'c1' },
    });
  });

  test('an invitation to mentor, with whom it is for and what they need', async () => {
    expect(await subjectOf(ngozi, 'invitation-n1')).toMatchObject({
      about: 'invitation',
      invitation: { menteeId: chen },
      mentee: { personId: chen },
      need: { needId: 'n1' },
    });
  });

  test('a pair, from either side, each with the other', async () => {
    expect(await subjectOf(ngozi, 'pair-n1', 'introduction')).toMatchObject({
      about: 'pair',
      pair: { pairId: 'n1' },
      other: { personId: chen },
    });
    expect(await subjectOf(chen, 'pair-n1', 'introduction')).toMatchObject({
      about: 'pair',
      pair: { pairId: 'n1' },
      other: { personId: ngozi },
    });
  });

  test.each([
    ['a survey', 'annual-2031', 'survey-cancelled'],
    ['a check-in', 'checkin-d30-20260817', 'check-in-cancelled'],
    ['a call', 'call-c9', 'call-done'],
    ['an invitation', 'invitation-n9', 'invitation-withdrawn'],
    ['a pair', 'pair-n9', 'pair-ended'],
    ['an introduction', 'colleagues-s9', 'introduction-withdrawn'],
    ['a plan that nobody knows', 'party-2027', 'no-such-plan'],
  ])('and finds nothing to write about when %s is not there any more', async (_, plan, reason) => {
    expect(await subjectOf(ngozi, plan)).toEqual({ about: 'off', reason });
  });
});
