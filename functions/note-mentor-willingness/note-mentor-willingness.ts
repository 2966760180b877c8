import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import { mentorProfileChanged } from '../../events/mentor-profile-changed.ts';
import type { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import { mentorListing } from '../../shared/domain/commitments.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { placeIn, presentPosition } from '../../shared/domain/position.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Response } from '../../shared/records/response.ts';

export interface WillingnessState {
  person: Person | undefined;
  response: Response | undefined;
  profile: MentorProfile | undefined;
  employments: readonly Employment[];
}

type Willing = MentorProfile['willing'];

/** What the survey's yes stands for until they say more: it asks about candidates and new teachers. */
const kindsFor: Readonly<Record<Willing, MentorProfile['kinds']>> = {
  yes: ['mentor', 'buddy', 'flash'],
  'flash-only': ['flash'],
  'not-now': [],
};

/**
 * Turns the survey's question on mentoring into a mentor's profile.
 * 1. Leave alone answers that have changed since, and what says nothing about mentoring.
 * 2. Leave alone what they said later on their own page, or in a later survey.
 * 3. Keep whether they would. The first time: one mentee at a time, with subjects and grades of their present position.
 * 4. Announce it.
 */
export function noteMentorWillingness(
  { person, response, profile, employments }: WillingnessState,
  event: Envelope<DataOf<typeof surveyResponseCompleted>>,
  now: string,
): Changes {
  const { personId, revision } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (response?.submittedAt === undefined) return { outcome: 'skipped', because: 'no-answers' };
  if (response.revision !== revision) return { outcome: 'skipped', because: 'later-revision' };
  const willing = willingIn(response.answers['MENTOR_WILLING']);
  if (willing === undefined) return { outcome: 'skipped', because: 'nothing-on-mentoring' };
  const statedAt = response.submittedAt;
  if (profile !== undefined && Date.parse(profile.statedAt) >= Date.parse(statedAt)) {
    return { outcome: 'skipped', because: 'said-otherwise-later' };
  }

  const before = profile ?? firstProfile(person, willing, employments);
  const place = placeIn(employments) ?? profile?.place;
  const next: MentorProfile = {
    ...before,
    willing,
    // Who said not now when asked first has no kinds yet.
    kinds: before.kinds.length === 0 ? kindsFor[willing] : before.kinds,
    displayName: person.displayName,
    cohort: person.cohort,
    hold: person.directoryHold,
    ...(place === undefined ? {} : { place }),
    statedBy: 'survey',
    statedAt,
  };
  const { kinds, capacity } = next;
  return {
    outcome: 'done',
    what: 'mentor-profile-stated',
    details: { willing, capacity, via: 'survey' },
    about: personPartition(personId),
    writes: [{ put: 'mentorProfile', item: next }],
    emits: [
      causedBy(mentorProfileChanged, event, {
        idSuffix: 'mentor-profile',
        occurredAt: now,
        data: { personId, willing, kinds, capacity },
      }),
    ],
  };
}

function willingIn(answer: unknown): Willing | undefined {
  switch (answer) {
    case 'yes':
    case 'flash-only':
    case 'not-now':
      return answer;
    default:
      return undefined;
  }
}

function firstProfile(person: Person, willing: Willing, employments: readonly Employment[]) {
  const { personId, programId } = person;
  const position = presentPosition(employments);
  return {
    personId,
    programId,
    version: 0,
    kinds: kindsFor[willing],
    topics: [],
    subjects: [...(position?.academicSubjects ?? [])],
    gradeBands: [...(position?.gradeBands ?? [])],
    capacity: 1,
    meetsBy: [],
    commitments: [],
    asked: 0,
    accepted: 0,
    ...mentorListing({ personId, programId }),
  };
}
