import { guessColumns } from './guess-columns.ts';
import type { FileField, OpenedFile } from './opened-file.ts';

/**
 * How surely a table is one of these fields' format: the share of what is needed that stands there under its own
 * name, and a little for each other column that does.
 */
export function recognizeTable(file: OpenedFile, fields: readonly FileField[]): number {
  if (file.kind !== 'table') return 0;
  const { columns, unsure, claimed } = guessColumns(fields, file.headings);
  const named = new Set([
    ...[...columns.keys()].filter((field) => !unsure.includes(field)),
    ...claimed.map(({ field }) => field),
  ]);
  const groups = [...new Set(fields.flatMap(({ group }) => (group === undefined ? [] : [group])))];
  const there = groups.filter((group) =>
    fields.some((field) => field.group === group && named.has(field.name)),
  );
  const needed = groups.length === 0 ? 0 : there.length / groups.length;
  const known = file.headings.length === 0 ? 0 : Math.min(1, named.size / file.headings.length);
  return needed * 0.9 + known * 0.1;
}
