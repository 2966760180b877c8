import { registrarFields, unreadColumns } from '../registrar-file/columns.ts';
import { exportRow, gatherStudents } from '../registrar-file/gather-students.ts';
import { readCells } from '../registrar-file/read-cells.ts';
import { studentLines } from '../registrar-file/student-lines.ts';
import type { FileFormat } from './file-format.ts';
import { inOwnWords } from './in-own-words.ts';
import { recognizeTable } from './recognize-table.ts';

/** A registrar's graduates' export in the manner of Ellucian Banner, several rows a student. */
export const registrarExport: FileFormat = {
  name: 'registrar-export',
  label: 'Registrar’s export (Banner)',
  holds:
    'Graduates with their degrees and addresses, one row for each degree sequence. New graduates get a record; known ones are brought up to date.',
  about: 'graduations',
  fields: registrarFields,
  unread: unreadColumns,
  recognize: (file) => recognizeTable(file, registrarFields),
  read(file, columns, { today }) {
    if (file.kind !== 'table') return { ok: true, lines: [], rows: 0, remarks: [] };
    const rows = file.read(registrarFields, columns, (row) => exportRow(row, readCells(row.cells)));
    const students = gatherStudents(rows, today);
    const lines = studentLines(students, inOwnWords(registrarFields, columns, file.headings));
    return { ok: true, lines, rows: rows.length, remarks: [] };
  },
};
