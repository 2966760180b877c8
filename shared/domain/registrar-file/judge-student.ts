import { directoryHoldOf, districtOf, telephoneOf } from './contact-details.ts';
import { type DegreeHistory, degreeHistory, showDegree } from './degree-history.ts';
import { latestOf } from './latest-of.ts';
import { readName, showName } from './read-name.ts';
import { awardOf, type RegistrarRow, statuses } from './read-row.ts';
import type {
  CohortYear,
  RegistrarDegree,
  RegistrarStudent,
  RejectedRow,
  Remark,
} from './registrar-student.ts';
import { addressesOf } from './student-addresses.ts';

/** Everything the file has of one student. */
export interface StudentRows {
  studentId: string;
  /** Distinct usable rows. */
  used: readonly RegistrarRow[];
  /** Row numbers that repeat one of them exactly. */
  repeated: readonly number[];
  rejected: readonly RejectedRow[];
}

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
  const rows = [used, rejected].flat().map(({ row }) => row);
  const base = {
    studentId,
    displayName: reading === undefined ? studentId : showName(reading.name),
    rows: [...rows, ...student.repeated].toSorted((a, b) => a - b),
  };
  const notes = [...notesOnRows(student), ...history.notes];

  const blocking = whatBlocks(student, history, reading !== undefined);
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
  const schoolYear = Number(year?.value ?? first.completionDate.slice(0, 4));
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

function notCompleted({ row, status, cells }: RegistrarRow): Remark {
  const what = [cells.DEGREE_CODE, cells.MAJOR_DESC || cells.MAJOR].filter(Boolean).join(' ');
  return {
    code: `status-${status}`,
    sentence: `${what || 'The degree'} is ${statuses[status].meaning} (STATUS ${status}).`,
    rows: [row],
  };
}

function notesOnRows({ used, repeated, rejected }: StudentRows): Remark[] {
  const notes: Remark[] = [];
  const add = (code: string, sentence: string, rows: readonly number[]) => {
    if (rows.length > 0) notes.push({ code, sentence, rows });
  };
  const rowsWhere = (condition: (row: RegistrarRow) => boolean) =>
    used.filter(condition).map(({ row }) => row);
  add('duplicate-rows', 'The same row again; it counts once.', repeated);
  add(
    'id-repaired',
    'STUDENTID had lost its “@” or zeros in a spreadsheet; they are restored.',
    rowsWhere(({ idRepaired }) => idRepaired),
  );
  add(
    'year-derived',
    'ACAD_YR tells no academic year; SEMESTER or TERM does.',
    rowsWhere(({ yearDerived, status }) => yearDerived && statuses[status].completion),
  );
  for (const { row, sentence } of rejected) add('row-rejected', sentence, [row]);
  if (used.some(({ status }) => statuses[status].completion)) {
    const open = used.filter(({ status }) => !statuses[status].completion && status !== 'RV');
    for (const row of open) add('also-not-completed', notCompleted(row).sentence, [row.row]);
  }
  return notes;
}

function notesOnName(latest: ReturnType<typeof latestOf>, guess: string | undefined): Remark[] {
  if (latest === undefined) return [];
  const notes: Remark[] = [];
  if (latest.others.length > 0) {
    notes.push({
      code: 'several-names',
      sentence: `STUDENTNAME differs between rows; “${latest.value}” is the newest and counts (also “${latest.others.join('”, “').slice(0, 200)}”).`,
      rows: latest.rows,
    });
  }
  if (guess !== undefined) {
    const what =
      guess === 'single-name'
        ? 'is one name only: it serves as first and last name'
        : 'has no comma: its last word is taken for the last name';
    const sentence = `STUDENTNAME “${latest.value}” ${what}. “Last, First M” is expected.`;
    notes.push({ code: guess, sentence, rows: latest.rows });
  }
  // U+FFFD, or UTF-8 read as Windows-1252 and saved again.
  if (/\ufffd|Ã[\u0080-\u00bf]|â€/u.test(latest.value)) {
    const sentence = `STUDENTNAME “${latest.value}” lost its accents before it came here: ask the registrar for the file in UTF-8.`;
    notes.push({ code: 'letters-damaged', sentence, rows: latest.rows });
  }
  return notes;
}
