import { awardOf, type RegistrarRow, statuses } from './read-row.ts';
import { latestOf } from './latest-of.ts';
import type { RegistrarDegree, Remark } from './registrar-student.ts';

export interface DegreeHistory {
  /** By completion date. */
  degrees: RegistrarDegree[];
  notes: Remark[];
  /** Revocations that may mean one of several awards; the student cannot be judged. */
  unclear: RegistrarRow[];
}

/**
 * What was conferred and what was taken back since, from one student's distinct rows. Their order in the file
 * says nothing: ACTIVITY_DATE decides, and on one day the revocation comes last, since it needs an award.
 */
export function degreeHistory(rows: readonly RegistrarRow[]): DegreeHistory {
  const awards = rows.filter(({ status }) => statuses[status].completion);
  const revocations = rows.filter(({ status }) => status === 'RV');
  const groups = Map.groupBy(awards, keyOf);
  const unclear: RegistrarRow[] = [];
  for (const row of revocations) {
    const key = revokedKey(row, groups);
    const group = key === undefined ? unclear : (groups.get(key) ?? []);
    group.push(row);
    if (key !== undefined) groups.set(key, group);
  }
  const read = [...groups.values()].map(readDegree);
  return {
    degrees: read.map(({ degree }) => degree).toSorted(byCompletion),
    notes: read.flatMap(({ notes }) => notes),
    unclear,
  };
}

/** Degrees with equal keys are one degree. The major counts: two majors of one program are two awards. */
export function degreeKey(degree: {
  degreeCode: string;
  programCode: string;
  majorSpecialization: string;
}): string {
  return `${awardOf(degree.degreeCode, degree.programCode)}|${degree.majorSpecialization.toLowerCase()}`;
}

/** `BS Mathematics Education (BS-EDU-MATH)` */
export function showDegree(degree: {
  degreeCode: string;
  programCode: string;
  majorSpecialization: string;
}): string {
  return `${degree.degreeCode} ${degree.majorSpecialization} (${degree.programCode})`;
}

/** By completion date, then by name, so that the order never depends on the file's. */
export function byCompletion(
  a: Pick<RegistrarDegree, 'completionDate' | 'degreeCode' | 'programCode' | 'majorSpecialization'>,
  b: Pick<RegistrarDegree, 'completionDate' | 'degreeCode' | 'programCode' | 'majorSpecialization'>,
): number {
  const left = `${a.completionDate}|${degreeKey(a)}`;
  const right = `${b.completionDate}|${degreeKey(b)}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

function keyOf({ cells, majorSpecialization }: RegistrarRow): string {
  return degreeKey({
    degreeCode: cells.DEGREE_CODE,
    programCode: cells.PROGRAM,
    majorSpecialization,
  });
}

/**
 * The award a revocation means: the one with its major; the only one of its program if it names no major. No
 * award of its program at all: it stands alone (its award came in an earlier file). Else it is unclear.
 */
function revokedKey(row: RegistrarRow, awarded: ReadonlyMap<string, unknown>): string | undefined {
  const own = keyOf(row);
  if (awarded.has(own)) return own;
  const program = `${awardOf(row.cells.DEGREE_CODE, row.cells.PROGRAM)}|`;
  const ofProgram = [...awarded.keys()].filter((key) => key.startsWith(program));
  if (ofProgram.length === 0) return row.majorSpecialization === '' ? undefined : own;
  return ofProgram.length === 1 && row.majorSpecialization === '' ? ofProgram[0] : undefined;
}

function readDegree(group: readonly RegistrarRow[]): { degree: RegistrarDegree; notes: Remark[] } {
  const events = group.toSorted((a, b) => {
    const dates = (a.date ?? '').localeCompare(b.date ?? '');
    return dates !== 0 ? dates : Number(a.status === 'RV') - Number(b.status === 'RV');
  });
  let completionDate: string | undefined;
  let revokedOn: string | undefined;
  let revokedBefore: string | undefined;
  const otherDates = new Set<string>();
  for (const { status, date = '' } of events) {
    if (status === 'RV') {
      revokedOn = date;
    } else if (completionDate === undefined || revokedOn !== undefined) {
      completionDate = date;
      revokedBefore = revokedOn;
      revokedOn = undefined;
      otherDates.clear();
    } else if (date !== completionDate) {
      otherDates.add(date);
    }
  }
  const awards = group.filter(({ status }) => status !== 'RV');
  const described = awards.length > 0 ? awards : group;
  const majorCode = latestOf(described, ({ cells }) => cells.MAJOR)?.value;
  const concentrations = described.map(({ cells }) => cells.CONCENTRATION).filter(Boolean);
  const concentration = [...new Set(concentrations)].toSorted().join('; ').slice(0, 255);
  const degree: RegistrarDegree = {
    degreeCode: latestOf(described, ({ cells }) => cells.DEGREE_CODE)?.value ?? '',
    programCode: latestOf(described, ({ cells }) => cells.PROGRAM)?.value ?? '',
    majorSpecialization: latestOf(described, (row) => row.majorSpecialization)?.value ?? '',
    ...(majorCode === undefined ? {} : { majorCode }),
    ...(concentration === '' ? {} : { concentration }),
    completionDate: completionDate ?? revokedOn ?? '',
    status: revokedOn === undefined ? 'awarded' : 'revoked',
    ...(revokedOn === undefined ? {} : { revokedOn }),
    awardInFile: completionDate !== undefined,
    rows: group.map(({ row }) => row).toSorted((a, b) => a - b),
  };
  return { degree, notes: notesOn(degree, otherDates, revokedBefore) };
}

function notesOn(
  degree: RegistrarDegree,
  otherDates: ReadonlySet<string>,
  revokedBefore: string | undefined,
): Remark[] {
  const notes: Remark[] = [];
  if (otherDates.size > 0) {
    notes.push({
      code: 'several-award-dates',
      sentence: `${showDegree(degree)} has several award dates; the first, ${degree.completionDate}, counts (also ${[...otherDates].join(', ')}).`,
      rows: degree.rows,
    });
  }
  if (revokedBefore !== undefined && degree.status === 'awarded') {
    notes.push({
      code: 'awarded-anew',
      sentence: `${showDegree(degree)} was taken back on ${revokedBefore} and awarded anew on ${degree.completionDate}.`,
      rows: degree.rows,
    });
  }
  if (!degree.awardInFile) {
    notes.push({
      code: 'revocation-without-award',
      sentence: `${showDegree(degree)} is taken back, and its award is not in this file.`,
      rows: degree.rows,
    });
  }
  if (degree.awardInFile && degree.revokedOn === degree.completionDate) {
    notes.push({
      code: 'same-day-revocation',
      sentence: `${showDegree(degree)} was awarded and taken back on one day, ${degree.completionDate}; it counts as taken back.`,
      rows: degree.rows,
    });
  }
  return notes;
}
