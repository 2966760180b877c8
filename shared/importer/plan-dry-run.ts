import type { FileFormat, FileLine } from '../domain/imported-file/file-format.ts';
import {
  type ForeignInstitution,
  foreignInstitution,
} from '../domain/registrar-file/foreign-institution.ts';
import type { Program } from '../records/program.ts';
import type { ImportSources } from './import-sources.ts';
import { planLines } from './plan-lines.ts';
import type { LineAction } from '../domain/imported-file/line-action.ts';
import { countActions, type PlannedLine } from './planned-line.ts';
import type { ReadLines } from './read-lines.ts';

/** A row that is not used, whoever it is about. */
export interface UnusedRow {
  row: number;
  who: string;
  sentence: string;
}

/** What confirming an import would do. */
export interface DryRun {
  counts: Record<LineAction, number>;
  lines: readonly PlannedLine[];
  /** Lines with something to do: each is looked at when the import runs. */
  total: number;
  /** Lines by which confirming would change something. */
  changing: number;
  unused: readonly UnusedRow[];
  rows: number;
  remarks: readonly string[];
  foreign: ForeignInstitution | undefined;
}

/** Sets a file against the records; changes nothing. */
export async function planDryRun(
  sources: ImportSources,
  program: Pick<Program, 'programId' | 'emailDomain'>,
  format: Pick<FileFormat, 'about'>,
  read: ReadLines,
): Promise<DryRun> {
  const lines = await planLines(sources, program.programId, format, read.lines);
  return {
    counts: countActions(lines),
    lines,
    total: read.working.length,
    changing: lines.filter(changesSomething).length,
    unused: read.lines.flatMap(unusedRows),
    rows: read.rows,
    remarks: read.remarks,
    foreign: foreignOf(program, read.working, lines),
  };
}

/** Whether importing the line would write or submit anything. */
export function changesSomething({ statements, writes }: PlannedLine): boolean {
  return statements.length > 0 || writes.length > 0;
}

/** Rows that have to be mended, also those of a line that is used all the same. */
function unusedRows({ outcome, label, key, reasons, notes }: FileLine): UnusedRow[] {
  const who = [label, key].filter((part) => part !== '').join(', ');
  const left = notes.filter(({ code }) => code === 'row-rejected');
  const said = outcome === 'rejected' ? [...reasons, ...left] : left;
  return said.flatMap(({ sentence, rows }) => rows.map((row) => ({ row, who, sentence })));
}

function foreignOf(
  { emailDomain }: Pick<Program, 'emailDomain'>,
  working: readonly FileLine[],
  lines: readonly PlannedLine[],
): ForeignInstitution | undefined {
  const graduations = working.flatMap(({ statements }) =>
    statements.flatMap((each) => (each.type === 'graduation.submitted.v1' ? [each.data] : [])),
  );
  const known = new Set(
    lines
      .filter(({ action }) => action === 'update' || action === 'unchanged')
      .map(({ key }) => key),
  );
  return foreignInstitution(graduations, {
    knownEmailDomains: emailDomain === undefined ? [] : [emailDomain],
    isKnown: (studentId) => known.has(studentId),
  });
}
