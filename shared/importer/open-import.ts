import { checkColumns } from '../domain/imported-file/check-columns.ts';
import type { FileFormat } from '../domain/imported-file/file-format.ts';
import type { FileProblem } from '../domain/imported-file/file-problem.ts';
import {
  formatNamed,
  formats,
  knownHeadings,
  recognizedFormat,
} from '../domain/imported-file/formats.ts';
import { type ColumnGuess, guessColumns } from '../domain/imported-file/guess-columns.ts';
import { headingsDigest } from '../domain/imported-file/headings-digest.ts';
import { openFile } from '../domain/imported-file/open-file.ts';
import type { Columns, OpenedFile, OpenedTable } from '../domain/imported-file/opened-file.ts';
import { joinParts, type UploadedPart } from '../domain/imported-file/uploaded-file.ts';
import type { Reader } from '../ports.ts';
import type { ColumnMapping } from '../records/column-mapping.ts';
import type { Import } from '../records/import.ts';

/** A file whose kind and columns are settled. */
export interface ReadableImport {
  state: 'readable';
  format: FileFormat;
  file: OpenedFile;
  columns: Columns;
  /** Fields whose column was guessed from a name that is only like theirs. */
  unsure: readonly string[];
}

/** A table of which somebody must say what it is, or which columns count. */
export interface UnsettledImport {
  state: 'unsettled';
  /** As far as it is known. */
  format: FileFormat | undefined;
  file: OpenedTable;
  columns: Columns;
  problem: FileProblem;
}

export type OpenedImport =
  | ReadableImport
  | UnsettledImport
  | { state: 'refused'; problem: FileProblem };

/** What was said about a file: its format, and where its fields stand. */
export type Chosen = Pick<Import, 'programId' | 'format' | 'columns'>;

/**
 * Opens a file and settles what it is.
 * 1. What somebody chose for this file. 2. What the program chose for a file with the same headings. 3. What its
 * headings say.
 */
export async function openImport(
  records: Reader,
  chosen: Chosen,
  bytes: Uint8Array,
): Promise<OpenedImport> {
  const opened = openFile(bytes, knownHeadings);
  if (!opened.ok) return { state: 'refused', problem: opened.problem };
  const file = opened.value;
  if (file.kind === 'xml') return openXml(file, chosen);
  const { remembered } = await records.read({
    remembered: {
      many: 'columnMapping',
      keys: formats.map(({ name }) => ({
        programId: chosen.programId,
        headings: headingsDigest(file.headings),
        format: name,
      })),
    },
  });
  return settle(file, chosen, remembered);
}

/** Opens the file of an import out of what was kept of it. */
export function openParts(
  records: Reader,
  chosen: Chosen,
  parts: readonly UploadedPart[],
): Promise<OpenedImport> {
  return openImport(records, chosen, joinParts(parts));
}

function openXml(file: Extract<OpenedFile, { kind: 'xml' }>, chosen: Chosen): OpenedImport {
  const format = formatNamed(chosen.format ?? '') ?? recognizedFormat(file);
  if (format !== undefined) {
    return { state: 'readable', format, file, columns: new Map(), unsure: [] };
  }
  const message = `This is XML (${file.root.slice(0, 60)}) of no kind that is read here: Ed-Fi interchange files of staff and of organizations are.`;
  return { state: 'refused', problem: { code: 'unknown-format', message } };
}

function settle(
  file: OpenedTable,
  chosen: Chosen,
  remembered: readonly ColumnMapping[],
): OpenedImport {
  const last = remembered.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1))[0];
  const format =
    formatNamed(chosen.format ?? '') ?? formatNamed(last?.format ?? '') ?? recognizedFormat(file);
  if (format === undefined) {
    const message = 'It is not plain from its column names what this file is: choose it.';
    const problem = { code: 'unknown-format' as const, message };
    return { state: 'unsettled', format: undefined, file, columns: new Map(), problem };
  }
  const same = remembered.find((mapping) => mapping.format === format.name);
  const guess = guessFor(format, file, chosen.columns ?? same?.columns);
  const { columns, unsure, claimed } = guess;
  const problem = checkColumns(format, file, columns, claimed);
  return problem === undefined
    ? { state: 'readable', format, file, columns, unsure }
    : { state: 'unsettled', format, file, columns, problem };
}

function guessFor(
  { fields }: FileFormat,
  { headings }: OpenedTable,
  said: Readonly<Record<string, number>> | undefined,
): ColumnGuess {
  if (said === undefined) return guessColumns(fields, headings);
  const names = new Set(fields.map(({ name }) => name));
  const columns = Object.entries(said).filter(
    ([name, at]) => names.has(name) && at >= 0 && at < headings.length,
  );
  return { columns: new Map(columns), unsure: [], claimed: [] };
}
