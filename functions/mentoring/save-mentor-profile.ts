import { outgoing } from '../../events/contract.ts';
import { mentorProfileChanged } from '../../events/mentor-profile-changed.ts';
import { mentorListing } from '../../shared/domain/commitments.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { placeIn } from '../../shared/domain/position.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Person } from '../../shared/records/person.ts';
import type { MentorStatement } from './read-profile-form.ts';

export interface ProfileState {
  person: Person | undefined;
  profile: MentorProfile | undefined;
  employments: readonly Employment[];
}

/**
 * Takes what a person says about mentoring.
 * 1. Leave alone what is so already. 2. Keep it, with where they work for the matching; whom they mentor now and how
 * often they were asked stays as it is. 3. Announce it. A smaller capacity ends nothing that has begun.
 */
export function saveMentorProfile(
  { person, profile, employments }: ProfileState,
  statement: MentorStatement,
  now: string,
): Changes {
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  if (profile !== undefined && profile.statedBy !== 'survey' && isSaid(profile, statement)) {
    return { outcome: 'skipped', because: 'said-already' };
  }
  const { personId, programId } = person;
  // What an earlier statement said, where no position is recorded.
  const place = placeIn(employments) ?? profile?.place;
  const { pausedUntil: _, ...before } = profile ?? firstProfile(person);
  const next: MentorProfile = {
    ...before,
    ...statement,
    displayName: person.displayName,
    cohort: person.cohort,
    hold: person.directoryHold,
    ...(place === undefined ? {} : { place }),
    statedBy: 'page',
    statedAt: now,
  };
  const eventId = `${personId}/mentor-profile/${before.version + 1}`;
  const { willing, kinds, capacity } = statement;
  return {
    outcome: 'done',
    what: 'mentor-profile-stated',
    details: { willing, capacity, via: 'page' },
    about: personPartition(personId),
    writes: [{ put: 'mentorProfile', item: next }],
    emits: [
      outgoing(mentorProfileChanged, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: { personId, willing, kinds, capacity },
      }),
    ],
  };
}

function isSaid(profile: MentorProfile, said: MentorStatement): boolean {
  const part = (each: MentorProfile | MentorStatement) =>
    JSON.stringify([
      each.willing,
      each.kinds,
      each.topics,
      each.subjects,
      each.gradeBands,
      each.capacity,
      each.meetsBy,
      each.pausedUntil,
    ]);
  return part(profile) === part(said);
}

function firstProfile({ personId, programId }: Person) {
  return {
    personId,
    programId,
    version: 0,
    commitments: [],
    asked: 0,
    accepted: 0,
    pausedUntil: undefined,
    ...mentorListing({ personId, programId }),
  };
}
