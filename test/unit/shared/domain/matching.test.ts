import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withAsked } from '../../../../shared/domain/commitments.ts';
import { mentorIndex, rankMentors } from '../../../../shared/domain/matching.ts';
import {
  type Mentor,
  type NeedToMatch,
  whyNotEligible,
} from '../../../../shared/domain/mentor-profile.ts';
import { seeded } from '../../../faults/seeded.ts';
import { madeUpMentors, madeUpNeeds, matchTime } from '../../../support/made-up-mentors.ts';
import { aMentorNeed, aMentorProfile } from '../../../support/made-up-records.ts';

const ranked = (mentors: readonly Mentor[], need: NeedToMatch = aMentorNeed(), most = 8) =>
  rankMentors(need, mentorIndex(mentors, matchTime), most);
const idsOf = (list: readonly { personId: string }[]) => list.map(({ personId }) => personId);

const recently = '2026-09-01T15:00:00Z';
const plain = { subjects: [], gradeBands: [], topics: [], lastAskedAt: recently, asked: 1 };

describe('the list of mentors for a need', () => {
  test('says in codes what speaks for each', () => {
    const schoolId = 'nces-010000500870';
    const place = { schoolId, leaId: '0100005', since: '2021-08-15' };
    const need = aMentorNeed({ schoolId, leaId: '0100005' });
    expect(ranked([aMentorProfile({ place })], need)[0]?.reasons).toEqual([
      'same-subject',
      'same-grade-band',
      'topic',
      'same-school',
      'two-years',
      'older-cohort',
      'not-asked-lately',
      'room-for-more',
    ]);
    const elsewhere = { ...place, schoolId: 'nces-010000500871', since: '2026-08-15' };
    const other = aMentorProfile({ ...plain, place: elsewhere, capacity: 1 });
    expect(ranked([other], need)[0]?.reasons).toEqual(['same-district', 'older-cohort']);
  });

  test.each<[string, Partial<Mentor>, Partial<Mentor>]>([
    [
      'the same subject before the same grades',
      { subjects: ['Mathematics'] },
      { gradeBands: ['6-8'] },
    ],
    [
      'the same grades before a wished-for topic',
      { gradeBands: ['6-8'] },
      { topics: ['classroom-management'] },
    ],
    [
      'who has not been asked lately before the same grades',
      { lastAskedAt: '2026-06-01T15:00:00Z' },
      { gradeBands: ['6-8'] },
    ],
    [
      'the same subject before who has not been asked lately',
      { subjects: ['Mathematics'] },
      { lastAskedAt: undefined },
    ],
    [
      'who was asked longest ago, where all else is equal',
      { lastAskedAt: '2026-08-30T15:00:00Z' },
      { lastAskedAt: '2026-08-31T15:00:00Z' },
    ],
    ['who was asked less often, where all else is equal', { asked: 1 }, { asked: 2 }],
  ])('prefers %s', (_, better, worse) => {
    const mentors = [
      { ...aMentorProfile(plain), ...worse, personId: 'worse' },
      { ...aMentorProfile(plain), ...better, personId: 'better' },
    ];
    for (const order of [mentors, mentors.toReversed()]) {
      expect(idsOf(ranked(order))).toEqual(['better', 'worse']);
    }
  });

  test('has nobody on it where no mentor may be asked', () => {
    expect(ranked([])).toEqual([]);
    expect(ranked([aMentorProfile({ willing: 'not-now' })])).toEqual([]);
  });

  test('draws between equals anew for each need, so that nobody heads every list', () => {
    const equals = Array.from({ length: 20 }, (_, at) => aMentorProfile({ personId: `m${at}` }));
    const heads = Array.from(
      { length: 200 },
      (_, at) => ranked(equals, aMentorNeed({ needId: `need-${at}` }), 1)[0]?.personId,
    );
    expect(new Set(heads).size).toBe(20);
  });
});

/** Many mentors and a need, told by a number so that a failure can be repeated. */
const situation = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => {
  const random = seeded(seed);
  const mentors = madeUpMentors(1 + Math.floor(random() * 60), random);
  return { mentors, needs: madeUpNeeds(5, mentors.length, random), random };
});

describe('whoever the mentors are', () => {
  test('only those are listed whom no rule forbids to ask, the best of them, and never one twice', () => {
    fc.assert(
      fc.property(situation, ({ mentors, needs }) => {
        for (const need of needs) {
          const eligible = mentors.filter(
            (mentor) => whyNotEligible(mentor, need, matchTime.today) === undefined,
          );
          const all = idsOf(ranked(mentors, need, mentors.length));
          expect(all.toSorted()).toEqual(idsOf(eligible).toSorted());
          expect(idsOf(ranked(mentors, need, 3))).toEqual(all.slice(0, 3));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the same mentors in another order give the same list', () => {
    fc.assert(
      fc.property(situation, ({ mentors, needs, random }) => {
        const shuffled = mentors
          .map((mentor) => ({ mentor, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ mentor }) => mentor);
        for (const need of needs) {
          expect(ranked(shuffled, need)).toEqual(ranked(mentors, need));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('another mentor on the list takes nobody’s place but their own', () => {
    fc.assert(
      fc.property(situation, ({ mentors, needs }) => {
        const [added, ...others] = mentors;
        for (const need of needs) {
          const all = idsOf(ranked(mentors, need, mentors.length));
          const without = idsOf(ranked(others, need, mentors.length));
          expect(all.filter((personId) => personId !== added?.personId)).toEqual(without);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('invitations are shared among equals', () => {
  const mentors = () =>
    Array.from({ length: 20 }, (_, at) => aMentorProfile({ personId: `m${at}`, capacity: 20 }));
  const needs = Array.from({ length: 100 }, (_, at) => aMentorNeed({ needId: `need-${at}` }));
  const spread = (counts: readonly number[]) => Math.max(...counts) - Math.min(...counts);

  /** Asks for one need after the other; `candidatesOf` says among whom. */
  function askAll(candidatesOf: (need: (typeof needs)[number]) => readonly string[] | undefined) {
    let all = mentors();
    needs.forEach((need, at) => {
      const now = new Date(Date.parse(matchTime.now) + at * 1000).toISOString();
      const among = candidatesOf(need);
      const asked = all.filter(({ personId }) => among?.includes(personId) ?? true);
      const [first] = rankMentors(need, mentorIndex(asked, { ...matchTime, now }), 1);
      all = all.map((mentor) => {
        if (mentor.personId !== first?.personId) return mentor;
        const { needId, kind } = need;
        return withAsked(mentor, { needId, menteeId: needId, kind, since: now });
      });
    });
    return all.map(({ asked }) => asked);
  }

  test('when each list is made after the one before was worked off: 100 needs, 20 mentors, 5 each', () => {
    expect(spread(askAll(() => undefined))).toBe(0);
  });

  test('and when all 100 lists of eight were made before anybody was asked: at most 2 apart', () => {
    const before = mentors();
    const lists = new Map(needs.map((need) => [need.needId, idsOf(ranked(before, need))] as const));
    expect(spread(askAll(({ needId }) => lists.get(needId)))).toBeLessThanOrEqual(2);
  });
});
