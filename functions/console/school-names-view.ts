import { opaqueId } from '../../shared/domain/opaque-id.ts';
import { writtenSchoolKey } from '../../shared/domain/same-school.ts';
import { schoolLabel } from '../../shared/domain/school.ts';
import type { Links, ListedPerson, ListedSchool, Lists, Reader } from '../../shared/ports.ts';
import { suggestFromDirectory } from './suggest-schools.ts';
import { writtenSchool } from './understand-school.ts';
import type { TypedSchool } from '../../shared/domain/match-school.ts';

/** A school that is known by a typed name only. */
export interface SchoolName {
  /** Of the school; of what was only written in an answer, its own. */
  schoolId: string;
  label: string;
  /** What it is looked for in the directory by. */
  typed: TypedSchool;
  /** Only in answers: there is no record of a school. */
  written: boolean;
  /** Who works there, as far as is known. */
  people: readonly string[];
}

type NameLists = Pick<Lists, 'people' | 'schools' | 'otherSchoolNames' | 'directory'>;

/** Every school known by a typed name only, those with most graduates first. */
export async function readSchoolNames(
  lists: NameLists,
  { hashOf }: Links,
  programId: string,
): Promise<SchoolName[]> {
  const [people, schools, others] = await Promise.all([
    lists.people(programId),
    lists.schools(programId),
    lists.otherSchoolNames(programId),
  ]);
  return schoolNamesIn({ people, schools, others }, hashOf);
}

/** The same, of lists that were read before. */
export function schoolNamesIn(
  lists: {
    people: readonly ListedPerson[];
    schools: readonly ListedSchool[];
    others: readonly ListedSchool[];
  },
  hashOf: Links['hashOf'],
): SchoolName[] {
  const { people, schools, others } = lists;
  const settled = new Set(
    others.flatMap(({ schoolId, standing }) => (standing === undefined ? [] : [schoolId])),
  );
  return [...typedSchools(schools), ...writtenSchools(people, hashOf)]
    .filter(({ schoolId }) => !settled.has(schoolId))
    .toSorted((a, b) => b.people.length - a.people.length || a.label.localeCompare(b.label));
}

/** One of them; also a school of which was said that it has no NCES id: there may be one after all. */
export async function findSchoolName(
  records: NameLists & Reader,
  links: Links,
  programId: string,
  schoolId: string,
): Promise<SchoolName | undefined> {
  const all = await readSchoolNames(records, links, programId);
  const open = all.find((name) => name.schoolId === schoolId);
  if (open !== undefined) return open;
  const { school } = await records.read({
    school: { record: 'school', key: { programId, schoolId } },
  });
  return school?.standing === 'no-nces-id' ? nameOf(school) : undefined;
}

function typedSchools(schools: readonly ListedSchool[]): SchoolName[] {
  return schools
    .filter(({ ncesSchoolId, standing }) => ncesSchoolId === undefined && standing === undefined)
    .map(nameOf);
}

function nameOf(school: Pick<ListedSchool, 'schoolId' | 'name' | 'members'>): SchoolName {
  return {
    schoolId: school.schoolId,
    label: schoolLabel(school),
    typed: school,
    written: false,
    people: school.members.map(({ personId }) => personId),
  };
}

/** However it was spelled: equal plain names are one. */
function writtenSchools(people: readonly ListedPerson[], hashOf: Links['hashOf']): SchoolName[] {
  const named = people.flatMap((person) => {
    const text = writtenSchool(person);
    return text === undefined ? [] : [{ key: writtenSchoolKey(text), text, person }];
  });
  return [...Map.groupBy(named, ({ key }) => key)].flatMap(([key, [first, ...rest]]) =>
    first === undefined
      ? []
      : [
          {
            schoolId: `s-${opaqueId(hashOf, key)}`,
            label: first.text,
            typed: { name: first.text },
            written: true,
            people: [first, ...rest].map(({ person }) => person.personId),
          },
        ],
  );
}

/** The likeliest school of the directory for each name. */
export async function withProposals(
  lists: Pick<Lists, 'directory'>,
  programId: string,
  names: readonly SchoolName[],
) {
  return Promise.all(
    names.map(async (name) => {
      const [proposal] = await suggestFromDirectory(lists, programId, name.typed);
      return { ...name, proposal };
    }),
  );
}
