import { describe, expect, test } from 'vitest';
import { type Health, healthOf, pairsByHealth } from '../../../../functions/console/pair-health.ts';
import type { Pair } from '../../../../shared/records/pair.ts';
import { aPair } from '../../../support/made-up-records.ts';

const now = '2026-11-30T12:00:00Z';
const asked = { checks: 2, askedAt: '2026-11-24T22:00:00Z' };
const longAgo = { checks: 2, askedAt: '2026-11-10T22:00:00Z' };

function said(
  side: 'mentor' | 'mentee',
  going: number,
  more: Partial<Pair['answers'][number]> = {},
) {
  return { side, step: 'check-2', at: '2026-11-25T12:00:00Z', going, ...more };
}

const both = [said('mentor', 4), said('mentee', 5)];

describe('a pair', () => {
  const cases: [string, Partial<Pair>, Health][] = [
    ['that nobody has asked yet is new', {}, 'new'],
    ['that was asked some days ago is new', asked, 'new'],
    ['whose sides both say well goes well', { ...asked, answers: both }, 'well'],
    [
      'of which one side says badly goes badly',
      { ...asked, answers: [said('mentor', 5), said('mentee', 2)] },
      'low',
    ],
    [
      'that has not met is told apart from one that goes badly',
      { ...asked, answers: [said('mentor', 3, { met: false })] },
      'not-met',
    ],
    ['that was asked more than a week ago and says nothing is silent', longAgo, 'silent'],
    [
      'of which one side says nothing is silent',
      { ...longAgo, answers: [said('mentor', 4)] },
      'silent',
    ],
    [
      'with a low answer and a silent side goes badly',
      { ...longAgo, answers: [said('mentor', 1)] },
      'low',
    ],
    ['with a pause is nobody’s worry', { ...longAgo, status: 'paused' }, 'paused'],
    ['that has ended has ended', { ...longAgo, status: 'completed' }, 'ended'],
  ];
  test.each(cases)('%s', (_, more, health) => {
    expect(healthOf(aPair(more), now).health).toBe(health);
  });

  test('is judged by the latest answer of each side, not by that to the three last questions', () => {
    const answers = [
      said('mentee', 5),
      said('mentee', 1, { step: 'check-1', at: '2026-10-14T12:00:00Z' }),
      said('mentor', 1, { step: 'end', at: '2026-11-29T12:00:00Z' }),
    ];
    const { health, latest } = healthOf(aPair({ ...asked, answers }), now);
    expect(health).toBe('well');
    expect(latest).toMatchObject({ mentee: { going: 5 } });
    expect(latest).not.toHaveProperty('mentor');
  });

  test('names the side that is silent', () => {
    const answers = [said('mentor', 4)];
    expect(healthOf(aPair({ ...longAgo, answers }), now).silent).toEqual(['mentee']);
  });
});

test('pairs that want looking after come first, and those that have ended stand apart', () => {
  const pairs = [
    aPair({ pairId: 'well', ...asked, answers: both }),
    aPair({ pairId: 'over', status: 'cancelled' }),
    aPair({ pairId: 'silent', ...longAgo }),
    aPair({ pairId: 'newer', startedAt: '2026-11-01T12:00:00Z' }),
    aPair({ pairId: 'low', ...asked, answers: [said('mentee', 1)] }),
    aPair({ pairId: 'new' }),
  ];
  const { running, ended } = pairsByHealth(pairs, now);
  expect(running.map(({ pair }) => pair.pairId)).toEqual(['low', 'silent', 'newer', 'new', 'well']);
  expect(ended.map(({ pair }) => pair.pairId)).toEqual(['over']);
});
