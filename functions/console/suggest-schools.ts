import { plainSchoolName } from '../../shared/domain/directory.ts';
import { matchSchool, type TypedSchool } from '../../shared/domain/match-school.ts';
import type { ListedDirectorySchool, ListedSchool, Lists } from '../../shared/ports.ts';

/** A school that a typed one may mean: of the directory, or one where graduates work already. */
export interface SuggestedSchool {
  schoolId: string;
  name: string;
  city?: string | undefined;
  stateAbbreviation?: string | undefined;
  ncesSchoolId?: string | undefined;
  leaId?: string | undefined;
  districtName?: string | undefined;
}

export type SchoolLists = Pick<Lists, 'directory' | 'schools'>;

/** What is read of the directory to choose from; more bear no common beginning. */
const mostRead = 300;
const mostShown = 8;

/** Schools whose name begins as it is being typed; then those that are much alike. For as long as somebody types. */
export async function completeSchool(
  lists: SchoolLists,
  programId: string,
  typed: TypedSchool,
): Promise<SuggestedSchool[]> {
  const prefix = plainSchoolName(typed.name);
  if (prefix.length < 2) return [];
  const state = typed.stateAbbreviation;
  const [directory, known] = await Promise.all([
    lists.directory(programId, { prefix, state, limit: mostShown }),
    lists.schools(programId),
  ]);
  const ours = known.filter(
    (school) =>
      plainSchoolName(school.name).startsWith(prefix) &&
      (state === undefined || (school.stateAbbreviation ?? state) === state),
  );
  const begun = together(ours, directory);
  if (begun.length > 0) return begun.slice(0, mostShown);
  return suggestSchools(lists, programId, typed);
}

/** Schools that a typed one may be, the likeliest first. */
export async function suggestSchools(
  lists: SchoolLists,
  programId: string,
  typed: TypedSchool,
): Promise<SuggestedSchool[]> {
  const [directory, known] = await Promise.all([
    nearInDirectory(lists, programId, typed),
    lists.schools(programId),
  ]);
  return matchSchool(typed, together(known, directory), mostShown);
}

/** Schools of the directory that a typed one may be, the likeliest first. */
export async function suggestFromDirectory(
  lists: Pick<Lists, 'directory'>,
  programId: string,
  typed: TypedSchool,
): Promise<ListedDirectorySchool[]> {
  return matchSchool(typed, await nearInDirectory(lists, programId, typed), mostShown);
}

/** The directory where its names begin like the typed one; with a slip in the first word, by its first letters. */
async function nearInDirectory(
  lists: Pick<Lists, 'directory'>,
  programId: string,
  { name, stateAbbreviation: state }: TypedSchool,
): Promise<ListedDirectorySchool[]> {
  const [first = ''] = plainSchoolName(name).split(' ');
  if (first.length < 2) return [];
  const byWord = await lists.directory(programId, { prefix: `${first} `, state, limit: mostRead });
  if (byWord.length > 0) return byWord;
  return lists.directory(programId, { prefix: first.slice(0, 3), state, limit: mostRead });
}

/** Where graduates work comes first; a school that is in both is one. */
function together(
  known: readonly ListedSchool[],
  directory: readonly ListedDirectorySchool[],
): SuggestedSchool[] {
  const ids = new Set(known.flatMap(({ schoolId, ncesSchoolId }) => [schoolId, ncesSchoolId]));
  return [
    ...known,
    ...directory.filter(
      ({ schoolId, ncesSchoolId }) =>
        !ids.has(schoolId) && (ncesSchoolId === undefined || !ids.has(ncesSchoolId)),
    ),
  ];
}
