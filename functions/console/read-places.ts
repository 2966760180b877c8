import { schoolMeant } from '../../shared/domain/same-school.ts';
import { schoolLabel } from '../../shared/domain/school.ts';
import type { ListedPerson, ListedSchool, Lists, Reader } from '../../shared/ports.ts';
import { type DistrictNames, readDistrictNames } from './read-districts.ts';

/** Where people work, as their list is filtered by it. */
export interface Places {
  /** The id under which a school is kept, by any id of it. */
  meant(schoolId: string | undefined): string | undefined;
  /** The school that is meant, where one is known. */
  schoolOf(person: Pick<ListedPerson, 'current'>): string | undefined;
  districtOf(person: Pick<ListedPerson, 'current'>): string | undefined;
  schools: readonly ListedSchool[];
  districtNames: DistrictNames;
}

/** Schools and districts of the program's graduates, from its lists. */
export async function readPlaces(records: Reader & Lists, programId: string): Promise<Places> {
  const [schools, others] = await Promise.all([
    records.schools(programId),
    records.otherSchoolNames(programId),
  ]);
  const districts = schools.flatMap(({ leaId }) => leaId ?? []);
  const leaOf = new Map(schools.map(({ schoolId, leaId }) => [schoolId, leaId]));
  const meant = (schoolId: string | undefined) =>
    schoolId === undefined ? undefined : schoolMeant(others, schoolId);
  const schoolOf = ({ current }: Pick<ListedPerson, 'current'>) => meant(current?.schoolId);
  return {
    meant,
    schoolOf,
    districtOf: (person) => leaOf.get(schoolOf(person) ?? ''),
    schools,
    districtNames: await readDistrictNames(records, programId, districts),
  };
}

/** Schools and districts where somebody of the list works, to choose from. */
export function placeChoices(people: readonly ListedPerson[], places: Places) {
  const at = new Set(people.flatMap((person) => places.schoolOf(person) ?? []));
  const schools = places.schools.filter(({ schoolId }) => at.has(schoolId));
  const districts = new Set(schools.flatMap(({ leaId }) => leaId ?? []));
  return {
    schools: schools
      .map((school) => ({ code: school.schoolId, label: schoolLabel(school) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
    districts: [...districts]
      .map((code) => ({ code, label: places.districtNames(code) }))
      .toSorted((a, b) => a.label.localeCompare(b.label)),
  };
}
