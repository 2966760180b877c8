import { isDeepStrictEqual } from 'node:util';
import type { alumniEmploymentConfirmed } from '../../events/alumni-employment-confirmed.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { confirmationId } from '../../shared/domain/confirmation-id.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { confirmedOnly, currentAfter } from '../../shared/domain/position.ts';
import { atSchoolsMeant, schoolMeant } from '../../shared/domain/same-school.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { Fact } from '../../shared/records/fact.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';

export interface ConfirmationState {
  person: Person | undefined;
  /** The same confirmation, as it is on record. */
  fact: Fact | undefined;
  employments: readonly Employment[];
  /** The schools of all these positions, and the one that is told of; and those which they turned out to be. */
  schools: readonly School[];
}

type Confirmed = Envelope<DataOf<typeof alumniEmploymentConfirmed>>;

/**
 * Records that a graduate works at a school in a school year.
 * 1. Leave alone what was observed later, or at the same time by a source that counts before it. 2. Keep it as a fact,
 * one for each school and year. 3. Derive the current picture: a position on record goes on; without one, the school
 * alone is known.
 */
export function recordConfirmation(state: ConfirmationState, event: Confirmed): Changes {
  const { person, schools } = state;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  const { personId, schoolYear, educationOrganization, evidence } = event.data;
  if (state.fact !== undefined && isBefore(evidence, state.fact)) {
    return { outcome: 'skipped', because: 'later-statement' };
  }
  const schoolId = schoolMeant(schools, educationOrganization.schoolId);
  const name = schools.find((each) => each.schoolId === schoolId)?.name;
  const fact: Fact = {
    personId,
    kind: 'employment',
    factId: confirmationId(schoolYear, educationOrganization.schoolId),
    programId: event.programId,
    version: state.fact?.version ?? 0,
    value: confirmedOnly,
    ...(name !== undefined && { school: name }),
    ...evidence,
  };
  const { source, observedAt } = evidence;
  const seen = {
    status: confirmedOnly,
    ...(name !== undefined && { school: name }),
    schoolId,
    source,
    observedAt,
  };
  const { current: known } = person;
  const later = known === undefined || known.observedAt < observedAt ? seen : known;
  const current = currentAfter(
    later,
    atSchoolsMeant(state.employments, schools),
    (id) => schools.find((each) => each.schoolId === id)?.name,
  );
  const writes: Write[] = isDeepStrictEqual(current, known)
    ? [{ put: 'fact', item: fact }]
    : [
        { put: 'fact', item: fact },
        { put: 'person', item: { ...person, current } },
      ];
  return {
    outcome: 'done',
    what: 'employment-confirmed',
    details: { schoolYear },
    about: personPartition(personId),
    writes,
  };
}

/** Of two observations of one day, the source that comes last by its name counts, in whatever order they arrive. */
function isBefore(
  stated: { observedAt: string; source: string },
  known: { observedAt: string; source: string },
): boolean {
  return stated.observedAt === known.observedAt
    ? stated.source <= known.source
    : stated.observedAt < known.observedAt;
}
