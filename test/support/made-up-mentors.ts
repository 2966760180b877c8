/** Mentors and needs drawn at random. A random source gives numbers from 0 to below 1. */
import { academicSubjects, gradeBands } from '../../events/vocabulary/employment.ts';
import { mentoringKinds, mentoringTopics } from '../../events/vocabulary/mentoring.ts';
import type { Mentor, NeedToMatch } from '../../shared/domain/mentor-profile.ts';

export const matchTime = { now: '2026-09-22T15:00:00Z', today: '2026-09-22' };

type Random = () => number;

/** About ten mentors work at each school, about forty schools are in a district. */
export function madeUpMentors(count: number, random: Random): Mentor[] {
  const { below, some, chance } = drawing(random);
  return Array.from({ length: count }, (_, at): Mentor => {
    const asked = below(5);
    return {
      personId: `mentor-${at}`,
      willing: chance(0.8) ? 'yes' : chance(0.5) ? 'flash-only' : 'not-now',
      kinds: some(mentoringKinds, 4),
      topics: some(mentoringTopics, 4),
      subjects: some(academicSubjects, 2),
      gradeBands: some(gradeBands, 2),
      capacity: 1 + below(3),
      ...(chance(0.1) ? { pausedUntil: `2026-${chance(0.5) ? '08' : '12'}-01` } : {}),
      commitments: Array.from({ length: below(3) }, (_, number) => ({
        needId: `need-of-another-${at}-${number}`,
        menteeId: `mentee-of-another-${at}-${number}`,
        kind: 'mentor',
        state: 'active',
        since: '2026-08-01T00:00:00Z',
      })),
      asked,
      ...(asked === 0 ? {} : { lastAskedAt: `2026-0${1 + below(9)}-0${1 + below(9)}T15:00:00Z` }),
      cohort: 2010 + below(17),
      hold: chance(0.03),
      ...(chance(0.15) ? {} : { place: { ...somewhere(count, random), ...position(random) } }),
    };
  });
}

function position(random: Random) {
  const { below, chance } = drawing(random);
  return {
    since: `${2010 + below(17)}-08-15`,
    staffClassification: chance(0.1) ? 'Principal' : 'Teacher',
  };
}

/** New teachers among so many mentors. */
export function madeUpNeeds(count: number, mentors: number, random: Random): NeedToMatch[] {
  const { below, some } = drawing(random);
  return Array.from({ length: count }, (_, at) => ({
    personId: `mentee-${at}`,
    needId: `need-${at}`,
    kind: 'mentor',
    cohort: 2024 + below(3),
    subjects: some(academicSubjects, 2),
    gradeBands: some(gradeBands, 2),
    topics: some(mentoringTopics, 3),
    ...somewhere(mentors, random),
    asked: some(['mentor-1', 'mentor-2', 'mentor-3'], 2).map((personId) => ({ personId })),
  }));
}

function somewhere(mentors: number, random: Random) {
  const school = drawing(random).below(Math.ceil(mentors / 10));
  return { schoolId: `school-${school}`, leaId: `district-${Math.floor(school / 40)}` };
}

function drawing(random: Random) {
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    chance: (part: number) => random() < part,
    /** At least one, in any order. */
    some<Value>(values: readonly Value[], most: number): Value[] {
      const from = below(values.length);
      return [...values.slice(from), ...values.slice(0, from)].slice(0, 1 + below(most));
    },
  };
}
