import type { FileLine } from './file-format.ts';
import type { Columns, FileField, FileRow, OpenedFile } from './opened-file.ts';

/** The rows of a table; none of another kind of file. */
export function rowsOf(
  file: OpenedFile,
  fields: readonly FileField[],
  columns: Columns,
): readonly FileRow[] {
  return file.kind === 'table' ? file.read(fields, columns, (row) => row) : [];
}

/** The lines that rows come to, each made as its turn comes. */
export function* linesOf(
  rows: readonly FileRow[],
  lineOf: (row: FileRow) => FileLine,
): Generator<FileLine, void> {
  for (const row of rows) yield lineOf(row);
}
