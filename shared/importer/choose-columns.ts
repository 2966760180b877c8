import { headingsDigest } from '../domain/imported-file/headings-digest.ts';
import { staffLinesAreKept } from '../domain/kept-lines.ts';
import { importPartition } from '../domain/partitions.ts';
import type { Changes, Write } from '../ports.ts';
import type { ColumnMapping } from '../records/column-mapping.ts';
import type { Import } from '../records/import.ts';

/** What somebody says of a file: its kind, and where its fields stand. */
export interface ColumnChoice {
  format: string;
  /** By the field's name, the number of the column. */
  columns: Readonly<Record<string, number>>;
  headings: readonly string[];
  by: string;
}

/** Reads the file so from now on, and the next one of the program with the same headings too. */
export function chooseColumns(
  file: Import | undefined,
  remembered: ColumnMapping | undefined,
  { format, columns, headings, by }: ColumnChoice,
  now: string,
): Changes {
  if (file?.status !== 'ready') return { outcome: 'skipped', because: 'not-ready' };
  const { importId, programId } = file;
  const mapping: Write = {
    put: 'columnMapping',
    item: {
      programId,
      headings: headingsDigest(headings),
      format,
      version: remembered?.version ?? 0,
      columns: { ...columns },
      savedAt: now,
      savedBy: by,
    },
  };
  return {
    outcome: 'done',
    what: 'import-columns-chosen',
    details: { format },
    about: importPartition(importId),
    keepForDays: staffLinesAreKept,
    writes: [{ put: 'import', item: { ...file, format, columns: { ...columns } } }, mapping],
  };
}
