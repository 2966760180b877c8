import { districtOf, schoolDomainKey, schoolLabel } from '../../shared/domain/school.ts';

/** A school as the program's list shows it. */
export interface KnownSchool {
  schoolId: string;
  name: string;
  city?: string | undefined;
  stateAbbreviation?: string | undefined;
  leaId?: string | undefined;
}

/** Which school a form means: one that is known, or a new one with what was said of it. */
export type StatedSchool =
  | { known: string; ncesSchoolId?: string }
  | {
      known: undefined;
      name: string;
      city: string;
      stateAbbreviation: string;
      ncesSchoolId?: string;
    };

interface SchoolFields {
  school: string;
  city: string;
  stateAbbreviation: string;
  ncesSchoolId: string;
}

type SchoolReading =
  | { ok: true; school: StatedSchool; repaired: boolean }
  | { ok: false; problems: { field: string; message: string }[] };

const longestName = 120;

/**
 * Reads which school is meant: one of the list, by its label; else by its NCES id, or by name, city and state, which
 * a new school must have.
 */
export function readSchoolFields(
  fields: SchoolFields,
  schools: readonly KnownSchool[],
): SchoolReading {
  const nces = readNcesId(fields.ncesSchoolId);
  const labelled = schools.find((each) => sameText(schoolLabel(each), fields.school));
  const known = labelled ?? schools.find((each) => each.schoolId === `nces-${nces.id}`);
  const problems = [
    ...(nces.problem === undefined ? [] : [{ field: 'ncesSchoolId', message: nces.problem }]),
    ...(known === undefined ? newSchoolProblems(fields) : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const ncesSchoolId = nces.id === undefined ? {} : { ncesSchoolId: nces.id };
  if (known !== undefined) {
    return {
      ok: true,
      school: { known: known.schoolId, ...ncesSchoolId },
      repaired: nces.repaired,
    };
  }
  const { school: name, city, stateAbbreviation } = fields;
  const key = schoolDomainKey({ name, city, stateAbbreviation });
  const same = schools.find((each) => schoolDomainKey(each) === key);
  return {
    ok: true,
    school:
      same === undefined
        ? { known: undefined, name, city, stateAbbreviation, ...ncesSchoolId }
        : { known: same.schoolId, ...ncesSchoolId },
    repaired: nces.repaired,
  };
}

function newSchoolProblems({ school, city, stateAbbreviation }: SchoolFields) {
  if (school === '') return [{ field: 'school', message: 'Enter the name of the school.' }];
  return [
    ...(school.length > longestName || city.length > longestName
      ? [{ field: 'school', message: 'This name is too long; shorten it.' }]
      : []),
    ...(city === ''
      ? [{ field: 'city', message: 'This school is new here: enter its city as well.' }]
      : []),
    ...(/^[A-Z]{2}$/.test(stateAbbreviation)
      ? []
      : [{ field: 'stateAbbreviation', message: 'Enter the state as two letters, such as IA.' }]),
  ];
}

/**
 * A school's NCES id has twelve characters: seven of the district, five of the school. Spreadsheets lose the leading
 * zero of the states 01 to 09; eleven digits get it back.
 */
function readNcesId(typed: string): { id?: string; repaired: boolean; problem?: string } {
  const plain = typed.replace(/[\s-]/g, '');
  if (plain === '') return { repaired: false };
  if (/^\d{11}$/.test(plain)) return { id: `0${plain}`, repaired: true };
  if (/^[0-9A-Z]{12}$/.test(plain)) return { id: plain, repaired: false };
  return {
    repaired: false,
    problem:
      'An NCES id of a school has 12 characters, such as 190543001234; correct it, or leave it empty.',
  };
}

/** The schools of a list, as a form offers them. */
export function schoolLabels(schools: readonly KnownSchool[]): string[] {
  return schools.map(schoolLabel);
}

/** The district of a school whose NCES id is known. */
export function leaOf(ncesSchoolId: string | undefined): { leaId?: string } {
  return ncesSchoolId === undefined ? {} : { leaId: districtOf(ncesSchoolId) };
}

function sameText(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}
