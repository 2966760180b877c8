import { alumniHired } from '../../events/alumni-hired.ts';
import { type DataOf, outgoing } from '../../events/contract.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { newSchool, schoolDomainKey, schoolIdByNces } from '../../shared/domain/school.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { School } from '../../shared/records/school.ts';
import { leaOf, type StatedSchool } from './read-school-fields.ts';

interface Stated {
  eventId: string;
  programId: string;
  personId: string;
  schoolId: string;
  school: StatedSchool;
  statement: Omit<
    DataOf<typeof alumniHired>,
    'personId' | 'employmentId' | 'educationOrganization'
  >;
}

/** The id of the school that a form means: known, by its NCES id, or by what names it. */
export function schoolIdOf(school: StatedSchool, hashOf: (domainKey: string) => string): string {
  if (school.known !== undefined) return school.known;
  if (school.ncesSchoolId !== undefined) return schoolIdByNces(school.ncesSchoolId);
  const hash = Buffer.from(hashOf(schoolDomainKey(school)), 'base64url').toString('hex');
  return `s-${hash.slice(0, 24)}`;
}

/**
 * States a hire by hand.
 * 1. Note the school, where it is new, or its NCES id, where that is. 2. Announce the hire; it is recorded like one
 * from any other source. The event's id is the form's: the same form twice is one hire.
 */
export function stateHire(known: School | undefined, stated: Stated, now: string): Changes {
  const { eventId, programId, personId, schoolId, statement } = stated;
  const school = schoolWith(known, stated);
  const { hireDate } = statement.employmentPeriod;
  return {
    outcome: 'done',
    what: 'hire-stated',
    details: { hireDate },
    about: personPartition(personId),
    writes: school === known ? [] : [{ put: 'school', item: school } satisfies Write],
    emits: [
      outgoing(alumniHired, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: {
          ...statement,
          personId,
          employmentId: `${schoolId}.${hireDate}`,
          educationOrganization: {
            schoolId,
            ...(school.leaId !== undefined && { leaId: school.leaId }),
          },
        },
      }),
    ],
  };
}

function schoolWith(known: School | undefined, { programId, schoolId, school }: Stated): School {
  const { ncesSchoolId } = school;
  const nces = ncesSchoolId === undefined ? {} : { ncesSchoolId, ...leaOf(ncesSchoolId) };
  if (known !== undefined) {
    return known.ncesSchoolId === undefined && ncesSchoolId !== undefined
      ? { ...known, ...nces }
      : known;
  }
  const {
    name = schoolId,
    city,
    stateAbbreviation,
  } = school.known === undefined ? school : { name: undefined };
  return newSchool(programId, {
    schoolId,
    name,
    ...(city !== undefined && { city }),
    ...(stateAbbreviation !== undefined && { stateAbbreviation }),
    ...nces,
  });
}
