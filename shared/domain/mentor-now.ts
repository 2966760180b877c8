/** A mentor as they stand at this moment, by their profile and their person together. */
import { type Mentor, type NeedToMatch, whyNotEligible } from './mentor-profile.ts';
import { reasonNotToWrite } from './pair-message.ts';

type Reader = NonNullable<Parameters<typeof reasonNotToWrite>[0]> & {
  cohort: number;
  directoryHold: boolean;
};

/** The profile, with what is kept of the person now in place of the copies made for the lists. */
export function mentorNow<Profile extends Mentor>(profile: Profile, person: Reader): Profile {
  const days = [profile.pausedUntil, person.pausedUntil].filter((day) => day !== undefined);
  const pausedUntil = days.toSorted().at(-1);
  return {
    ...profile,
    cohort: person.cohort,
    hold: person.directoryHold,
    ...(pausedUntil === undefined ? {} : { pausedUntil }),
  };
}

/**
 * Why somebody must not, or cannot, be asked to mentor; undefined when they may be asked by email now.
 * `today` is the day in the program's zone.
 */
export function whyNotAsked(
  { profile, person }: { profile: Mentor; person: Reader | undefined },
  need: NeedToMatch,
  today: string,
): string | undefined {
  if (person === undefined) return 'person-gone';
  if (person.graduation === 'candidate') return 'not-graduated';
  return reasonNotToWrite(person) ?? whyNotEligible(mentorNow(profile, person), need, today);
}
