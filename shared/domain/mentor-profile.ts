/** What a mentor's profile allows: who may be asked for whom, and how many at a time. */
import type { AcademicSubject, GradeBand } from '../../events/vocabulary/employment.ts';
import type { MentoringKind, MentoringTopic } from '../../events/vocabulary/mentoring.ts';

/** Somebody a mentor was asked to take on, or did. */
export interface Commitment {
  needId: string;
  menteeId: string;
  kind: MentoringKind;
  state: 'asked' | 'active';
  since: string;
}

/** Of a mentor's profile, what a match is made on. */
export interface Mentor {
  personId: string;
  willing: 'yes' | 'flash-only' | 'not-now';
  kinds: readonly MentoringKind[];
  topics: readonly MentoringTopic[];
  subjects: readonly AcademicSubject[];
  gradeBands: readonly GradeBand[];
  /** Mentees at a time. */
  capacity: number;
  /** First day on which they may be asked again. */
  pausedUntil?: string | undefined;
  commitments: readonly Commitment[];
  asked: number;
  lastAskedAt?: string | undefined;
  cohort: number;
  /** Nothing of them may be disclosed. */
  hold: boolean;
  place?: MentorPlace | undefined;
}

interface MentorPlace {
  schoolId: string;
  leaId?: string | undefined;
  since: string;
  staffClassification?: string | undefined;
}

/** Of a need, what a match is made on. */
export interface NeedToMatch {
  personId: string;
  needId: string;
  kind: MentoringKind;
  cohort: number;
  subjects: readonly AcademicSubject[];
  gradeBands: readonly GradeBand[];
  topics: readonly MentoringTopic[];
  schoolId?: string | undefined;
  leaId?: string | undefined;
  asked: readonly { personId: string }[];
}

/** Why somebody must not be asked for a need. */
export type NotEligible =
  | 'is-the-mentee'
  | 'not-willing'
  | 'flash-only'
  | 'kind-not-offered'
  | 'paused'
  | 'cohort-not-older'
  | 'supervisor'
  | 'directory-hold'
  | 'asked-before'
  | 'mentors-them-already'
  | 'no-room';

/** How many more mentees a mentor can take; who was asked and has not answered takes a place. Never below 0. */
export function roomLeft({ capacity, commitments }: Pick<Mentor, 'capacity' | 'commitments'>) {
  return Math.max(0, capacity - commitments.length);
}

/**
 * The first of the hard rules that forbids asking a mentor for a need; undefined when they may be asked.
 * `today` is the day in the program's zone.
 */
export function whyNotEligible(
  mentor: Mentor,
  need: NeedToMatch,
  today: string,
): NotEligible | undefined {
  if (mentor.personId === need.personId) return 'is-the-mentee';
  return whyNotOffered(mentor, need, today) ?? whyNotFor(mentor, need);
}

/** By what the mentor wishes. */
function whyNotOffered(mentor: Mentor, need: NeedToMatch, today: string): NotEligible | undefined {
  if (mentor.willing === 'not-now') return 'not-willing';
  if (mentor.willing === 'flash-only' && need.kind !== 'flash') return 'flash-only';
  if (!mentor.kinds.includes(need.kind)) return 'kind-not-offered';
  if (mentor.pausedUntil !== undefined && mentor.pausedUntil > today) return 'paused';
  return roomLeft(mentor) === 0 ? 'no-room' : undefined;
}

/** By who the two are to each other. */
function whyNotFor(mentor: Mentor, need: NeedToMatch): NotEligible | undefined {
  if (mentor.cohort >= need.cohort) return 'cohort-not-older';
  if (supervises(mentor.place, need)) return 'supervisor';
  if (mentor.hold) return 'directory-hold';
  if (need.asked.some(({ personId }) => personId === mentor.personId)) return 'asked-before';
  const known = mentor.commitments.some(({ menteeId }) => menteeId === need.personId);
  return known ? 'mentors-them-already' : undefined;
}

/** Who judges a teacher's work must not be their mentor: the heads of the school, and of the district. */
function supervises(place: MentorPlace | undefined, need: NeedToMatch): boolean {
  switch (place?.staffClassification) {
    case 'Principal':
    case 'Assistant Principal':
      return place.schoolId === need.schoolId;
    case 'LEA Administrator':
      return (
        place.schoolId === need.schoolId ||
        (place.leaId !== undefined && place.leaId === need.leaId)
      );
    default:
      return false;
  }
}
