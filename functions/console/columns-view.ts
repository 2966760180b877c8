import { cleanCell } from '../../shared/domain/imported-file/clean-cell.ts';
import { formats } from '../../shared/domain/imported-file/formats.ts';
import type { OpenedTable } from '../../shared/domain/imported-file/opened-file.ts';
import type { UnsettledImport } from '../../shared/importer/open-import.ts';
import type { Import } from '../../shared/records/import.ts';
import type { ColumnsProps } from './pages/columns-page.tsx';

const samplesShown = 3;
const sampleLetters = 30;

/** What a file may be and where its fields stand, as the page shows it. */
export function columnsView(
  file: Pick<Import, 'importId' | 'fileName'>,
  {
    format,
    file: table,
    columns,
    problem,
  }: Omit<UnsettledImport, 'state' | 'problem'> & Partial<Pick<UnsettledImport, 'problem'>>,
  errors: ColumnsProps['errors'] = [],
): ColumnsProps {
  return {
    importId: file.importId,
    fileName: file.fileName,
    formats: formats
      .filter(({ fields }) => fields.length > 0)
      .map(({ name, label, holds }) => ({ name, label, holds })),
    format: format?.name,
    fields: (format?.fields ?? []).map(({ name, label, group }) => ({
      name,
      label,
      needed: group !== undefined,
      position: columns.get(name),
    })),
    columns: columnsOf(table),
    errors,
    problem: problem?.message,
    ...(errors.length > 0 ? { status: 400 } : {}),
  };
}

function columnsOf({ headings, sample }: OpenedTable): ColumnsProps['columns'] {
  return headings.map((heading, at) => {
    const values = sample
      .map((record) => cleanCell(record[at] ?? ''))
      .filter((cell) => cell !== '');
    return {
      heading,
      sample: [...new Set(values)]
        .slice(0, samplesShown)
        .map((cell) => cell.slice(0, sampleLetters)),
    };
  });
}
