import { directoryHoldOf, districtOf, telephoneOf } from './contact-details.ts';
import { type DegreeHistory, degreeHistory, showDegree } from './degree-history.ts';
import { latestOf } from './latest-of.ts';
import { readName, showName } from './read-name.ts';
import { awardOf, type RegistrarRow } from './read-row.ts';
import { schoolYearOfDay } from './read-school-year.ts';
import type {
  CohortYear,
  RegistrarDegree,
  RegistrarStudent,
  RejectedRow,
  Remark,
} from './registrar-student.ts';
import { addressesOf } from './student-addresses.ts';
import { notCompleted, notesOnName, notesOnRows } from './student-notes.ts';
import type { StudentRows } from './student-rows.ts';

/** As many degrees as a submission holds. */
export const mostDegrees = 12;

/**
 * Decides what became of one student.
 * 1. What was conferred, and what was taken back since. 2. A rejected row that could change this holds the
 * student back, since half a story may be the wrong one. 3. No completion: not a graduate. 4. Else a graduate,
 * or revoked when nothing is left, with name, addresses and the rest from all usable rows.
 */
export function judgeStudent(
  student: StudentRows,
  isShared: (address: string) => boolean,
): RegistrarStudent {
  const { studentId, used, rejected } = student;
  const history = degreeHistory(used);
  const latestName = latestOf(used, ({ cells }) => cells.STUDENTNAME);
  const reading = latestName === undefined ? undefined : readName(latestName.value);
  const writtenName = rejected.find(({ name }) => name !== undefined)?.name;
  const rows = [used, rejected].flat().map(({ row }) => row);
  const base = {
    studentId,
    displayName: reading === undefined ? (writtenName ?? studentId) : showName(reading.name),
    rows: [...rows, ...student.repeated].toSorted((a, b) => a - b),
  };
  const blocking = whatBlocks(student, history, reading !== undefined);
  const blockingRows = new Set(blocking.flatMap((reason) => reason.rows));
  const harmless = rejected.filter(({ row }) => !blockingRows.has(row));
  const notes = [...notesOnRows({ ...student, rejected: harmless }), ...history.notes];
  if (blocking.length > 0) return { ...base, outcome: 'rejected', reasons: blocking, notes };

  const cohortYear = cohortOf(used, history.degrees);
  if (reading === undefined || cohortYear === undefined) {
    return { ...base, outcome: 'not-a-graduate', reasons: used.map(notCompleted), notes };
  }
  const addresses = addressesOf(used, isShared);
  const telephone = telephoneOf(used);
  const district = districtOf(used);
  const hold = directoryHoldOf(used);
  const campus = latestOf(used, ({ cells }) => cells.CAMPUS)?.value;
  const details = [addresses, telephone, district, hold].flatMap((detail) => detail.notes);
  return {
    ...base,
    outcome: history.degrees.some(({ status }) => status === 'awarded') ? 'graduate' : 'revoked',
    reasons: history.degrees.map(reasonOf),
    notes: [...notes, ...notesOnName(latestName, reading.guess), ...details],
    name: reading.name,
    addresses: addresses.value,
    ...(telephone.value === undefined ? {} : { telephone: telephone.value }),
    ...(district.value === undefined ? {} : { homeDistrictLeaId: district.value }),
    directoryHold: hold.value,
    cohortYear,
    degrees: history.degrees,
    ...(campus === undefined ? {} : { campus }),
  };
}

/** Why nothing of this student may be imported; empty when nothing stands against it. */
function whatBlocks(
  { used, rejected }: StudentRows,
  { degrees, unclear }: DegreeHistory,
  hasName: boolean,
): Remark[] {
  const awards = new Set(degrees.map((degree) => awardOf(degree.degreeCode, degree.programCode)));
  const matters = ({ status, award }: RejectedRow) => {
    const completes = status === 'AW' || status === 'CT';
    if (degrees.length === 0)
      return used.length === 0 || status === undefined || completes || status === 'RV';
    return (status === undefined || status === 'RV') && (award === undefined || awards.has(award));
  };
  const reasons: Remark[] = rejected.filter(matters).map(({ row, code, sentence }) => ({
    code,
    sentence: `${sentence} Nothing of this student is imported until row ${row} is mended.`,
    rows: [row],
  }));
  for (const { row, cells } of unclear) {
    reasons.push({
      code: 'revocation-unclear',
      sentence: `Row ${row} takes back ${cells.DEGREE_CODE} ${cells.PROGRAM} “${cells.MAJOR_DESC || cells.MAJOR}”, and it is not clear which award that is: write its MAJOR_DESC as in the award’s row.`,
      rows: [row],
    });
  }
  if (degrees.length > 0 && !hasName) {
    reasons.push({
      code: 'name-missing',
      sentence: 'STUDENTNAME is empty in every row: add the name as “Last, First M”.',
      rows: used.map(({ row }) => row),
    });
  }
  if (degrees.length > mostDegrees) {
    reasons.push({
      code: 'too-many-degrees',
      sentence: `More than ${mostDegrees} degrees stand under this STUDENTID: look for an id that several students share.`,
      rows: used.map(({ row }) => row),
    });
  }
  return reasons;
}

/** The cohort is the academic year of the first completion that stands, or of the first one at all. */
function cohortOf(
  rows: readonly RegistrarRow[],
  degrees: readonly RegistrarDegree[],
): CohortYear | undefined {
  const first = degrees.find(({ status }) => status === 'awarded') ?? degrees[0];
  if (first === undefined) return undefined;
  const ofDegree = rows.filter(
    ({ row, date, status }) =>
      first.rows.includes(row) &&
      (!first.awardInFile || (status !== 'RV' && date === first.completionDate)),
  );
  const year = latestOf(ofDegree, ({ schoolYear }) => schoolYear?.toString() ?? '');
  const semester = latestOf(ofDegree, ({ cells }) => cells.SEMESTER);
  const schoolYear =
    year === undefined ? schoolYearOfDay(first.completionDate) : Number(year.value);
  return { schoolYear, ...(semester === undefined ? {} : { term: semester.value }) };
}

function reasonOf(degree: RegistrarDegree): Remark {
  const { completionDate, revokedOn, awardInFile, rows } = degree;
  if (revokedOn === undefined) {
    const sentence = `${showDegree(degree)} was awarded on ${completionDate}.`;
    return { code: 'awarded', sentence, rows };
  }
  const awarded = awardInFile ? `, awarded on ${completionDate},` : '';
  const sentence = `${showDegree(degree)}${awarded} was taken back on ${revokedOn}.`;
  return { code: 'revoked', sentence, rows };
}
