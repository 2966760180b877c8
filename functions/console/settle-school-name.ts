import { schoolPartition } from '../../shared/domain/partitions.ts';
import { newSchool } from '../../shared/domain/school.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { School } from '../../shared/records/school.ts';
import { otherName, type TypedName } from './other-name.ts';

/** What an admin says of a name that is in no directory. */
export type NameStanding = 'no-nces-id' | 'not-a-school';

export interface SettleState {
  /** Under the id of the typed name: the school, another name of one, or nothing yet. */
  typed: School | undefined;
  /** Under the id that a school of this name has. */
  own: School | undefined;
}

/**
 * Settles a typed name that is in no directory.
 * 1. A school without an NCES id (private, abroad) is a school like any other, and is not asked about again. What was
 * only written in an answer becomes one. 2. What is no school at all stays as it was written.
 */
export function settleSchoolName(
  { typed, own }: SettleState,
  name: TypedName & { ownId: string },
  standing: NameStanding,
): Changes {
  if (typed?.sameAs !== undefined || typed?.ncesSchoolId !== undefined) {
    return { outcome: 'skipped', because: 'school-settled' };
  }
  if (typed?.standing === standing) return { outcome: 'skipped', because: standing };
  const schools = schoolsAfter(typed, own, name, standing);
  if (schools === undefined) return { outcome: 'skipped', because: 'school-works' };
  return {
    outcome: 'done',
    what: standing === 'no-nces-id' ? 'school-without-nces' : 'name-not-a-school',
    about: schoolPartition(name.programId, name.schoolId),
    writes: schools.map((item): Write => ({ put: 'school', item })),
  };
}

function schoolsAfter(
  typed: School | undefined,
  own: School | undefined,
  name: TypedName & { ownId: string },
  standing: NameStanding,
): School[] | undefined {
  const version = typed?.version ?? 0;
  const isSchool = typed !== undefined && typed.standing !== 'not-a-school';
  if (standing === 'not-a-school') {
    // Somebody was hired there: it is a school.
    return isSchool ? undefined : [{ ...otherName(name), version, standing }];
  }
  if (isSchool) return [{ ...typed, standing }];
  const { programId, ownId: schoolId } = name;
  const school = own ?? newSchool(programId, { schoolId, name: name.name, standing });
  const settled =
    own?.standing === standing || own?.ncesSchoolId !== undefined || own?.sameAs !== undefined;
  const other = { ...otherName(name, own?.sameAs ?? schoolId), version };
  return settled ? [other] : [other, { ...school, standing }];
}
