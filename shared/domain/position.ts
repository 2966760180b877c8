/**
 * What follows from the positions of one person: where they work now, with whom, and what is owed. Each rule looks at
 * all positions as they stand, so that statements may come in any order.
 */
import type { AcademicSubject, GradeBand } from '../../events/vocabulary/employment.ts';

export interface Position {
  employmentId: string;
  schoolId: string;
  leaId?: string | undefined;
  /** First day. */
  hireDate: string;
  /** Last day; none while it lasts. */
  endDate?: string | undefined;
  /** Missing while only its end is known. */
  hireStatedAt?: string | undefined;
  employmentStatus?: string | undefined;
  staffClassification?: string | undefined;
  academicSubjects: AcademicSubject[];
  gradeBands: GradeBand[];
  source: string;
  observedAt: string;
}

/** What we take to be so at present, from a survey or from positions. */
interface Current {
  status?: string | undefined;
  school?: string | undefined;
  employmentId?: string | undefined;
  schoolId?: string | undefined;
  source: string;
  observedAt: string;
}

/** A position that somebody said began, and nobody that it ended. */
export function isOpen({ hireStatedAt, endDate }: Position): boolean {
  return hireStatedAt !== undefined && endDate === undefined;
}

/** The open position that was taken up last; none when every one has ended. */
export function presentPosition<Known extends Position>(
  positions: readonly Known[],
): Known | undefined {
  return positions.filter(isOpen).toSorted(latestHireFirst)[0];
}

/** The first day of all in a position: from it the years in teaching count. */
export function firstHiredOn(positions: readonly Position[]): string | undefined {
  return positions.map(({ hireDate }) => hireDate).toSorted()[0];
}

/**
 * The current picture: the present position, or that the last one ended. What the person said in a survey later than
 * what is known of positions stays; a later confirmation of the present position makes it known anew.
 */
export function currentAfter(
  known: Current | undefined,
  positions: readonly Position[],
  nameOf: (schoolId: string) => string | undefined,
): Current | undefined {
  const stated = statedBy(positions, nameOf);
  if (stated === undefined) return known;
  if (known === undefined || known.observedAt <= stated.observedAt) return stated;
  if (confirms(known, stated)) {
    return { ...stated, source: known.source, observedAt: known.observedAt };
  }
  return known.employmentId === undefined ? known : stated;
}

/** In place of a survey's word: that they work at the school is known, and nothing more. */
export const confirmedOnly = 'at-school';

/** Whether what is known later says no more than that the present position goes on. */
function confirms(known: Current, stated: Current): boolean {
  if (stated.schoolId === undefined || known.schoolId !== stated.schoolId) return false;
  return known.employmentId === undefined
    ? known.status === confirmedOnly
    : known.employmentId === stated.employmentId;
}

function statedBy(
  positions: readonly Position[],
  nameOf: (schoolId: string) => string | undefined,
): Current | undefined {
  const present = presentPosition(positions);
  if (present === undefined) {
    const [last] = positions
      .filter(({ endDate }) => endDate !== undefined)
      .toSorted((a, b) => (b.endDate ?? '').localeCompare(a.endDate ?? ''));
    if (last === undefined) return undefined;
    const { employmentId, source, observedAt } = last;
    return { status: 'left-position', employmentId, source, observedAt };
  }
  const { employmentId, schoolId, source, observedAt } = present;
  const school = nameOf(schoolId);
  return {
    status: statusIn(present),
    ...(school === undefined ? {} : { school }),
    employmentId,
    schoolId,
    source,
    observedAt,
  };
}

/** The survey's word for a position (`EMP_STATUS`). */
function statusIn({ staffClassification, employmentStatus }: Position): string {
  if (staffClassification === 'Substitute Teacher') return 'long-term-substitute';
  if (staffClassification !== undefined && staffClassification !== 'Teacher') {
    return 'other-school-role';
  }
  if (employmentStatus === 'Employed part-time') return 'teaching-part-time';
  return employmentStatus === 'Substitute/temporary'
    ? 'long-term-substitute'
    : 'teaching-full-time';
}

/** Where a mentor works, as matching needs it. */
export function placeIn(positions: readonly Position[]) {
  const present = presentPosition(positions);
  if (present === undefined) return undefined;
  const { schoolId, leaId, hireDate, staffClassification } = present;
  return {
    schoolId,
    ...(leaId === undefined ? {} : { leaId }),
    since: hireDate,
    ...(staffClassification === undefined ? {} : { staffClassification }),
  };
}

/** One graduate on a school's roster. */
export interface RosterMember {
  personId: string;
  /** First day in the position. */
  since: string;
  subjects: AcademicSubject[];
  gradeBands: GradeBand[];
  /** Asked not to be disclosed to anybody. */
  hold: boolean;
}

/** A school's roster, with or without a person, as their positions there say. */
export function rosterAfter(
  members: readonly RosterMember[],
  person: { personId: string; directoryHold: boolean },
  positions: readonly Position[],
  schoolId: string,
): RosterMember[] {
  const here = positions.filter((each) => each.schoolId === schoolId && isOpen(each));
  const others = members.filter(({ personId }) => personId !== person.personId);
  const [since] = here.map(({ hireDate }) => hireDate).toSorted();
  if (since === undefined) return others;
  return [
    ...others,
    {
      personId: person.personId,
      since,
      subjects: [...new Set(here.flatMap(({ academicSubjects }) => academicSubjects))],
      gradeBands: [...new Set(here.flatMap(({ gradeBands }) => gradeBands))],
      hold: person.directoryHold,
    },
  ].toSorted((a, b) => a.since.localeCompare(b.since) || a.personId.localeCompare(b.personId));
}

/** Those of a roster who may be named to others, the newest first. */
export function nameable(members: readonly RosterMember[]): RosterMember[] {
  return members
    .filter(({ hold }) => !hold)
    .toSorted((a, b) => b.since.localeCompare(a.since) || a.personId.localeCompare(b.personId));
}

function latestHireFirst(a: Position, b: Position): number {
  return b.hireDate.localeCompare(a.hireDate) || b.employmentId.localeCompare(a.employmentId);
}
