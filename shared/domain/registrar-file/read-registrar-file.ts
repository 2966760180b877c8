import { findHeader, type Header, normalizeHeading } from './columns.ts';
import { decodeFile } from '../imported-file/decode-file.ts';
import { type FileProblem, refuse } from '../imported-file/file-problem.ts';
import { judgeStudent } from './judge-student.ts';
import { parseRecords } from './parse-records.ts';
import { readCells } from './read-cells.ts';
import { type DateStyle, dateStyleOf } from './read-date.ts';
import { readEmails } from './read-email.ts';
import { type RegistrarRow, readRow } from './read-row.ts';
import { readStudentId } from './read-student-id.ts';
import type { RegistrarStudent, RejectedRow } from './registrar-student.ts';
import type { StudentRows } from './student-rows.ts';

export type RegistrarFile =
  | {
      ok: true;
      /** In the order of their first rows. */
      students: RegistrarStudent[];
      /** Every row that was not used, also when its student appears among the students. */
      rejected: RejectedRow[];
      /** Rows below the header that are not empty. */
      rows: number;
      /** Columns that are no part of the export; they are not read. */
      unknownColumns: string[];
    }
  | { ok: false; problem: FileProblem };

/**
 * Reads a registrar's graduates' export: a Banner-like CSV with several rows per student.
 * 1. Text: UTF-8 with or without byte order mark; anything else is named and refused. 2. Rows and columns: any
 * common separator, header found by its names. 3. Each row is usable or rejected with its reason. 4. Rows
 * of one STUDENTID are one student, and judged together. Changes nothing, needs no clock, never throws on input.
 */
export function readRegistrarFile(bytes: Uint8Array): RegistrarFile {
  const text = decodeFile(bytes);
  if (!text.ok) return text;
  const parsed = parseRecords(text.value);
  if (!parsed.ok) return parsed;
  const { records } = parsed.value;
  const header = findHeader(records);
  if (!header.ok) return header;

  const heading = (record: readonly string[]) => record.map(normalizeHeading).join('|');
  const names = heading(records[header.value.at] ?? []);
  const body = records
    .map((record, at) => ({ record, row: at + 1 }))
    .slice(header.value.at + 1)
    .filter(({ record }) => record.some((cell) => cell.trim() !== '') && heading(record) !== names);
  if (body.length === 0) {
    return refuse(
      'no-students',
      'The file has column names and no students below them. Check the selection of the export.',
      { row: header.value.at + 1 },
    );
  }
  return { ok: true, rows: body.length, ...gather(body, header.value) };
}

interface BodyRow {
  record: readonly string[];
  /** As a spreadsheet counts. */
  row: number;
}

function gather(body: readonly BodyRow[], header: Header) {
  const dates = header.positions.get('ACTIVITY_DATE') ?? -1;
  const style = dateStyleOf(body.map(({ record }) => record[dates] ?? ''));
  const students = new Map<
    string,
    { used: RegistrarRow[]; repeated: number[]; rejected: RejectedRow[] }
  >();
  const seen = new Set<string>();
  const owners = new Map<string, Set<string>>();
  const rejected: RejectedRow[] = [];

  for (const line of body) {
    const reading = readLine(line, header, style);
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
  return { students: judged, rejected, unknownColumns: [...header.unknown] };
}

type LineReading = { addresses: string[] } & (
  | { kind: 'used'; result: RegistrarRow; fingerprint: string }
  | { kind: 'rejected'; result: RejectedRow }
);

function readLine({ record, row }: BodyRow, header: Header, style: DateStyle): LineReading {
  const surplus = record.slice(header.width).some((cell) => cell.trim() !== '');
  if (record.length < header.width || surplus) {
    return { kind: 'rejected', result: refuseLength(record, row, header.width), addresses: [] };
  }
  const cells = readCells(record, header);
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
function refuseLength(record: readonly string[], row: number, width: number): RejectedRow {
  const id = record.find((cell) => /^\s*@\d{8}\s*$/.test(cell));
  const reading = id === undefined ? undefined : readStudentId(id);
  return {
    row,
    code: 'wrong-number-of-cells',
    sentence:
      `The row has ${record.length} cells, the header ${width}: a comma inside a cell needs quotation marks ` +
      'around the cell, a line break inside a cell must go.',
    ...(reading?.ok === true ? { studentId: reading.value.id } : {}),
  };
}
