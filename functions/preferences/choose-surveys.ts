import { alumniPreferenceChanged } from '../../events/alumni-preference-changed.ts';
import { outgoing } from '../../events/contract.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';

export interface SurveysChoice {
  wanted: boolean;
  via: 'page' | 'one-click';
}

/**
 * Stops messages about surveys, or allows them again.
 * 1. Leave alone what is so already. 2. Note the wish on the person, which every email is checked against at
 * its claim. 3. Announce it. Other purposes and the links in earlier emails are not touched.
 */
export function chooseSurveys(
  person: Person | undefined,
  { wanted, via }: SurveysChoice,
  now: string,
): Changes {
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  if (wanted !== person.unwanted.includes('surveys')) {
    return { outcome: 'skipped', because: 'as-wished-already' };
  }
  const others = person.unwanted.filter((purpose) => purpose !== 'surveys');
  const unwanted: Person['unwanted'] = wanted ? others : [...others, 'surveys'];
  const { personId, programId } = person;
  const eventId = `${personId}/preference/surveys/${person.version + 1}`;
  return {
    outcome: 'done',
    what: wanted ? 'surveys-allowed' : 'surveys-stopped',
    details: { purpose: 'surveys', via },
    about: personPartition(personId),
    writes: [
      {
        put: 'person',
        item: { ...person, unwanted, reach: reachOf(person.addresses, unwanted) },
      },
    ],
    emits: [
      outgoing(alumniPreferenceChanged, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: { personId, purpose: 'surveys', wanted, via },
      }),
    ],
  };
}
