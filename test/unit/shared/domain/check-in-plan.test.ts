import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CheckInPlan } from '../../../../events/checkin-due.ts';
import {
  checkInNow,
  exitCheckIn,
  firstCheckIn,
  nextCheckIn,
} from '../../../../shared/domain/check-in-plan.ts';
import { checkInPlanOf } from '../../../../shared/domain/program-plan.ts';
import { ngozi, programId } from '../../../support/made-up-records.ts';
import { matching } from '../../../support/matching.ts';

const usual = { plan: checkInPlanOf(undefined), timeZone: 'America/Chicago' };
const about = { personId: ngozi, programId };
const employmentId = 'nces-010000500870.2026-08-17';
const hire = { ...about, employmentId, hireDate: '2026-08-17', firstHiredOn: '2026-08-17' };

/** The whole chain, each answered on the day it is due: milestones with the instants at which they are due. */
function chain(start = hire, settings = usual, now = '2026-08-20T12:00:00Z') {
  const all: string[] = [];
  let each = firstCheckIn(start, settings, now);
  while (each !== undefined) {
    all.push(`${each.milestone} ${each.dueAt}`);
    each = nextCheckIn(each, { ...settings, firstHiredOn: start.firstHiredOn }, each.dueAt);
  }
  return all;
}

describe('a teacher hired in August', () => {
  test('is asked after 30, 90 and 180 days, then each spring to the fifth year, on weekday afternoons', () => {
    expect(chain()).toStrictEqual([
      'D30 2026-09-16T21:00:00Z',
      // The 15th of November and the 13th of February are a Sunday and a Saturday.
      'D90 2026-11-16T22:00:00Z',
      'D180 2027-02-15T22:00:00Z',
      'Y2 2028-03-15T21:00:00Z',
      'Y3 2029-03-15T21:00:00Z',
      'Y4 2030-03-15T21:00:00Z',
      'Y5 2031-03-17T21:00:00Z',
    ]);
  });

  test('is asked as the program’s own plan says', () => {
    const plan = { days: [60, 14], springOpens: '10-01', lastYear: 2 };
    expect(chain(hire, { ...usual, plan })).toStrictEqual([
      'D14 2026-08-31T21:00:00Z',
      'D60 2026-10-16T21:00:00Z',
      'Y2 2027-10-01T21:00:00Z',
    ]);
    expect(chain(hire, { ...usual, plan: { ...plan, days: [], lastYear: 1 } })).toStrictEqual([]);
  });

  test('has a check-in that names the hire, stands in the program’s list and is owed at once', () => {
    expect(firstCheckIn(hire, usual, '2026-08-20T12:00:00Z')).toStrictEqual({
      personId: ngozi,
      programId,
      employmentId,
      plan: 'checkin-d30-20260817',
      milestone: 'D30',
      since: '2026-08-17',
      version: 0,
      step: 'invitation',
      due: matching(/^step#/),
      dueAt: '2026-09-16T21:00:00Z',
      status: 'owed',
      startedBy: 'plan',
      listOf: `${programId}#check-ins`,
      listBy: `2026-08-17#${ngozi}`,
    });
  });
});

describe('a hire that we hear of late', () => {
  test('within two weeks of a milestone is asked the next afternoon', () => {
    // A Friday evening: the next afternoon is Monday’s.
    const heard = firstCheckIn(hire, usual, '2026-09-25T23:00:00Z');
    expect(heard).toMatchObject({ milestone: 'D30', dueAt: '2026-09-28T21:00:00Z' });
  });

  test('later than that is asked at the milestone that follows', () => {
    const heard = firstCheckIn(hire, usual, '2026-10-01T12:00:00Z');
    expect(heard).toMatchObject({ milestone: 'D90', plan: 'checkin-d90-20260817' });
  });

  test('of years ago is asked in the spring of the present year, and after the last year not at all', () => {
    const old = { ...hire, hireDate: '2022-08-15', firstHiredOn: '2022-08-15' };
    expect(firstCheckIn(old, usual, '2026-09-01T12:00:00Z')).toMatchObject({ milestone: 'Y5' });
    const older = { ...hire, hireDate: '2010-08-15', firstHiredOn: '2010-08-15' };
    expect(firstCheckIn(older, usual, '2026-09-01T12:00:00Z')).toBeUndefined();
  });
});

describe('the years in teaching', () => {
  test('count from the first position, the days from the present one', () => {
    const moved = { ...hire, hireDate: '2028-08-14', firstHiredOn: '2026-08-17' };
    expect(
      chain(moved, usual, '2028-08-20T12:00:00Z').map((line) => line.slice(0, 15)),
    ).toStrictEqual([
      'D30 2028-09-13T',
      'D90 2028-11-13T',
      'D180 2029-02-12',
      // Not in March 2029 as well, a month after the 180 days.
      'Y4 2030-03-15T2',
      'Y5 2031-03-17T2',
    ]);
  });

  test('begin in autumn for who is hired in June, and in the same school year for who is hired in January', () => {
    const spring = (hireDate: string, now: string) =>
      nextCheckIn(
        { ...about, milestone: 'D180', since: hireDate },
        { ...usual, firstHiredOn: hireDate },
        now,
      )?.dueAt.slice(0, 10);
    expect(spring('2026-06-08', '2026-12-05T12:00:00Z')).toBe('2028-03-15');
    expect(spring('2027-01-11', '2027-07-10T12:00:00Z')).toBe('2028-03-15');
  });

  test('count from the day of the present position where the first is not known', () => {
    const next = nextCheckIn(
      { ...about, milestone: 'D180', since: '2026-08-17' },
      usual,
      '2027-02-20T12:00:00Z',
    );
    expect(next).toMatchObject({ milestone: 'Y2', plan: 'checkin-y2-20260817' });
    expect(next).not.toHaveProperty('employmentId');
  });
});

describe('what follows a check-in', () => {
  test('is the next milestone, also after one that the program has taken out of its plan', () => {
    const next = nextCheckIn(
      { ...about, employmentId, milestone: 'D45', since: '2026-08-17' },
      usual,
      '2026-10-01T12:00:00Z',
    );
    expect(next).toMatchObject({ milestone: 'D90', employmentId });
  });

  test('leaves out milestones that a long pause has overtaken', () => {
    const next = nextCheckIn(
      { ...about, employmentId, milestone: 'D30', since: '2026-08-17' },
      usual,
      '2027-01-10T12:00:00Z',
    );
    expect(next).toMatchObject({ milestone: 'D180' });
  });

  test('is nothing after an exit, nor after one sent by hand', () => {
    for (const milestone of ['exit', 'now']) {
      const over = { ...about, milestone, since: '2026-08-17' };
      expect(nextCheckIn(over, usual, '2026-08-20T12:00:00Z')).toBeUndefined();
    }
  });
});

describe('the end of a position', () => {
  const end = { ...about, employmentId, endDate: '2027-06-04' };

  test('owes one check-in on the next weekday’s afternoon', () => {
    // A Friday.
    expect(exitCheckIn(end, usual, '2027-06-04T15:00:00Z')).toMatchObject({
      plan: 'checkin-exit-20270604',
      milestone: 'exit',
      since: '2027-06-04',
      startedBy: 'separation',
      status: 'owed',
      dueAt: '2027-06-07T21:00:00Z',
    });
  });

  test('heard of late owes it the next day, heard of early only once it has come', () => {
    expect(exitCheckIn(end, usual, '2027-09-01T15:00:00Z').dueAt).toBe('2027-09-02T21:00:00Z');
    expect(exitCheckIn(end, usual, '2027-04-01T15:00:00Z').dueAt).toBe('2027-06-07T21:00:00Z');
  });
});

test('a check-in sent by hand is due at once, and bears the day it is where the program is', () => {
  // Late in the evening in Chicago, the next day in Greenwich.
  expect(checkInNow(about, usual, '2026-10-02T02:30:00Z')).toMatchObject({
    plan: 'checkin-now-20261001',
    milestone: 'now',
    startedBy: 'admin',
    dueAt: '2026-10-02T02:30:00Z',
  });
});

test('no check-in is ever due before its day, in the past, at a weekend or twice under one name', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2034-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (hireDate, learned) => {
      const start = { ...hire, hireDate, firstHiredOn: hireDate };
      const names = new Set<string>();
      let now = `${learned}T12:00:00Z`;
      let each = firstCheckIn(start, usual, now);
      while (each !== undefined) {
        expect(CheckInPlan.safeParse(each.plan).success).toBe(true);
        expect(names).not.toContain(each.plan);
        names.add(each.plan);
        expect(Date.parse(each.dueAt)).toBeGreaterThanOrEqual(Date.parse(now));
        expect(each.dueAt > hireDate).toBe(true);
        expect([0, 6]).not.toContain(new Date(each.dueAt).getUTCDay());
        now = each.dueAt;
        each = nextCheckIn(each, usual, now);
      }
      expect(names.size).toBeLessThanOrEqual(7);
    }),
    { numRuns: 60 },
  );
});
