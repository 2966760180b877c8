import { expect, test } from 'vitest';
import { pauseDay, pauseDayProblem } from '../../../../shared/domain/pause-day.ts';

const today = '2027-02-27';

test.each([
  ['2027-02-28', undefined],
  ['2029-02-27', undefined],
  ['2029-02-28', 'too-far'],
  ['2027-02-27', 'not-ahead'],
  ['2026-12-31', 'not-ahead'],
  ['2027-02-29', 'no-day'],
  ['28 February', 'no-day'],
  ['', 'no-day'],
])('a pause until “%s”: %s', (day, problem) => {
  expect(pauseDayProblem(day, today)).toBe(problem);
  expect(pauseDay(day, today)).toBe(problem === undefined ? day : undefined);
});
