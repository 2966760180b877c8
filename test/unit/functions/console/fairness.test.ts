import { describe, expect, test } from 'vitest';
import { fairnessAmong } from '../../../../functions/console/fairness.ts';
import { aMentorProfile } from '../../../support/made-up-records.ts';

const asked = (times: number, willing: 'yes' | 'not-now' = 'yes') =>
  aMentorProfile({ asked: times, willing });

describe('how invitations are shared', () => {
  test('is counted among those who would mentor', () => {
    const fairness = fairnessAmong([asked(0), asked(1), asked(1), asked(8), asked(30, 'not-now')]);
    expect(fairness).toMatchObject({ willing: 4, invitations: 10, most: 8 });
    expect(fairness.rows.map(({ mentors }) => mentors)).toEqual([1, 2, 0, 0, 0, 1]);
    expect(fairness.rows.at(-1)).toMatchObject({ times: 5, orMore: true });
  });

  test('says what share the most asked tenth got', () => {
    const mentors = [asked(5), ...Array.from({ length: 19 }, () => asked(1)), asked(1)];
    expect(fairnessAmong(mentors).busiestTenth).toEqual({ mentors: 3, percent: 28 });
  });

  test('says nothing of shares while nobody was asked', () => {
    expect(fairnessAmong([asked(0)]).busiestTenth).toBeUndefined();
    expect(fairnessAmong([])).toMatchObject({ willing: 0, most: 0 });
  });
});
