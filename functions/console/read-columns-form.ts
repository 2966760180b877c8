import { checkColumns } from '../../shared/domain/imported-file/check-columns.ts';
import type { FileFormat } from '../../shared/domain/imported-file/file-format.ts';
import { formatNamed } from '../../shared/domain/imported-file/formats.ts';
import type { Columns, OpenedTable } from '../../shared/domain/imported-file/opened-file.ts';
import type { ColumnsProps } from './pages/columns-page.tsx';

type FormError = ColumnsProps['errors'][number];

export interface ColumnsForm {
  format: FileFormat | undefined;
  columns: Columns;
  errors: FormError[];
}

/** What an admin chose: the file's kind, and a column for each of its fields or none. */
export function readColumnsForm(
  form: ReadonlyMap<string, string>,
  table: OpenedTable,
): ColumnsForm {
  const format = formatNamed(form.get('format') ?? '');
  if (format === undefined || format.fields.length === 0) {
    const errors = [{ field: 'format', message: 'Choose what this file is.' }];
    return { format: undefined, columns: new Map(), errors };
  }
  const columns = new Map(
    format.fields.flatMap(({ name }): [string, number][] => {
      const text = form.get(`column-${name}`) ?? '';
      const at = Number(text);
      return text !== '' && Number.isInteger(at) && at >= 0 && at < table.headings.length
        ? [[name, at]]
        : [];
    }),
  );
  return {
    format,
    columns,
    errors: [...twice(format, table, columns), ...missing(format, table, columns)],
  };
}

function twice({ fields }: FileFormat, { headings }: OpenedTable, columns: Columns): FormError[] {
  const taken = new Map<number, string>();
  return fields.flatMap(({ name, label }) => {
    const at = columns.get(name);
    if (at === undefined) return [];
    const other = taken.get(at);
    if (other === undefined) taken.set(at, label);
    return other === undefined
      ? []
      : [
          {
            field: `column-${name}`,
            message: `“${headings[at] ?? ''}” is chosen for ${other} already: choose another column for ${label}, or none.`,
          },
        ];
  });
}

function missing(format: FileFormat, table: OpenedTable, columns: Columns): FormError[] {
  const labels = checkColumns(format, table, columns)?.columns ?? [];
  const groups = new Map<string, { name: string; labels: string[]; hint: string }>();
  for (const { name, label, group, whenMissing = '' } of format.fields) {
    if (group === undefined || !labels.includes(label)) continue;
    const known = groups.get(group);
    if (known === undefined) groups.set(group, { name, labels: [label], hint: whenMissing });
    else known.labels.push(label);
  }
  return [...groups.values()].map((each) => ({
    field: `column-${each.name}`,
    message: [`Choose the column that holds ${each.labels.join(' or ')}.`, each.hint]
      .filter((part) => part !== '')
      .join(' '),
  }));
}
