import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schoolYearAt } from '../../../../shared/domain/school-year.ts';
import {
  daysLater,
  firstSurveyAt,
  nextSeasonAfter,
  openingAfter,
  type Season,
  stepAfter,
  surveySteps,
} from '../../../../shared/domain/survey-calendar.ts';

const chicago: Season = { timeZone: 'America/Chicago', seasonOpens: '05-01' };
const openingOf = (year: number) => `${year}-05-01T05:00:00Z`;

describe('the season', () => {
  test('opens at midnight where the program is', () => {
    expect(openingAfter('2026-09-01T00:00:00Z', chicago)).toBe(openingOf(2027));
    const honolulu = { timeZone: 'Pacific/Honolulu', seasonOpens: '05-01' };
    expect(openingAfter('2026-09-01T00:00:00Z', honolulu)).toBe('2027-05-01T10:00:00Z');
  });

  test('that opens at this very instant is this one; a moment later it is the next', () => {
    expect(openingAfter('2026-05-01T05:00:00Z', chicago)).toBe(openingOf(2026));
    expect(openingAfter('2026-05-01T05:00:00.001Z', chicago)).toBe(openingOf(2027));
    expect(openingAfter('2026-05-01T04:59:59.999Z', chicago)).toBe(openingOf(2026));
  });

  test('is that of the program’s year, where it is still the old year or already the new one', () => {
    const newYear = { timeZone: 'America/Chicago', seasonOpens: '01-01' };
    expect(openingAfter('2027-01-01T05:59:59Z', newYear)).toBe('2027-01-01T06:00:00Z');
    expect(openingAfter('2027-01-01T06:00:00Z', newYear)).toBe('2027-01-01T06:00:00Z');
    expect(openingAfter('2027-01-01T06:00:01Z', newYear)).toBe('2028-01-01T06:00:00Z');
    const auckland = { timeZone: 'Pacific/Auckland', seasonOpens: '12-31' };
    expect(openingAfter('2026-12-31T12:00:00Z', auckland)).toBe('2027-12-30T11:00:00Z');
  });

  test('on the day the clocks change opens when that day begins', () => {
    const spring = { timeZone: 'America/Chicago', seasonOpens: '03-14' };
    expect(openingAfter('2027-01-01T00:00:00Z', spring)).toBe('2027-03-14T06:00:00Z');
    const autumn = { timeZone: 'America/Chicago', seasonOpens: '11-07' };
    expect(openingAfter('2027-08-01T00:00:00Z', autumn)).toBe('2027-11-07T05:00:00Z');
    // In Havana midnight itself is skipped that day.
    const skipped = { timeZone: 'America/Havana', seasonOpens: '03-14' };
    expect(openingAfter('2027-01-01T00:00:00Z', skipped)).toBe('2027-03-14T05:00:00Z');
  });

  test('asks about the school year that ends with it', () => {
    expect(schoolYearAt(openingOf(2027), chicago)).toBe(2027);
    expect(schoolYearAt('2027-08-01T04:59:59Z', chicago)).toBe(2027);
    expect(schoolYearAt('2027-08-01T05:00:00Z', chicago)).toBe(2028);
    expect(schoolYearAt('2027-12-31T23:59:59Z', chicago)).toBe(2028);
  });

  test('after one school year asks about the next one, wherever in the year it opens', () => {
    expect(nextSeasonAfter(2027, chicago)).toBe(openingOf(2028));
    const autumn = { timeZone: 'America/Chicago', seasonOpens: '10-01' };
    expect(nextSeasonAfter(2027, autumn)).toBe('2027-10-01T05:00:00Z');
    const day = fc.date({
      min: new Date('2023-01-01'),
      max: new Date('2023-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 2000, max: 2100 }), (date, schoolYear) => {
        const season = {
          timeZone: 'America/Chicago',
          seasonOpens: date.toISOString().slice(5, 10),
        };
        expect(schoolYearAt(nextSeasonAfter(schoolYear, season), season)).toBe(schoolYear + 1);
      }),
    );
  });
});

