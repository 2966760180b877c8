import { personPartition } from '../../shared/domain/partitions.ts';
import { writtenSchoolKey } from '../../shared/domain/same-school.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';

/** The school that somebody named, where that is all that is known of it. */
export function writtenSchool({ current }: Pick<Person, 'current'>): string | undefined {
  const { school, schoolId, employmentId } = current ?? {};
  return schoolId === undefined && employmentId === undefined ? school : undefined;
}

/** Notes with a person which school it is that they wrote; where they have written another since, nothing. */
export function understandSchool(
  person: Person | undefined,
  { programId, written: text }: { programId: string; written: string },
  school: School | undefined,
): Changes {
  if (person === undefined || person.programId !== programId || school === undefined) {
    return { outcome: 'skipped', because: 'no-such-person' };
  }
  const written = writtenSchool(person);
  if (
    person.current === undefined ||
    written === undefined ||
    writtenSchoolKey(written) !== writtenSchoolKey(text)
  ) {
    return { outcome: 'skipped', because: 'wrote-another-school' };
  }
  const current = { ...person.current, school: school.name, schoolId: school.schoolId };
  return {
    outcome: 'done',
    what: 'school-understood',
    about: personPartition(person.personId),
    writes: [{ put: 'person', item: { ...person, current } }],
  };
}
