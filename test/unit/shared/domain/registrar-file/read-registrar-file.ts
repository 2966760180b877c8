/** Reads a file as a registrar's export, whatever else it may look like, and gives its students before they are lines. */
import { checkColumns } from '../../../../../shared/domain/imported-file/check-columns.ts';
import {
  FileProblemError,
  type FileProblem,
} from '../../../../../shared/domain/imported-file/file-problem.ts';
import { knownHeadings } from '../../../../../shared/domain/imported-file/formats.ts';
import { guessColumns } from '../../../../../shared/domain/imported-file/guess-columns.ts';
import { openFile } from '../../../../../shared/domain/imported-file/open-file.ts';
import type { OpenedTable } from '../../../../../shared/domain/imported-file/opened-file.ts';
import { registrarExport } from '../../../../../shared/domain/imported-file/registrar-export.ts';
import {
  exportRow,
  gatherStudents,
} from '../../../../../shared/domain/registrar-file/gather-students.ts';
import type {
  RegistrarStudent,
  RejectedRow,
} from '../../../../../shared/domain/registrar-file/registrar-student.ts';
import { readCells } from '../../../../../shared/domain/registrar-file/read-cells.ts';

export type RegistrarFile =
  | {
      ok: true;
      rows: number;
      notes: readonly string[];
      students: RegistrarStudent[];
      rejected: RejectedRow[];
    }
  | { ok: false; problem: FileProblem };

export function readRegistrarFile(bytes: Uint8Array): RegistrarFile {
  const opened = openFile(bytes, knownHeadings);
  if (!opened.ok) return opened;
  if (opened.value.kind === 'xml') {
    return { ok: false, problem: { code: 'unknown-format', message: 'This is XML.' } };
  }
  try {
    return readTable(opened.value);
  } catch (error) {
    if (error instanceof FileProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

function readTable(table: OpenedTable): RegistrarFile {
  const { fields } = registrarExport;
  const { columns, claimed } = guessColumns(fields, table.headings);
  const problem = checkColumns(registrarExport, table, columns, claimed);
  if (problem !== undefined) return { ok: false, problem };
  const rows = table.read(fields, columns, (row) => exportRow(row, readCells(row.cells)));
  const { students, rejected } = gatherStudents(rows, '2026-11-22');
  return { ok: true, rows: rows.length, notes: table.notes, students: [...students], rejected };
}
