import type { StatedOrganization } from '../../events/fields/stated-employment.ts';
import type { FileLine } from '../domain/imported-file/file-format.ts';
import { FileProblemError, type OrProblem, refuse } from '../domain/imported-file/file-problem.ts';
import { namesOf } from '../domain/imported-file/guess-columns.ts';
import { normalizeHeading } from '../domain/imported-file/normalize-heading.ts';
import { breachOf } from '../domain/imported-file/statement-contract.ts';
import { readInChunks } from '../domain/read-in-chunks.ts';
import type { Reader } from '../ports.ts';
import type { ReadableImport } from './open-import.ts';

/** All that a file says. */
export interface ReadLines {
  lines: readonly FileLine[];
  /** Those of which there is something to do, in the order of the file: an import works on them step by step. */
  working: readonly FileLine[];
  rows: number;
  /** Sentences about the file as a whole. */
  remarks: readonly string[];
}

/** Reads the whole file as its format does; a statement that would break its contract rejects its line. */
export async function readLines(
  records: Reader,
  { format, file, columns, unsure }: ReadableImport,
  { programId, today }: { programId: string; today: string },
): Promise<OrProblem<ReadLines>> {
  try {
    const needed = format.needs?.(file, columns) ?? [];
    const organizations = await organizationsOf(records, programId, needed);
    const reading = format.read(file, columns, { today, organizations });
    if (!reading.ok) return reading;
    if (reading.lines.length === 0) {
      return refuse(
        'no-rows',
        'The file has column names and nothing below them. Check the selection of the export.',
      );
    }
    const lines = reading.lines.map(kept);
    const working = lines.filter(({ outcome }) => outcome === 'statement' || outcome === 'entry');
    const remarks = [
      ...file.notes,
      ...unknownColumns(format, file, columns),
      ...guessed(format, unsure),
      ...reading.remarks,
    ];
    return { ok: true, value: { lines, working, rows: reading.rows, remarks } };
  } catch (error) {
    if (error instanceof FileProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

function kept(line: FileLine): FileLine {
  for (const statement of line.statements) {
    const breach = breachOf(statement);
    if (breach === undefined) continue;
    const sentence = `${breach.field}: ${breach.problem}. Mend it in the file.`;
    const reason = { code: 'contract', sentence, rows: line.rows };
    return { ...line, outcome: 'rejected', statements: [], entries: [], reasons: [reason] };
  }
  return line;
}

function unknownColumns(
  { fields, unread = [] }: ReadableImport['format'],
  file: ReadableImport['file'],
  columns: ReadableImport['columns'],
): string[] {
  if (file.kind !== 'table') return [];
  const known = new Set([...fields.flatMap(namesOf), ...unread.map(normalizeHeading)]);
  const read = new Set(columns.values());
  const unknown = file.headings
    .filter(
      (heading, at) => heading !== '' && !read.has(at) && !known.has(normalizeHeading(heading)),
    )
    .map((heading) => heading.slice(0, 60));
  const shown = unknown.slice(0, 12).join(', ');
  return unknown.length === 0 ? [] : [`These columns are not known and were not read: ${shown}.`];
}

function guessed({ fields }: ReadableImport['format'], unsure: readonly string[]): string[] {
  const labels = fields.filter(({ name }) => unsure.includes(name)).map(({ label }) => label);
  return labels.length === 0
    ? []
    : [`Columns were guessed from similar names; look at them: ${labels.join(', ')}.`];
}

async function organizationsOf(
  records: Reader,
  programId: string,
  sourcedIds: readonly string[],
): Promise<Map<string, StatedOrganization>> {
  const found = await readInChunks([...new Set(sourcedIds)], async (chunk) => {
    const keys = chunk.map((sourcedId) => ({ programId, sourcedId }));
    return (await records.read({ aliases: { many: 'orgAlias', keys } })).aliases;
  });
  return new Map(
    found.map(({ sourcedId, programId: _, version: __, ...organization }) => [
      sourcedId,
      organization,
    ]),
  );
}
