import type { FileProblem } from '../domain/imported-file/file-problem.ts';
import type { OpenedFile } from '../domain/imported-file/opened-file.ts';
import type { Reader } from '../ports.ts';
import type { Import } from '../records/import.ts';
import { openParts, type ReadableImport, type UnsettledImport } from './open-import.ts';
import { readParts } from './read-import.ts';
import { type ReadLines, readLines } from './read-lines.ts';

export type FileReading =
  | { state: 'incomplete'; missing: number }
  | { state: 'refused'; problem: FileProblem }
  | UnsettledImport
  | ReadImport;

/** A file that was read; of the file itself only its kind is left, since what it says is all that counts from here. */
export interface ReadImport extends Omit<ReadableImport, 'file'> {
  kind: OpenedFile['kind'];
  read: ReadLines;
}

/** The last file read: the pages of a dry run, and the steps of an import, come one after another. */
let last: { key: string; reading: FileReading } | undefined;

/**
 * Reads the file of an import out of what was kept of it, as it was chosen or as its headings say. `now` is what its
 * dates are set against until it is confirmed; from then on that is the day of the confirmation, so that every step
 * of the import reads the same.
 */
export async function readFile(records: Reader, file: Import, now: string): Promise<FileReading> {
  const { importId, status, format, columns, programId, confirmedAt = now } = file;
  const today = confirmedAt.slice(0, 10);
  const waits = status === 'uploading' || status === 'ready';
  // DynamoDB gives a map's names in any order.
  const placed = Object.entries(columns ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify([importId, waits, format, placed, today]);
  if (last?.key === key) return last.reading;
  last = undefined;
  const parts = await readParts(records, file);
  if (parts.length < file.parts) {
    return { state: 'incomplete', missing: file.parts - parts.length };
  }
  const opened = await openParts(records, file, parts);
  if (opened.state !== 'readable') return opened;
  const read = await readLines(records, opened, { programId, today });
  if (!read.ok) return { state: 'refused', problem: read.problem };
  const { file: whole, ...settled } = opened;
  const reading: ReadImport = { ...settled, kind: whole.kind, read: read.value };
  // What depends on other records is read anew as long as somebody may still mend them.
  if (!waits || opened.format.needs === undefined) last = { key, reading };
  return reading;
}
