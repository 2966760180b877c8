import { isOpen } from '../../shared/domain/position.ts';
import { schoolLabel } from '../../shared/domain/school.ts';
import type { Reader } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';

interface OpenPosition {
  employment: Employment;
  /** As it is shown. */
  school: string;
  organization: Pick<School, 'schoolId' | 'name' | 'city' | 'stateAbbreviation'>;
}

/** A position that lasts, with the name of its school; undefined when there is none, or it has ended. */
export async function readPosition(
  records: Reader,
  { personId, programId }: Person,
  employmentId: string,
): Promise<OpenPosition | undefined> {
  const { employment } = await records.read({
    employment: { record: 'employment', key: { personId, employmentId } },
  });
  if (employment === undefined || !isOpen(employment)) return undefined;
  const { schoolId } = employment;
  const { school } = await records.read({
    school: { record: 'school', key: { programId, schoolId } },
  });
  const organization = school ?? { schoolId, name: schoolId };
  return { employment, school: schoolLabel(organization), organization };
}
