import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerRate, surveyProgress } from '../../../../functions/console/survey-progress.ts';
import type { ListedEnrolment } from '../../../../shared/ports.ts';

const statuses = [
  'owed',
  'invited',
  'not-reachable',
  'opted-out',
  'answered',
  'closed',
  'cancelled',
] as const;

function member(status: ListedEnrolment['status'], personId: string, cohort = 2026) {
  return { personId, plan: 'annual-2027', cohort, status };
}

test('counts where everyone stands, in all and by cohort, latest cohort first', () => {
  const roster = [
    member('answered', 'a'),
    member('invited', 'b'),
    member('invited', 'c'),
    member('not-reachable', 'd', 2025),
    member('closed', 'e', 2025),
    member('cancelled', 'f', 2025),
  ];
  const { total, cohorts, unanswered } = surveyProgress(roster, new Set(['c', 'd']));
  expect(total).toEqual({
    everyone: 5,
    owed: 0,
    invited: 2,
    waiting: 1,
    answered: 1,
    closed: 1,
    notReachable: 1,
    optedOut: 0,
  });
  expect(cohorts.map(({ cohort, standing }) => [cohort, standing.everyone])).toEqual([
    [2026, 3],
    [2025, 2],
  ]);
  expect(unanswered).toEqual(['b', 'c', 'e']);
});

test('everybody who is in a survey is counted exactly once, whatever the roster', () => {
  const anyone = fc.record({
    personId: fc.uuid(),
    plan: fc.constant('annual-2027'),
    cohort: fc.integer({ min: 2020, max: 2027 }),
    status: fc.constantFrom(...statuses),
  });
  fc.assert(
    fc.property(fc.array(anyone), (roster) => {
      const { total, cohorts } = surveyProgress(roster, new Set());
      const { everyone, waiting: _, ...places } = total;
      const inAll = Object.values(places).reduce((sum, count) => sum + count, 0);
      const byCohort = cohorts.reduce((sum, { standing }) => sum + standing.everyone, 0);
      expect(inAll).toBe(everyone);
      expect(byCohort).toBe(everyone);
      expect(everyone).toBe(roster.filter(({ status }) => status !== 'cancelled').length);
    }),
  );
});

test('the answer rate looks only at those who were written to', () => {
  const roster = [
    member('answered', 'a'),
    member('invited', 'b'),
    member('closed', 'c'),
    member('owed', 'd'),
    member('not-reachable', 'e'),
  ];
  expect(answerRate(surveyProgress(roster, new Set()).total)).toBe(33);
  expect(answerRate(surveyProgress([member('owed', 'a')], new Set()).total)).toBeUndefined();
});
