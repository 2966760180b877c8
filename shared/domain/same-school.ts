/** Schools that turned out to be one: another id or spelling only says which school is meant. */

import { plainSchoolName } from './directory.ts';

interface Named {
  schoolId: string;
  sameAs?: string | undefined;
}

interface Placed extends Named {
  leaId?: string | undefined;
}

/** The id under which a school is kept; the given one, as long as nobody said otherwise. */
export function schoolMeant(schools: readonly Named[], schoolId: string): string {
  return schools.find((each) => each.schoolId === schoolId)?.sameAs ?? schoolId;
}

/** Positions at the schools that are meant, and in their districts. */
export function atSchoolsMeant<At extends { schoolId: string; leaId?: string | undefined }>(
  positions: readonly At[],
  schools: readonly Placed[],
): At[] {
  return positions.map((each) => {
    const schoolId = schoolMeant(schools, each.schoolId);
    const leaId = each.leaId ?? schools.find((school) => school.schoolId === schoolId)?.leaId;
    return { ...each, schoolId, ...(leaId !== undefined && { leaId }) };
  });
}

/** Reads schools by their ids and, where one of them means another, that one too. */
export async function readSchoolsMeant<School extends Named>(
  schoolIds: readonly string[],
  read: (schoolIds: readonly string[]) => Promise<readonly School[]>,
): Promise<School[]> {
  const schools = await read([...new Set(schoolIds)]);
  const known = new Set(schools.map(({ schoolId }) => schoolId));
  const meant = new Set(schools.flatMap(({ sameAs }) => sameAs ?? []));
  const others = [...meant].filter((schoolId) => !known.has(schoolId));
  return others.length === 0 ? [...schools] : [...schools, ...(await read(others))];
}

/** What names a school as somebody wrote it in a survey, name and place in one. */
export function writtenSchoolKey(text: string): string {
  return `written-school#${plainSchoolName(text)}`;
}

/** Where names stand that mean another school, or none. */
export function otherNameListing(programId: string, { schoolId }: { schoolId: string }) {
  return { listOf: `${programId}#other-school-names`, listBy: schoolId };
}
