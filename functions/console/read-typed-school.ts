import { opaqueId } from '../../shared/domain/opaque-id.ts';
import { schoolMeant } from '../../shared/domain/same-school.ts';
import { schoolDomainKey } from '../../shared/domain/school.ts';
import type { Links, Reader } from '../../shared/ports.ts';
import type { School } from '../../shared/records/school.ts';
import type { ConfirmState } from './confirm-school.ts';
import { readSchools } from './positions-view.ts';
import type { SchoolName } from './school-names-view.ts';
import type { SettleState } from './settle-school-name.ts';

/** Reads what a typed name and the school chosen for it are known as. */
export async function readTypedSchool(
  records: Reader,
  programId: string,
  nameId: string,
  chosen: string,
): Promise<ConfirmState> {
  const [schools, { listed }] = await Promise.all([
    readSchools(records, programId, [{ schoolId: nameId }, { schoolId: chosen }]),
    records.read({
      listed: { record: 'directorySchool', key: { programId, schoolId: chosen } },
    }),
  ]);
  const at = (schoolId: string) => schools.find((each) => each.schoolId === schoolId);
  const meant = at(schoolMeant(schools, chosen));
  return { typed: at(nameId), listed, there: at(chosen), meant };
}

/** The id of a school of exactly this name. */
export function ownSchoolId({ typed }: SchoolName, { hashOf }: Links): string {
  return `s-${opaqueId(hashOf, schoolDomainKey(typed))}`;
}

/** Reads what a typed name, and a school of exactly this name, are known as. */
export async function readOwnSchool(
  records: Reader,
  programId: string,
  nameId: string,
  ownId: string,
): Promise<SettleState> {
  return records.read({
    typed: { record: 'school', key: { programId, schoolId: nameId } },
    own: { record: 'school', key: { programId, schoolId: ownId } },
  });
}

/** The school that a typed name means; undefined as long as that is open, or when it is none. */
export async function readMeantSchool(
  records: Reader,
  programId: string,
  nameId: string,
): Promise<School | undefined> {
  const schools = await readSchools(records, programId, [{ schoolId: nameId }]);
  const meant = schoolMeant(schools, nameId);
  const school = schools.find(({ schoolId }) => schoolId === meant);
  return school?.standing === 'not-a-school' ? undefined : school;
}
