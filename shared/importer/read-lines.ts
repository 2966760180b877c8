import { createHash } from 'node:crypto';
import type { StatedOrganization } from '../../events/fields/stated-employment.ts';
import type { FileLine, FileStatement } from '../domain/imported-file/file-format.ts';
import { FileProblemError, type OrProblem, refuse } from '../domain/imported-file/file-problem.ts';
import { namesOf } from '../domain/imported-file/guess-columns.ts';
import { normalizeHeading } from '../domain/imported-file/normalize-heading.ts';
import { breachOf } from '../domain/imported-file/statement-contract.ts';
import { readInChunks } from '../domain/read-in-chunks.ts';
import type { Reader } from '../ports.ts';
import { Folded } from './folded.ts';
import type { ReadableImport } from './open-import.ts';

/** All that a file says. */
export interface ReadLines {
  /** In the order of the file. */
  lines: Folded<FileLine>;
  /** Where in them those stand of which there is something to do: an import works on them step by step. */
  working: readonly number[];
  /** Kinds of submission that they make. */
  types: ReadonlySet<FileStatement['type']>;
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
    const lines = new Folded<FileLine>();
    const working: number[] = [];
    const types = new Set<FileStatement['type']>();
    const unsaid = repeatFinder();
    for (const read of reading.lines) {
      const line = unsaid(kept(read));
      if (isWork(line)) working.push(lines.length);
      for (const { type } of line.statements) types.add(type);
      lines.add(line);
    }
    if (lines.length === 0) {
      return refuse(
        'no-rows',
        'The file has column names and nothing below them. Check the selection of the export.',
      );
    }
    const remarks = [
      ...file.notes,
      ...unknownColumns(format, file, columns),
      ...guessed(format, unsure),
      ...reading.remarks,
    ];
    return { ok: true, value: { lines, working, types, rows: reading.rows, remarks } };
  } catch (error) {
    if (error instanceof FileProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Whether there is something to do for a line. */
export function isWork({ outcome }: FileLine): boolean {
  return outcome === 'statement' || outcome === 'entry';
}

/** Some of the lines of which there is something to do: from the given one to before another. */
export function workingLines({ lines, working }: ReadLines, from: number, to: number): FileLine[] {
  return lines.at(working.slice(from, to));
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

/** Leaves out of a file what a line above says already, word for word: exports repeat rows. */
function repeatFinder(): (line: FileLine) => FileLine {
  const said = new Map<string, number>();
  return (line) => {
    if (line.outcome !== 'statement') return line;
    const digest = createHash('sha1').update(JSON.stringify(line.statements)).digest('base64');
    const first = said.get(digest);
    if (first === undefined) {
      said.set(digest, line.rows[0] ?? 0);
      return line;
    }
    const sentence = `Says the same as row ${first}; there is nothing more to do.`;
    const reason = { code: 'repeated', sentence, rows: line.rows };
    return { ...line, outcome: 'nothing', statements: [], reasons: [reason, ...line.reasons] };
  };
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
