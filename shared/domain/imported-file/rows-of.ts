import type { Columns, FileField, FileRow, OpenedFile } from './opened-file.ts';

/** The rows of a table; none of another kind of file. */
export function rowsOf(
  file: OpenedFile,
  fields: readonly FileField[],
  columns: Columns,
): readonly FileRow[] {
  return file.kind === 'table' ? file.read(fields, columns) : [];
}
