/** Schools: how they are known, named and listed. */
import type { RosterMember } from './position.ts';

export interface SchoolName {
  name: string;
  city?: string | undefined;
  stateAbbreviation?: string | undefined;
}

interface KnownSchool extends SchoolName {
  schoolId: string;
  ncesSchoolId?: string | undefined;
  leaId?: string | undefined;
}

/** Where a school stands in the program's list. */
export function schoolListing(programId: string, { schoolId, name }: KnownSchool) {
  return { listOf: `${programId}#schools`, listBy: `${name.toLowerCase()}#${schoolId}` };
}

/** A school where nobody works yet, as far as we know. */
export function newSchool<School extends KnownSchool>(programId: string, school: School) {
  const members: RosterMember[] = [];
  return { ...school, programId, version: 0, members, ...schoolListing(programId, school) };
}

/** `Lincoln Middle School, Cedar Falls, IA`. */
export function schoolLabel({ name, city, stateAbbreviation }: SchoolName): string {
  return [name, city, stateAbbreviation].filter((part) => part !== undefined).join(', ');
}

/** A school's id by its NCES id: state (2), district (5), school (5). */
export function schoolIdByNces(ncesSchoolId: string): string {
  return `nces-${ncesSchoolId}`;
}

/** The district's NCES id: the first seven characters of the school's. */
export function districtOf(ncesSchoolId: string): string {
  return ncesSchoolId.slice(0, 7);
}

/** What names a school without an NCES id: equal for every way of writing the same name. */
export function schoolDomainKey({ name, city = '', stateAbbreviation = '' }: SchoolName): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return `school#${[name, city, stateAbbreviation].map(plain).join('|')}`;
}
