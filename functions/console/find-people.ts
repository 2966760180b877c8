import { readStudentId } from '../../shared/domain/registrar-file/read-student-id.ts';
import type { Links, ListedPerson, Reader } from '../../shared/ports.ts';
import type { Places } from './read-places.ts';

/** Filters of the list of people: codes only, so that their address can be kept and passed on. */
export interface PeopleFilters {
  cohort?: string | undefined;
  program?: string | undefined;
  reach?: string | undefined;
  /** `yes`, `no`, or a survey, `annual-2027`. */
  answered?: string | undefined;
  /** `known` or `unknown`. */
  employment?: string | undefined;
  /** A school’s id. */
  school?: string | undefined;
  /** A district’s NCES id. */
  district?: string | undefined;
}

/** People who fit every filter. A code that means nothing fits nobody. */
export function filterPeople(
  people: readonly ListedPerson[],
  filters: PeopleFilters,
  places: Pick<Places, 'schoolOf' | 'districtOf'>,
): ListedPerson[] {
  const { cohort, program, reach, answered, employment, school, district } = filters;
  const asked = (code: string | undefined): code is string => code !== undefined && code !== '';
  return people.filter(
    (person) =>
      (!asked(cohort) || String(person.cohort) === cohort) &&
      (!asked(program) || person.degrees.some(({ programCode }) => programCode === program)) &&
      (!asked(reach) || fitsReach(person, reach)) &&
      (!asked(answered) || fitsAnswered(person, answered)) &&
      (!asked(employment) || (isPositionKnown(person) ? 'known' : 'unknown') === employment) &&
      (!asked(school) || places.schoolOf(person) === school) &&
      (!asked(district) || places.districtOf(person) === district),
  );
}

/** Of somebody who left a position we know where they were, not where they are. */
function isPositionKnown({ current }: ListedPerson): boolean {
  return current?.status !== undefined && current.status !== 'left-position';
}

function fitsReach({ reach }: ListedPerson, asked: string): boolean {
  return asked === 'not-reachable'
    ? reach !== 'reachable' && reach !== 'opted-out'
    : reach === asked;
}

function fitsAnswered({ answered }: ListedPerson, asked: string): boolean {
  if (asked === 'yes') return answered !== undefined;
  if (asked === 'no') return answered === undefined;
  return answered === asked;
}

/** What there is to choose from in the filters. */
export function filterChoices(people: readonly ListedPerson[]) {
  const cohorts = new Set(people.map(({ cohort }) => cohort));
  const programs = new Map(
    people.flatMap(({ degrees }) =>
      degrees.map(({ programCode, majorSpecialization }): [string, string] => [
        programCode,
        majorSpecialization,
      ]),
    ),
  );
  const surveys = new Set(people.flatMap(({ answered }) => answered ?? []));
  return {
    cohorts: [...cohorts].sort((a, b) => b - a),
    programs: [...programs]
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => a.name.localeCompare(b.name) || a.code.localeCompare(b.code)),
    surveys: [...surveys].sort().reverse(),
  };
}

interface Search {
  records: Reader;
  links: () => Promise<Links>;
  programId: string;
}

/**
 * Finds people by words of their name, by student id, or by a whole email address.
 * Student ids and addresses are looked up by their keys, so that no list need hold them.
 */
export async function searchPeople(
  { records, links, programId }: Search,
  people: readonly ListedPerson[],
  text: string,
): Promise<ListedPerson[]> {
  const words = folded(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const byKey = new Set<string>();
  const studentId = readStudentId(text);
  if (studentId.ok) {
    const { identity } = await records.read({
      identity: {
        record: 'identity',
        key: { programId, candidateIdentifier: studentId.value.id },
      },
    });
    if (identity?.personId !== undefined) byKey.add(identity.personId);
  }
  if (text.includes('@')) {
    const addressId = (await links()).addressId(programId, text);
    const { claim } = await records.read({
      claim: { record: 'addressClaim', key: { programId, addressId } },
    });
    for (const claimant of claim?.claimants ?? []) byKey.add(claimant);
  }
  return people.filter(
    ({ personId, displayName }) =>
      byKey.has(personId) || words.every((word) => folded(displayName).includes(word)),
  );
}

/** Letters without accents, so that `ozgur` finds `Özgür`. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();
}
