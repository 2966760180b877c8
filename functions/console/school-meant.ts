import type { FormValues } from '../../shared/domain/contract-form.ts';
import { readNcesLeaId, readNcesSchoolId } from '../../shared/domain/nces-id.ts';
import { schoolDomainKey, schoolLabel } from '../../shared/domain/school.ts';

/** A school as the program's list shows it. */
export interface KnownSchool {
  schoolId: string;
  name: string;
  city?: string | undefined;
  stateAbbreviation?: string | undefined;
}

const organization = 'educationOrganization';

/**
 * Which school a form means: one that was chosen from the list by its label stands for what is known of it. NCES ids
 * get back the leading zero that a spreadsheet took.
 */
export function schoolMeant(
  form: FormValues,
  schools: readonly KnownSchool[],
): { meant: FormValues; repaired: boolean } {
  const part = (name: string) => form.get(`${organization}.${name}`) ?? '';
  const nces = readNcesSchoolId(part('ncesSchoolId'));
  const lea = readNcesLeaId(part('ncesLeaId'));
  const chosen = schools.find((school) => sameText(schoolLabel(school), part('nameOfInstitution')));
  const meant = new Map(form);
  const say = (name: string, text: string | undefined) =>
    text !== undefined && meant.set(`${organization}.${name}`, text);
  if (chosen !== undefined) sayKnown(chosen, say);
  say('ncesSchoolId', nces?.id);
  say('ncesLeaId', lea?.id);
  return { meant, repaired: nces?.repaired === true || lea?.repaired === true };
}

/** What names a school that is known, in the fields of a form. */
export function fieldsOfSchool(school: KnownSchool): Map<string, string> {
  const fields = new Map<string, string>();
  sayKnown(
    school,
    (name, text) => text !== undefined && fields.set(`${organization}.${name}`, text),
  );
  return fields;
}

function sayKnown(
  { schoolId, name, city, stateAbbreviation }: KnownSchool,
  say: (name: string, text: string | undefined) => unknown,
): void {
  say('nameOfInstitution', name);
  say('city', city);
  say('stateAbbreviation', stateAbbreviation);
  if (schoolId.startsWith('nces-')) say('ncesSchoolId', schoolId.slice('nces-'.length));
}

/** Whether a form names a school by words under which none is known. */
export function isNewSchool(form: FormValues, schools: readonly KnownSchool[]): boolean {
  const part = (name: string) => form.get(`${organization}.${name}`) ?? '';
  const name = part('nameOfInstitution');
  if (name === '') return false;
  const ncesId = part('ncesSchoolId');
  const stateAbbreviation = part('stateAbbreviation').toUpperCase();
  const key = schoolDomainKey({ name, city: part('city'), stateAbbreviation });
  return !schools.some(
    (school) => school.schoolId === `nces-${ncesId}` || schoolDomainKey(school) === key,
  );
}

function sameText(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();
  return plain(one) === plain(other);
}
