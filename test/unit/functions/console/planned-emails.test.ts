import { expect, test } from 'vitest';
import { emailsWithin, plannedEmails } from '../../../../functions/console/planned-emails.ts';
import type { ListedPerson } from '../../../../shared/ports.ts';

const now = '2027-05-01T15:00:00.000Z';
const zone = 'America/Chicago';
const plan = 'annual-2027';

function person(personId: string, reach: ListedPerson['reach'] = 'reachable'): ListedPerson {
  return { personId, displayName: personId, cohort: 2026, degrees: [], reach };
}
const step = (personId: string, next: 'invitation' | 'reminder-1' | 'close') => ({
  personId,
  plan,
  cohort: 2026,
  status: 'owed' as const,
  step: next,
});
const owed = (personId: string, dueAt: string) => ({ personId, plan, dueAt });

test('counts emails by the program’s own days; what is overdue goes today; a close sends nothing', () => {
  const planned = plannedEmails(
    {
      messages: [{ personId: 'a', plan, step: 'invitation', dueAt: '2027-04-30T12:00:00.000Z' }],
      owed: [
        owed('b', '2027-05-02T04:30:00.000Z'),
        owed('c', '2027-05-08T15:00:00.000Z'),
        owed('d', '2027-05-08T15:00:00.000Z'),
      ],
      steps: [step('b', 'invitation'), step('c', 'reminder-1'), step('d', 'close')],
      people: ['a', 'b', 'c', 'd'].map((id) => person(id)),
    },
    zone,
    now,
  );
  expect(planned).toEqual({
    // 04:30 UTC on 2 May is still 1 May in Chicago.
    days: [
      { day: '2027-05-01', invitations: 2, reminders: 0, others: 0 },
      { day: '2027-05-08', invitations: 0, reminders: 1, others: 0 },
    ],
    total: 3,
    notReachable: 0,
    optedOut: 0,
    atLeast: false,
  });
  expect(emailsWithin(planned, 3, zone, now)).toBe(2);
  expect(emailsWithin(planned, 7, zone, now)).toBe(3);
});

test('says for whom nothing will go, because they cannot be reached or want none', () => {
  const planned = plannedEmails(
    {
      messages: [],
      owed: ['a', 'b', 'c'].map((id) => owed(id, '2027-05-08T15:00:00.000Z')),
      steps: ['a', 'b', 'c'].map((id) => step(id, 'invitation')),
      people: [person('a', 'no-address'), person('b', 'opted-out'), person('c')],
    },
    zone,
    now,
  );
  expect(planned).toMatchObject({ total: 1, notReachable: 1, optedOut: 1 });
});

test('counts check-ins with the surveys, and what is about mentoring and calls apart', () => {
  const checkIn = 'checkin-d30-20260817';
  const dueAt = '2027-05-03T21:00:00.000Z';
  const planned = plannedEmails(
    {
      messages: [
        { personId: 'a', plan: 'call-checkin-d30-20260817', step: 'notice', dueAt },
        { personId: 'a', plan: 'pair-n1', step: 'introduction', dueAt },
        { personId: 'a', plan: checkIn, step: 'reminder', dueAt },
      ],
      owed: ['b', 'c', 'd'].map((personId) => ({ personId, plan: checkIn, dueAt })),
      steps: ['b', 'c', 'd'].map((personId) => ({ personId, plan: checkIn, step: 'invitation' })),
      // Who wants no surveys was not asked about check-ins.
      people: [person('b'), person('c', 'opted-out'), person('d', 'unusable-address')],
    },
    zone,
    now,
  );
  expect(planned).toMatchObject({
    days: [{ day: '2027-05-03', invitations: 2, reminders: 1, others: 2 }],
    total: 5,
    notReachable: 1,
    optedOut: 0,
  });
});