describe('a graduate’s first survey', () => {
  const first = (learnedAt: string, completion: string) =>
    firstSurveyAt(learnedAt, completion, chicago);

  test('is due when the season first opens after both the import and 90 days of rest', () => {
    expect(first('2026-01-10T00:00:00Z', '2025-12-19')).toBe(openingOf(2026));
    expect(first('2026-06-01T00:00:00Z', '2025-12-19')).toBe(openingOf(2027));
    expect(first('2026-04-15T00:00:00Z', '2026-04-10')).toBe(openingOf(2027));
  });

  test('counts the 90 days exactly: who rested until the opening day is asked that day', () => {
    expect(first('2026-01-31T12:00:00Z', '2026-01-31')).toBe(openingOf(2026));
    expect(first('2026-01-31T12:00:00Z', '2026-02-01')).toBe(openingOf(2027));
  });

  test('counts the leap day among the 90', () => {
    expect(first('2028-02-01T12:00:00Z', '2028-02-01')).toBe(openingOf(2028));
    expect(first('2028-02-01T12:00:00Z', '2028-02-02')).toBe(openingOf(2029));
    expect(first('2028-02-29T12:00:00Z', '2028-02-29')).toBe(openingOf(2029));
  });

  test('is the coming one for who is imported at the very opening, the next for who comes after', () => {
    expect(first('2026-05-01T05:00:00Z', '2025-12-19')).toBe(openingOf(2026));
    expect(first('2026-05-01T05:00:00.001Z', '2025-12-19')).toBe(openingOf(2027));
  });

  test('of somebody who completed long ago is the next one', () => {
    expect(first('2026-09-01T00:00:00Z', '1998-05-09')).toBe(openingOf(2027));
  });

  test('is never before the import, never within the 90 days, and never a season too late', () => {
    const instant = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, instant, (learned, completed) => {
        const completion = completed.toISOString().slice(0, 10);
        const due = Date.parse(first(learned.toISOString(), completion));
        const rested = Date.parse(`${completion}T00:00:00Z`) + 90 * 86_400_000;
        expect(due).toBeGreaterThanOrEqual(learned.getTime());
        expect(due).toBeGreaterThanOrEqual(rested);
        const aYearBefore = due - 367 * 86_400_000;
        expect(aYearBefore).toBeLessThan(Math.max(learned.getTime(), rested));
      }),
    );
  });
});

describe('the steps of a survey', () => {
  test('are an invitation, reminders after 7 and 21 days, and a close', () => {
    expect(surveySteps).toEqual([
      { step: 'invitation', day: 0 },
      { step: 'reminder-1', day: 7 },
      { step: 'reminder-2', day: 21 },
      { step: 'close', day: 45 },
    ]);
  });

  test('follow one another, each so many days after the one before', () => {
    expect(stepAfter('invitation')).toEqual({ step: 'reminder-1', daysLater: 7 });
    expect(stepAfter('reminder-1')).toEqual({ step: 'reminder-2', daysLater: 14 });
    expect(stepAfter('reminder-2')).toEqual({ step: 'close', daysLater: 24 });
    expect(stepAfter('close')).toBeUndefined();
  });

  test('come at the same hour by the program’s clock, whether or not it changed in between', () => {
    expect(daysLater('2027-03-10T15:00:00Z', 7, 'America/Chicago')).toBe('2027-03-17T14:00:00Z');
    expect(daysLater('2027-11-03T14:00:00Z', 7, 'America/Chicago')).toBe('2027-11-10T15:00:00Z');
    expect(daysLater('2027-05-01T05:00:00Z', 7, 'America/Chicago')).toBe('2027-05-08T05:00:00Z');
    expect(daysLater('2028-02-25T06:00:00Z', 7, 'America/Chicago')).toBe('2028-03-03T06:00:00Z');
    expect(daysLater('2027-12-28T06:00:00Z', 7, 'America/Chicago')).toBe('2028-01-04T06:00:00Z');
  });

  test('that would fall into the hour the clocks skip come right after it', () => {
    expect(daysLater('2027-03-07T08:30:00Z', 7, 'America/Chicago')).toBe('2027-03-14T08:30:00Z');
  });
});
