import { type FileProblem } from './file-problem.ts';
import type { FileFormat } from './file-format.ts';
import type { ColumnGuess } from './guess-columns.ts';
import type { Columns, OpenedTable } from './opened-file.ts';

/** Why the columns of a table do not do for a format: what it needs is missing, or there twice. */
export function checkColumns(
  format: Pick<FileFormat, 'label' | 'fields'>,
  table: Pick<OpenedTable, 'headings' | 'headerRow'>,
  columns: Columns,
  claimed: ColumnGuess['claimed'] = [],
): FileProblem | undefined {
  const [twice] = claimed.filter(({ field }) => !columns.has(field));
  if (twice !== undefined) return repeated(format, table, twice);
  const groups = new Map<string, string[]>();
  for (const { name, label, group } of format.fields) {
    if (group === undefined) continue;
    groups.set(group, [...(groups.get(group) ?? []), columns.has(name) ? '' : label]);
  }
  const missing = [...groups.values()].filter((labels) => labels.every((label) => label !== ''));
  if (missing.length === 0) return undefined;
  const hints = format.fields.flatMap(({ label, whenMissing }) =>
    whenMissing !== undefined && missing.flat().includes(label) ? [whenMissing] : [],
  );
  return {
    code: 'missing-columns',
    message:
      `As ${format.label} the file lacks columns. Missing in row ${table.headerRow}: ` +
      `${missing.map((labels) => labels.join(' or ')).join('; ')}. Choose the columns that hold them, ` +
      ['or add them to the file.', ...hints].join(' '),
    row: table.headerRow,
    columns: missing.flat(),
  };
}

function repeated(
  { fields }: Pick<FileFormat, 'fields'>,
  { headings, headerRow }: Pick<OpenedTable, 'headings' | 'headerRow'>,
  { field, positions }: ColumnGuess['claimed'][number],
): FileProblem {
  const label = fields.find(({ name }) => name === field)?.label ?? field;
  const where = positions.map((at) => `“${headings[at] ?? ''}” (column ${at + 1})`).join(' and ');
  return {
    code: 'repeated-column',
    message: `Several columns may be ${label}: ${where}. Choose the one that counts, or rename the other.`,
    row: headerRow,
    columns: [label],
  };
}
