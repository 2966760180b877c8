import { schoolPartition } from '../../shared/domain/partitions.ts';
import type { RosterMember } from '../../shared/domain/position.ts';
import { newSchool, schoolListing } from '../../shared/domain/school.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { DirectorySchool } from '../../shared/records/directory-school.ts';
import type { School } from '../../shared/records/school.ts';
import { otherName, type TypedName } from './other-name.ts';

export interface ConfirmState {
  /** Under the id of the typed name: the school, another name of one, or nothing yet. */
  typed: School | undefined;
  /** What the directory says of the school that was chosen. */
  listed: DirectorySchool | undefined;
  /** Under the id that the directory has: the school, another name of one, or nothing yet. */
  there: School | undefined;
  /** The school that the latter means. */
  meant: School | undefined;
}

/**
 * Confirms that a typed name is a school of the directory.
 * 1. Where nobody is known at that school yet, the typed one is it from now on: it keeps its id and all that hangs on
 * it, gets the directory's name and NCES id, and the directory's id means it. 2. Where both are known, the typed one
 * becomes another name, and its roster moves. 3. So does what was only written in an answer.
 */
export function confirmSchool(state: ConfirmState, name: TypedName): Changes {
  const { typed, listed, there } = state;
  if (listed === undefined) return { outcome: 'skipped', because: 'school-not-listed' };
  const known = there?.sameAs === undefined ? there : state.meant;
  const target = known?.schoolId ?? listed.schoolId;
  const isItself = target === name.schoolId;
  if (typed?.sameAs === target || (isItself && isSettled(typed))) {
    return { outcome: 'skipped', because: 'school-confirmed' };
  }
  if (typed?.sameAs !== undefined || typed?.ncesSchoolId !== undefined) {
    return { outcome: 'skipped', because: 'school-settled' };
  }
  const schools = isSchool(typed)
    ? typedAfter(typed, isItself ? undefined : known, listed)
    : [
        ...(known === undefined ? [newSchool(name.programId, factsOf(listed))] : []),
        named(typed, name, target),
      ];
  return {
    outcome: 'done',
    what: 'school-confirmed',
    about: schoolPartition(name.programId, name.schoolId),
    writes: schools.map((item): Write => ({ put: 'school', item })),
  };
}

function isSettled(typed: School | undefined): boolean {
  return typed?.ncesSchoolId !== undefined || typed?.standing !== undefined;
}

function isSchool(typed: School | undefined): typed is School {
  return typed !== undefined && typed.standing !== 'not-a-school';
}

/** What was written in an answer: of which it may have been said before that it is no school. */
function named(typed: School | undefined, name: TypedName, sameAs: string): School {
  return { ...otherName(name, sameAs), version: typed?.version ?? 0 };
}

function typedAfter(typed: School, known: School | undefined, listed: DirectorySchool): School[] {
  const { standing: _, ...school } = typed;
  if (known !== undefined) {
    const other = named(typed, typed, known.schoolId);
    return typed.members.length === 0 ? [other] : [other, withMembers(known, typed.members)];
  }
  const found = { ...school, ...factsOf(listed), schoolId: typed.schoolId };
  return [
    {
      ...found,
      ...schoolListing(typed.programId, found),
      // A directory other than the NCES's may not know the id either.
      ...(listed.ncesSchoolId === undefined && { standing: 'no-nces-id' as const }),
    },
    ...(listed.schoolId === typed.schoolId ? [] : [otherName(listed, typed.schoolId)]),
  ];
}

function factsOf({
  schoolId,
  name,
  ncesSchoolId,
  leaId,
  city,
  stateAbbreviation,
}: DirectorySchool) {
  return {
    schoolId,
    name,
    ...(ncesSchoolId !== undefined && { ncesSchoolId }),
    ...(leaId !== undefined && { leaId }),
    ...(city !== undefined && { city }),
    ...(stateAbbreviation !== undefined && { stateAbbreviation }),
  };
}

function withMembers(school: School, moved: readonly RosterMember[]): School {
  const here = new Set(school.members.map(({ personId }) => personId));
  const members = [...school.members, ...moved.filter(({ personId }) => !here.has(personId))];
  return {
    ...school,
    members: members.toSorted(
      (a, b) => a.since.localeCompare(b.since) || a.personId.localeCompare(b.personId),
    ),
  };
}
