import { alumniPreferenceChanged } from '../../events/alumni-preference-changed.ts';
import { outgoing } from '../../events/contract.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';

/** Stops surveys for a person who told the staff so, or allows them again. What is so already stays. */
export function allowSurveys(person: Person | undefined, wanted: boolean, now: string): Changes {
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  if (wanted !== person.unwanted.includes('surveys')) {
    return { outcome: 'skipped', because: 'so-already' };
  }
  const others = person.unwanted.filter((purpose) => purpose !== 'surveys');
  const unwanted: Person['unwanted'] = wanted ? others : [...others, 'surveys'];
  const { personId, programId } = person;
  const eventId = `${personId}/preference/surveys/${person.version + 1}`;
  return {
    outcome: 'done',
    what: wanted ? 'surveys-allowed' : 'surveys-stopped',
    details: { purpose: 'surveys', via: 'admin' },
    about: personPartition(personId),
    writes: [
      { put: 'person', item: { ...person, unwanted, reach: reachOf(person.addresses, unwanted) } },
    ],
    emits: [
      outgoing(alumniPreferenceChanged, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: { personId, purpose: 'surveys', wanted, via: 'admin' },
      }),
    ],
  };
}
