import type { FileFormat, FileLine } from '../domain/imported-file/file-format.ts';
import type { LineAction } from '../domain/imported-file/line-action.ts';
import {
  type ForeignInstitution,
  foreignInstitution,
  universityDomains,
} from '../domain/registrar-file/foreign-institution.ts';
import type { Program } from '../records/program.ts';
import type { ImportSources } from './import-sources.ts';
import { linePlanner } from './plan-lines.ts';
import { noActions, type PlannedLine } from './planned-line.ts';
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
  /** Lines with something to do: each is looked at when the import runs. */
  total: number;
  /** Lines by which confirming would change something. */
  changing: number;
  /** The first rows that are not used: as many as a page can show. */
  unused: readonly UnusedRow[];
  unusedRows: number;
  rows: number;
  remarks: readonly string[];
  foreign: ForeignInstitution | undefined;
}

/** So many lines are set against the records at once. */
const linesAtATime = 1_000;

const mostUnusedShown = 200;

/**
 * Sets a file against the records, some lines at a time; changes nothing.
 * @param see is shown each line with what would become of it, in the order of the file
 */
export async function planDryRun(
  sources: ImportSources,
  program: Pick<Program, 'programId' | 'emailDomain'>,
  format: Pick<FileFormat, 'about'>,
  read: ReadLines,
  see: (line: PlannedLine) => void = () => undefined,
): Promise<DryRun> {
  const plan = linePlanner(sources, program.programId, format);
  const counts = noActions();
  const domains = new Map<string, number>();
  const unused: UnusedRow[] = [];
  let changing = 0;
  let unusedRows = 0;
  for (const lines of read.lines.inChunks(linesAtATime)) {
    for (const line of lines) {
      const left = unusedRowsOf(line);
      unusedRows += left.length;
      unused.push(...left.slice(0, Math.max(0, mostUnusedShown - unused.length)));
      for (const { type, data } of line.statements) {
        if (type !== 'graduation.submitted.v1') continue;
        for (const domain of universityDomains(data)) {
          domains.set(domain, (domains.get(domain) ?? 0) + 1);
        }
      }
    }
    for (const line of await plan(lines)) {
      counts[line.action] += 1;
      if (changesSomething(line)) changing += 1;
      see(line);
    }
  }
  return {
    counts,
    total: read.working.length,
    changing,
    unused,
    unusedRows,
    rows: read.rows,
    remarks: read.remarks,
    foreign: foreignInstitution(domains, {
      knownEmailDomains: program.emailDomain === undefined ? [] : [program.emailDomain],
      knowsSome: counts.update + counts.unchanged > 0,
    }),
  };
}

/** Whether importing the line would write or submit anything. */
function changesSomething({ statements, writes }: PlannedLine): boolean {
  return statements.length > 0 || writes.length > 0;
}

/** Rows that have to be mended, also those of a line that is used all the same. */
function unusedRowsOf({ outcome, label, key, reasons, notes }: FileLine): UnusedRow[] {
  const who = [label, key].filter((part) => part !== '').join(', ');
  const left = notes.filter(({ code }) => code === 'row-rejected');
  const said = outcome === 'rejected' ? [...reasons, ...left] : left;
  return said.flatMap(({ sentence, rows }) => rows.map((row) => ({ row, who, sentence })));
}
