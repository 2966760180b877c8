import { presentPosition } from '../../shared/domain/position.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { ProfileView } from './pages/profile-page.tsx';
import type { TypedProfile } from './pages/profile-fields.ts';

/**
 * What the page shows of what is kept. Before anything was said, the subjects and grades of their present position
 * are ticked, and nothing else. A pause that is over by `today` is none.
 */
export function profileView(
  profile: MentorProfile | undefined,
  employments: readonly Employment[],
  today: string,
): ProfileView {
  const pausedUntil = stillAhead(profile?.pausedUntil, today);
  const active = profile?.commitments.filter(({ state }) => state === 'active').length ?? 0;
  return {
    typed: profile === undefined ? untouched(employments) : asTyped(profile, pausedUntil),
    problems: [],
    ...(profile === undefined ? {} : { kept: keptOf(profile, pausedUntil) }),
    active,
  };
}

function keptOf({ willing, statedAt, statedBy }: MentorProfile, pausedUntil: string | undefined) {
  return { willing, at: statedAt, bySurvey: statedBy === 'survey', pausedUntil };
}

function asTyped(profile: MentorProfile, pausedUntil: string | undefined): TypedProfile {
  const { willing, kinds, topics, subjects, gradeBands, capacity, meetsBy } = profile;
  const pause = pausedUntil ?? '';
  return { willing, kinds, topics, subjects, gradeBands, capacity, meetsBy, pause };
}

function untouched(employments: readonly Employment[]): TypedProfile {
  const position = presentPosition(employments);
  return {
    willing: undefined,
    kinds: [],
    topics: [],
    subjects: position?.academicSubjects ?? [],
    gradeBands: position?.gradeBands ?? [],
    capacity: 1,
    meetsBy: [],
    pause: '',
  };
}

function stillAhead(day: string | undefined, today: string): string | undefined {
  return day !== undefined && day > today ? day : undefined;
}
