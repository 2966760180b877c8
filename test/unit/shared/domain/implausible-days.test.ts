import { describe, expect, test } from 'vitest';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { implausibleDays } from '../../../../shared/domain/implausible-days.ts';
import { anEvent } from '../../../support/made-up-events.ts';

const now = '2026-09-01T12:00:00.000Z';
const { example } = hireSubmitted;

function fields(hireDate: string, occurredAt = '2026-08-20T08:00:00Z'): string[] {
  const data = { ...example, employmentPeriod: { hireDate } };
  return implausibleDays(anEvent(data, { occurredAt }), now).map(({ field }) => field);
}

describe('a day that cannot be meant', () => {
  const hireDate = 'data.employmentPeriod.hireDate';
  test.each([
    ['an empty cell of a spreadsheet', '1900-01-01', [hireDate]],
    ['the last day too long ago', '1929-12-31', [hireDate]],
    ['the first that may be', '1930-01-01', []],
    ['a hire of next summer', '2027-08-17', []],
    ['the last that may be', '2046-12-31', []],
    ['a slip of the year', '2206-08-17', [hireDate]],
  ])('%s: %s', (_, day, found) => {
    expect(fields(day)).toEqual(found);
  });

  test('is none when a credential runs out decades ahead, as long as somebody may work', () => {
    const runsOut = (expirationDate: string) =>
      implausibleDays(anEvent({ expirationDate }, { occurredAt: now }), now).length;
    expect([runsOut('2086-12-31'), runsOut('2087-01-01')]).toEqual([0, 1]);
  });

  test('is a statement from the future, but not one of a clock that is ahead', () => {
    expect(fields('2026-08-17', '2026-09-02T11:59:00Z')).toEqual([]);
    expect(fields('2026-08-17', '2026-09-02T12:00:01Z')).toEqual(['occurredAt']);
    expect(fields('2026-08-17', '2099-01-01T00:00:00+02:00')).toEqual(['occurredAt']);
  });

  test('is told with what to do, and never repeated', () => {
    const data = { ...example, employmentPeriod: { hireDate: '1900-01-01' } };
    const problems = implausibleDays(anEvent(data, { occurredAt: '2099-01-01T00:00:00Z' }), now);
    expect(problems).toHaveLength(2);
    expect(JSON.stringify(problems)).not.toMatch(/1900-01|2099/);
    for (const { found, mend } of problems) expect(found && mend).toMatch(/\.$/);
  });
});

test('text that only looks like a number, and numbers, are no days', () => {
  const data = { a: '1900', b: 19_000_101, c: 'since 1900-01-01', d: [null, true] };
  expect(implausibleDays(anEvent(data), now)).toEqual([]);
});
