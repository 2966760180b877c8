import { describe, expect, test } from 'vitest';
import { withActive, withAsked, withoutCommitment } from '../../../../shared/domain/commitments.ts';
import { roomLeft, whyNotEligible } from '../../../../shared/domain/mentor-profile.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../../../shared/records/mentor-profile.ts';
import { aMentorNeed, aMentorProfile, chen, ngozi } from '../../../support/made-up-records.ts';

const today = '2026-09-22';
const why = (mentor: Partial<MentorProfile>, need: Partial<MentorNeed> = {}) =>
  whyNotEligible(aMentorProfile(mentor), aMentorNeed(need), today);

const commitment = (needId: string, menteeId = 'somebody-else') => ({
  needId,
  menteeId,
  kind: 'mentor' as const,
  state: 'active' as const,
  since: '2026-08-01T00:00:00Z',
});
const school = 'nces-010000500870';
const heads = (staffClassification: string, leaId = '0100005', schoolId = school) => ({
  place: { schoolId, leaId, since: '2020-08-15', staffClassification },
});

describe('who may be asked to mentor somebody', () => {
  test('a willing mentor of an older cohort with room may be asked', () => {
    expect(why({})).toBeUndefined();
    expect(why({ cohort: 2025 }, { cohort: 2026 })).toBeUndefined();
  });

  test.each<[string, string, Partial<MentorProfile>, Partial<MentorNeed>]>([
    ['nobody is their own mentor', 'is-the-mentee', { personId: ngozi }, {}],
    ['who said not now is not asked', 'not-willing', { willing: 'not-now' }, {}],
    [
      'who would only talk for half an hour is not asked for more',
      'flash-only',
      { willing: 'flash-only' },
      {},
    ],
    [
      'what a mentor does not offer is not asked of them',
      'kind-not-offered',
      { kinds: ['buddy'] },
      {},
    ],
    ['who pauses is not asked before their day', 'paused', { pausedUntil: '2026-09-23' }, {}],
    [
      'who has as many as they wished for is not asked',
      'no-room',
      { capacity: 1, commitments: [commitment('n9')] },
      {},
    ],
    ['who wishes for nobody is not asked', 'no-room', { capacity: 0 }, {}],
    ['who completed in the same year is not asked', 'cohort-not-older', { cohort: 2026 }, {}],
    ['who completed later is not asked', 'cohort-not-older', { cohort: 2027 }, {}],
    ['who may not be disclosed is not asked', 'directory-hold', { hold: true }, {}],
    [
      'who was asked for this need before is not asked again',
      'asked-before',
      {},
      { asked: [{ personId: chen, at: '2026-09-01T00:00:00Z', outcome: 'declined' }] },
    ],
    [
      'who mentors them already is not asked for another need of theirs',
      'mentors-them-already',
      { commitments: [commitment('n9', ngozi)] },
      {},
    ],
    [
      'the principal of their school is not asked',
      'supervisor',
      heads('Principal'),
      { schoolId: school },
    ],
    [
      'an assistant principal of their school is not asked',
      'supervisor',
      heads('Assistant Principal'),
      { schoolId: school },
    ],
    [
      'an administrator of their district is not asked',
      'supervisor',
      heads('LEA Administrator', '0100005', 'the-office'),
      { schoolId: school, leaId: '0100005' },
    ],
  ])('%s (%s)', (_, code, mentor, need) => {
    expect(why(mentor, need)).toBe(code);
  });

  test('the principal of another school, an administrator of another district and a colleague may be asked', () => {
    const need = { schoolId: school, leaId: '0100005' };
    expect(why(heads('Principal', '0100005', 'another'), need)).toBeUndefined();
    expect(why(heads('LEA Administrator', '0100006', 'the-office'), need)).toBeUndefined();
    expect(why(heads('Teacher'), need)).toBeUndefined();
    expect(why(heads('Principal'), {})).toBeUndefined();
  });

  test('a pause is over on its day', () => {
    expect(why({ pausedUntil: today })).toBeUndefined();
  });

  test('who would only talk for half an hour is asked for that', () => {
    expect(why({ willing: 'flash-only', kinds: ['flash'] }, { kind: 'flash' })).toBeUndefined();
  });
});

describe('places that a mentor has', () => {
  const asked = {
    needId: 'n1',
    menteeId: ngozi,
    kind: 'mentor' as const,
    since: '2026-09-22T15:00:00Z',
  };

  test('being asked takes a place, yes keeps it, anything else frees it', () => {
    const one = withAsked(aMentorProfile({ capacity: 1 }), asked);
    expect(roomLeft(one)).toBe(0);
    expect(one).toMatchObject({ asked: 1, accepted: 0, lastAskedAt: asked.since });
    expect(one.commitments).toEqual([{ ...asked, state: 'asked' }]);
    const yes = withActive(one, { ...asked, since: '2026-09-23T15:00:00Z' });
    expect(roomLeft(yes)).toBe(0);
    expect(yes).toMatchObject({ asked: 1, accepted: 1, commitments: [{ state: 'active' }] });
    expect(roomLeft(withoutCommitment(one, 'n1'))).toBe(1);
    expect(roomLeft(withoutCommitment(one, 'another'))).toBe(0);
  });

  test('who was asked stands behind those who were not, in the list', () => {
    const before = aMentorProfile();
    const after = withAsked(before, asked);
    expect(String(after.listBy) > String(before.listBy)).toBe(true);
    expect(after.listBy).toBe(`2026-09-22T15:00:00Z#${chen}`);
  });

  test('a capacity made smaller than what was begun leaves no room, not less than none', () => {
    expect(roomLeft({ capacity: 1, commitments: [commitment('a'), commitment('b')] })).toBe(0);
  });
});
