import type { Cells } from './read-cells.ts';
import { judgeStudent } from './judge-student.ts';
import { type DateStyle, dateStyleOf } from '../imported-file/read-day.ts';
import { readEmails } from './read-email.ts';
import { type RegistrarRow, readRow } from './read-row.ts';
import { readStudentId } from './read-student-id.ts';
import type { RegistrarStudent, RejectedRow } from './registrar-student.ts';
import type { StudentRows } from './student-rows.ts';

/** A row of a graduates' export in the registrar's columns. */
export interface ExportRow {
  /** As a spreadsheet counts. */
  row: number;
  cells: Cells;
  /** Why its cells cannot be told apart, and all of them. */
  ragged?: { sentence: string; raw: readonly string[] };
}

export interface GatheredStudents {
  /** In the order of their first rows. */
  students: RegistrarStudent[];
  /** Every row that was not used, also when its student appears among the students. */
  rejected: RejectedRow[];
}

/**
 * Reads the rows of a graduates' export, several of them a student. 1. Each row is usable or rejected with its reason.
 * 2. Rows of one STUDENTID are one student, and judged together. Changes nothing, needs no clock, never throws on
 * input.
 */
export function gatherStudents(body: readonly ExportRow[], today: string): GatheredStudents {
  const style = { ...dateStyleOf(body.map(({ cells }) => cells.ACTIVITY_DATE)), today };
  const students = new Map<
    string,
    { used: RegistrarRow[]; repeated: number[]; rejected: RejectedRow[] }
  >();
  const seen = new Set<string>();
  const owners = new Map<string, Set<string>>();
  const rejected: RejectedRow[] = [];

  for (const line of body) {
    const reading = readLine(line, style);
    const { studentId } = reading.result;
    if (studentId === undefined) {
      if (reading.kind === 'rejected') rejected.push(reading.result);
      continue;
    }
    for (const address of reading.addresses) {
      owners.set(address, (owners.get(address) ?? new Set()).add(studentId));
    }
    const student = students.get(studentId) ?? { used: [], repeated: [], rejected: [] };
    students.set(studentId, student);
    if (reading.kind === 'rejected') {
      rejected.push(reading.result);
      student.rejected.push(reading.result);
    } else if (seen.has(reading.fingerprint)) {
      student.repeated.push(line.row);
    } else {
      seen.add(reading.fingerprint);
      student.used.push(reading.result);
    }
  }

  const isShared = (address: string) => (owners.get(address)?.size ?? 0) > 1;
  const judged = [...students].map(([studentId, rows]): RegistrarStudent => {
    const student: StudentRows = { studentId, ...rows };
    return judgeStudent(student, isShared);
  });
  return { students: judged, rejected };
}

type LineReading = { addresses: string[] } & (
  | { kind: 'used'; result: RegistrarRow; fingerprint: string }
  | { kind: 'rejected'; result: RejectedRow }
);

function readLine({ row, cells, ragged }: ExportRow, style: DateStyle): LineReading {
  if (ragged !== undefined) {
    return { kind: 'rejected', result: refuseLength(row, ragged), addresses: [] };
  }
  // A rejected row still shows whose address it is: an address must not go to the wrong one of two people.
  const addresses = [...readEmails(cells.PERS_EMAIL), ...readEmails(cells.UNIV_EMAIL)]
    .filter(({ usable }) => usable)
    .map(({ address }) => address);
  const reading = readRow(cells, row, style);
  if ('rejected' in reading) return { kind: 'rejected', result: reading.rejected, addresses };
  const fingerprint = Object.values(cells).join('\u0000');
  return { kind: 'used', result: reading.used, addresses, fingerprint };
}

/** The cells of such a row are shifted; only an unmistakable student id can be believed. */
function refuseLength(
  row: number,
  { sentence, raw }: NonNullable<ExportRow['ragged']>,
): RejectedRow {
  const id = raw.find((cell) => /^\s*@\d{8}\s*$/.test(cell));
  const reading = id === undefined ? undefined : readStudentId(id);
  return {
    row,
    code: 'wrong-number-of-cells',
    sentence,
    ...(reading?.ok === true ? { studentId: reading.value.id } : {}),
  };
}
