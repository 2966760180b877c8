import { describe, expect, test } from 'vitest';
import {
  afterCheck,
  afterPause,
  beginning,
  pausing,
  postponed,
  usualRhythm,
} from '../../../../shared/domain/pair-calendar.ts';
import { pausedPair, resumedPair } from '../../../../shared/domain/pair-state.ts';
import type { Pair } from '../../../../shared/records/pair.ts';
import { aPair, ngozi } from '../../../support/made-up-records.ts';

const zone = 'America/Chicago';
// A Tuesday morning in Iowa.
const now = '2026-09-22T15:00:00Z';

describe('a mentor and a new teacher', () => {
  const pair = { personId: ngozi, kind: 'mentor' as const };
  const begun = beginning(pair, now, zone);

  test('are asked first after three weeks, on a weekday after school', () => {
    expect(begun).toMatchObject({ step: 'check-1', dueAt: '2026-10-13T21:00:00Z' });
  });

  test('have half a year, and the clock change shifts nothing', () => {
    // March 21 is a Sunday; Iowa has changed its clocks by then.
    expect(begun.endsAt).toBe('2027-03-22T21:00:00Z');
  });

  test('are asked every six weeks until their time is over, never after it', () => {
    const steps: string[] = [];
    let [checks, at] = [0, begun.dueAt];
    for (let step = begun.step; step !== 'end'; ) {
      steps.push(step);
      checks += 1;
      const next = afterCheck({ ...pair, checks, endsAt: begun.endsAt }, at, zone);
      [step, at] = [next.step, next.dueAt];
    }
    expect(steps).toEqual(['check-1', 'check-2', 'check-3', 'check-4']);
    expect(at).toBe(begun.endsAt);
  });

  test('mean to meet every two weeks until they settle otherwise', () => {
    expect(usualRhythm('mentor')).toBe('fortnightly');
  });
});

test('half an hour is asked about once, a week later, and is over after that', () => {
  const pair = { personId: ngozi, kind: 'flash' as const };
  const begun = beginning(pair, now, zone);
  expect(begun).toMatchObject({ step: 'check-1', dueAt: '2026-09-29T21:00:00Z' });
  const next = afterCheck({ ...pair, checks: 1, endsAt: begun.endsAt }, begun.dueAt, zone);
  expect(next).toMatchObject({ step: 'end', dueAt: begun.endsAt });
  expect(begun.endsAt).toBe('2026-10-13T21:00:00Z');
});

test.each(['buddy', 'mentor', 'flash', 'observation', 'peer-coach'] as const)(
  'a pair of kind %s is asked at least once before its end',
  (kind) => {
    const begun = beginning({ personId: ngozi, kind }, now, zone);
    expect(begun.step).toBe('check-1');
    expect(Date.parse(begun.dueAt)).toBeLessThan(Date.parse(begun.endsAt));
  },
);

describe('a pause', () => {
  const timed = {
    personId: ngozi,
    kind: 'mentor' as const,
    checks: 1,
    endsAt: '2027-03-22T21:00:00Z',
  };

  test('ends at the beginning of its day, and moves the end of the pair by as much', () => {
    expect(pausing(timed, '2026-10-22', now, zone)).toMatchObject({
      step: 'resume',
      dueAt: '2026-10-22T05:00:00Z',
      endsAt: '2027-04-21T21:00:00Z',
    });
  });

  test('is followed by a question after two weeks, the next in number', () => {
    expect(afterPause(timed, '2026-10-22T05:00:00Z', zone)).toMatchObject({
      step: 'check-2',
      dueAt: '2026-11-05T22:00:00Z',
    });
  });

  test('after which nothing is left to ask leads to the end', () => {
    const flash = { ...timed, kind: 'flash' as const, endsAt: '2026-11-05T22:00:00Z' };
    expect(afterPause(flash, '2026-10-22T05:00:00Z', zone)).toMatchObject({ step: 'end' });
  });

  test('that is made longer, or is over early, leaves the pair as much time as without it', () => {
    const pair = aPair({ endsAt: '2027-03-22T20:00:00Z' });
    const paused: Pair = pausedPair(pair, '2026-10-22', now, zone);
    const longer: Pair = pausedPair(paused, '2026-11-21', now, zone);
    expect(longer.endsAt).toBe(pausedPair(pair, '2026-11-21', now, zone).endsAt);
    const back = resumedPair(longer, now, zone);
    expect(back.endsAt).toBe('2027-03-22T21:00:00Z');
    expect(back).toMatchObject({ status: 'active', step: 'check-1' });
    expect(back).not.toHaveProperty('pausedUntil');
  });

  test('is found in the program’s list under its new status', () => {
    const paused = pausedPair(aPair(), '2026-10-22', now, zone);
    expect(paused).toMatchObject({
      status: 'paused',
      listBy: `paused#2026-09-22T15:00:00Z#${ngozi}`,
    });
  });
});

test('a question that waits for somebody’s return gives way to the end', () => {
  const timed = {
    personId: ngozi,
    kind: 'mentor' as const,
    checks: 1,
    endsAt: '2027-03-22T21:00:00Z',
  };
  expect(postponed(timed, 'check-2', '2027-01-04', zone)).toMatchObject({
    step: 'check-2',
    dueAt: '2027-01-04T22:00:00Z',
  });
  expect(postponed(timed, 'check-2', '2027-05-01', zone)).toMatchObject({
    step: 'end',
    dueAt: timed.endsAt,
  });
});
