import { dayIn } from '../../shared/domain/calendar-day.ts';
import { whyNotAsked } from '../../shared/domain/mentor-now.ts';
import type { NeedToMatch } from '../../shared/domain/mentor-profile.ts';
import type { ListedNeed } from '../../shared/ports.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Visit } from './console-visit.ts';

interface KnownMentor {
  profile: MentorProfile | undefined;
  person: Person | undefined;
}

/** Why somebody must not be asked for a need; undefined when they may be. */
export function whyNotFor(
  need: NeedToMatch,
  { profile, person }: KnownMentor,
  { program }: Visit,
  now: string,
): string | undefined {
  if (profile === undefined) return 'no-profile';
  return whyNotAsked({ profile, person }, need, dayIn(now, program.timeZone));
}

/** Needs without a mentor for which somebody may be asked, the oldest first. */
export function needChoices(
  needs: readonly ListedNeed[],
  mentor: KnownMentor,
  visit: Visit,
  now: string,
): ListedNeed[] {
  return needs
    .filter(({ status }) => status === 'proposed' || status === 'inviting' || status === 'unmet')
    .filter((need) => whyNotFor(need, mentor, visit, now) === undefined)
    .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
}
