import type { Cells } from './read-cells.ts';
import { judgeStudent } from './judge-student.ts';
import type { FileRow } from '../imported-file/opened-file.ts';
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

/** A row of any file of graduates, as its `cells` stand in the registrar's columns. */
export function exportRow({ row, ragged, raw = [] }: FileRow, cells: Cells): ExportRow {
  return { row, cells, ...(ragged === undefined ? {} : { ragged: { sentence: ragged, raw } }) };
}

export interface GatheredStudents {
  /** In the order of their first rows; each is judged as its turn comes, so that a long file is never whole in memory. */
  students: Iterable<RegistrarStudent>;
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
  const students = new Map<string, Gathered>();
  const owners = new AddressOwners();
  const rejected: RejectedRow[] = [];

  for (const line of body) {
    const { addresses, reading } = readLine(line, style);
    const { studentId } = 'used' in reading ? reading.used : reading.rejected;
    if ('rejected' in reading) rejected.push(reading.rejected);
    if (studentId === undefined) continue;
    for (const address of addresses) owners.add(address, studentId);
    const student = students.get(studentId) ?? { studentId, used: [], repeated: [], rejected: [] };
    students.set(studentId, student);
    if ('rejected' in reading) student.rejected.push(reading.rejected);
    else if (isRepeat(reading.used, student)) student.repeated.push(line.row);
    else student.used.push(reading.used);
  }
  return { students: judged(students.values(), owners), rejected };
}

interface Gathered extends StudentRows {
  used: RegistrarRow[];
  repeated: number[];
  rejected: RejectedRow[];
  /** What their rows say, word for word; of those who have several. */
  seen?: Set<string>;
}

function isRepeat({ cells }: RegistrarRow, student: Gathered): boolean {
  if (student.used.length === 0) return false;
  student.seen ??= new Set(student.used.map((row) => fingerprintOf(row.cells)));
  return student.seen.size === student.seen.add(fingerprintOf(cells)).size;
}

function fingerprintOf(cells: Cells): string {
  return Object.values(cells).join('\u0000');
}

function* judged(
  students: Iterable<StudentRows>,
  owners: AddressOwners,
): Generator<RegistrarStudent, void> {
  for (const student of students) yield judgeStudent(student, (address) => owners.share(address));
}

/** Whose addresses they are, as far as it matters: one student's, or several students'. */
class AddressOwners {
  readonly #first = new Map<string, string>();
  readonly #shared = new Set<string>();

  add(address: string, studentId: string): void {
    const first = this.#first.get(address);
    if (first === undefined) this.#first.set(address, studentId);
    else if (first !== studentId) this.#shared.add(address);
  }

  share(address: string): boolean {
    return this.#shared.has(address);
  }
}

interface LineReading {
  addresses: string[];
  reading: { used: RegistrarRow } | { rejected: RejectedRow };
}

function readLine({ row, cells, ragged }: ExportRow, style: DateStyle): LineReading {
  if (ragged !== undefined) {
    return { reading: { rejected: refuseLength(row, ragged) }, addresses: [] };
  }
  // A rejected row still shows whose address it is: an address must not go to the wrong one of two people.
  const addresses = [...readEmails(cells.PERS_EMAIL), ...readEmails(cells.UNIV_EMAIL)]
    .filter(({ usable }) => usable)
    .map(({ address }) => address);
  return { reading: readRow(cells, row, style), addresses };
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
