import type { Column } from './columns.ts';
import type { Cells } from './read-cells.ts';
import { type DateStyle, readDay } from '../imported-file/read-day.ts';
import { fitsEdFi, readName } from './read-name.ts';
import { readSchoolYear } from './read-school-year.ts';
import { readStudentId } from './read-student-id.ts';
import type { RejectedRow, RowStatus } from './registrar-student.ts';

/** What a STATUS means (Banner's SHRDGMR_DEGS_CODE and graduation statuses). */
export const statuses: Record<RowStatus, { completion: boolean; meaning: string }> = {
  AW: { completion: true, meaning: 'was awarded' },
  CT: { completion: true, meaning: 'was awarded as a certificate' },
  RV: { completion: false, meaning: 'was taken back' },
  SO: { completion: false, meaning: 'is sought' },
  PN: { completion: false, meaning: 'is pending' },
  WP: { completion: false, meaning: 'is not awarded; the student walked at the ceremony' },
  AG: { completion: false, meaning: 'is applied for' },
  NG: { completion: false, meaning: 'is not certified' },
  WF: { completion: false, meaning: 'is not awarded; the student is to walk at the ceremony' },
};

/** The longest cell that the record can hold (Ed-Fi's and the submission's lengths). */
const longest: readonly (readonly [Column, number])[] = [
  ['SEMESTER', 40],
  ['DEGREE_CODE', 30],
  ['PROGRAM', 60],
  ['MAJOR', 30],
  ['MAJOR_DESC', 255],
  ['CAMPUS', 60],
  ['CONCENTRATION', 255],
];

/** One usable row. */
export interface RegistrarRow {
  row: number;
  studentId: string;
  idRepaired: boolean;
  status: RowStatus;
  /** Empty only in a revocation that does not name it. */
  majorSpecialization: string;
  /** ISO date; always there in an award or a revocation. */
  date?: string;
  schoolYear?: number;
  /** ACAD_YR could not be read, so the year comes from SEMESTER or TERM. */
  yearDerived: boolean;
  cells: Cells;
}

/** Degree and program, for comparing rows: `bs|bs-edu-math`. */
export function awardOf(degreeCode: string, programCode: string): string {
  return `${degreeCode}|${programCode}`.toLowerCase();
}

/** Reads one row, or says which column keeps it from being used. */
export function readRow(
  cells: Cells,
  row: number,
  style: DateStyle,
): { used: RegistrarRow } | { rejected: RejectedRow } {
  const id = readStudentId(cells.STUDENTID);
  const status = cells.STATUS.toUpperCase();
  const known: Partial<RejectedRow> = {
    ...(id.ok ? { studentId: id.value.id } : {}),
    ...(cells.STUDENTNAME === '' ? {} : { name: cells.STUDENTNAME.slice(0, 80) }),
    ...(isStatus(status) ? { status } : {}),
    ...(cells.DEGREE_CODE && cells.PROGRAM
      ? { award: awardOf(cells.DEGREE_CODE, cells.PROGRAM) }
      : {}),
  };
  const reject = (code: string, column: Column, sentence: string) => ({
    rejected: { ...known, row, code, column, sentence },
  });

  if (!id.ok) return reject(id.code, 'STUDENTID', id.sentence);
  if (!isStatus(status)) {
    const what = status === '' ? 'is empty' : `“${status.slice(0, 20)}” is not known`;
    return reject(
      'status-unknown',
      'STATUS',
      `STATUS ${what}: ${Object.keys(statuses).join(', ')} are.`,
    );
  }
  const tooLong = columnTooLong(cells);
  if (tooLong !== undefined) {
    return reject(
      'cell-too-long',
      tooLong,
      `${tooLong} is too long to be one: look for a cell that runs into the next.`,
    );
  }
  const { completion } = statuses[status];
  const decides = completion || status === 'RV';
  if (decides && (cells.DEGREE_CODE === '' || cells.PROGRAM === '')) {
    const column = cells.PROGRAM === '' ? 'PROGRAM' : 'DEGREE_CODE';
    return reject('program-missing', column, `${column} is empty: what was awarded is not told.`);
  }
  const majorSpecialization = cells.MAJOR_DESC || cells.MAJOR;
  if (completion && majorSpecialization === '') {
    return reject('major-missing', 'MAJOR_DESC', 'MAJOR_DESC and MAJOR are empty: give one.');
  }
  if (decides && cells.ACTIVITY_DATE === '') {
    return reject(
      'date-missing',
      'ACTIVITY_DATE',
      'ACTIVITY_DATE is empty: the day of the award or revocation is needed.',
    );
  }
  const date =
    cells.ACTIVITY_DATE === '' ? undefined : readDay(cells.ACTIVITY_DATE, style, 'ACTIVITY_DATE');
  if (date !== undefined && !date.ok) return reject(date.code, 'ACTIVITY_DATE', date.sentence);
  const year = readSchoolYear({
    academicYear: cells.ACAD_YR,
    semester: cells.SEMESTER,
    term: cells.TERM,
  });
  if (completion && year === undefined) {
    return reject(
      'academic-year-missing',
      'ACAD_YR',
      'ACAD_YR, SEMESTER and TERM tell no academic year: write ACAD_YR as 2025-2026.',
    );
  }
  return {
    used: {
      row,
      studentId: id.value.id,
      idRepaired: id.value.repaired,
      status,
      majorSpecialization,
      ...(date === undefined ? {} : { date: date.value }),
      ...(year === undefined ? {} : { schoolYear: year.schoolYear }),
      yearDerived: year !== undefined && year.from !== 'ACAD_YR',
      cells,
    },
  };
}

function isStatus(text: string): text is RowStatus {
  return Object.hasOwn(statuses, text);
}

function columnTooLong(cells: Cells): Column | undefined {
  const name = readName(cells.STUDENTNAME)?.name;
  if (name !== undefined && !fitsEdFi(name)) return 'STUDENTNAME';
  return longest.find(([column, letters]) => cells[column].length > letters)?.[0];
}
