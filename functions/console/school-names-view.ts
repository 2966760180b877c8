import { opaqueId } from '../../shared/domain/opaque-id.ts';
import { writtenSchoolKey } from '../../shared/domain/same-school.ts';
import { schoolLabel } from '../../shared/domain/school.ts';
import type { Links, ListedPerson, ListedSchool, Lists } from '../../shared/ports.ts';
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
  const settled = new Set(
    others.flatMap(({ schoolId, standing }) => (standing === undefined ? [] : [schoolId])),
  );
  return [...typedSchools(schools), ...writtenSchools(people, hashOf)]
    .filter(({ schoolId }) => !settled.has(schoolId))
    .toSorted((a, b) => b.people.length - a.people.length || a.label.localeCompare(b.label));
}

function typedSchools(schools: readonly ListedSchool[]): SchoolName[] {
  return schools
    .filter(({ ncesSchoolId, standing }) => ncesSchoolId === undefined && standing === undefined)
    .map((school) => ({
      schoolId: school.schoolId,
      label: schoolLabel(school),
      typed: school,
      written: false,
      people: school.members.map(({ personId }) => personId),
    }));
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
