import { schoolDomainKey } from '../../shared/domain/school.ts';
import type { Reader } from '../../shared/ports.ts';
import { type SchoolLists, type SuggestedSchool, suggestSchools } from './suggest-schools.ts';

/** A form's fields by their names. */
type Fields = ReadonlyMap<string, string>;

export type WhichSchool =
  /** What was typed may be one of these: the form is shown again, with this question. */
  | { ask: { typed: string; schools: readonly SuggestedSchool[] } }
  /** It is said: the fields, with those of the school filled in where one was chosen. */
  | { ask: undefined; fields: Fields };

/** The choice that none of the schools offered is meant. */
const asTyped = 'as-typed';

/**
 * Asks which school a typed name means, where scripts have not helped to choose one.
 * 1. An NCES id says it. 2. An answer to the question says it, as long as it was asked about this name. 3. A school
 * that is known under exactly this name and place is it. 4. Where the directory has none alike, it is as typed.
 * `group` is the form's name for the organization, `educationOrganization`.
 */
export async function askWhichSchool(
  records: Reader & SchoolLists,
  programId: string,
  fields: Fields,
  group: string,
): Promise<WhichSchool> {
  const said = (name: string) => (fields.get(`${group}.${name}`) ?? '').trim();
  const typed = {
    name: said('nameOfInstitution'),
    city: said('city'),
    ...(said('stateAbbreviation') === '' ? {} : { stateAbbreviation: said('stateAbbreviation') }),
  };
  if (typed.name === '' || said('ncesSchoolId') !== '') return { ask: undefined, fields };
  const answer =
    fields.get('whichSchoolFor') === typed.name ? fields.get('whichSchool') : undefined;
  if (answer === asTyped) return { ask: undefined, fields };
  const chosen = answer === undefined ? undefined : await schoolIn(records, programId, answer);
  if (chosen !== undefined) return { ask: undefined, fields: filledIn(fields, group, chosen) };
  const schools = await suggestSchools(records, programId, typed);
  const key = schoolDomainKey(typed);
  if (
    schools.length === 0 ||
    schools.some((school) => schoolDomainKey(school) === key && school.ncesSchoolId === undefined)
  ) {
    return { ask: undefined, fields };
  }
  return { ask: { typed: typed.name, schools } };
}

async function schoolIn(
  records: Reader,
  programId: string,
  schoolId: string,
): Promise<SuggestedSchool | undefined> {
  const key = { programId, schoolId };
  const { known, listed } = await records.read({
    known: { record: 'school', key },
    listed: { record: 'directorySchool', key },
  });
  return listed ?? known;
}

function filledIn(fields: Fields, group: string, school: SuggestedSchool): Fields {
  const { name, city = '', stateAbbreviation = '', ncesSchoolId = '', leaId = '' } = school;
  return new Map([
    ...fields,
    [`${group}.nameOfInstitution`, name],
    [`${group}.city`, city],
    [`${group}.stateAbbreviation`, stateAbbreviation],
    [`${group}.ncesSchoolId`, ncesSchoolId],
    [`${group}.ncesLeaId`, leaId],
  ]);
}
