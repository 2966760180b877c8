import type { FileFormat, FileLine } from '../domain/imported-file/file-format.ts';
import type { ImportSources } from './import-sources.ts';
import { planDirectory } from './plan-directory.ts';
import { planGraduations } from './plan-graduations.ts';
import { planStatements } from './plan-statements.ts';
import { planned, type PlannedLine } from './planned-line.ts';

/**
 * Sets lines of a file against the records, in their order; changes nothing. The dry run and the import itself plan
 * by it, so that the one tells the truth about the other.
 */
export async function planLines(
  sources: ImportSources,
  programId: string,
  format: Pick<FileFormat, 'about'>,
  lines: readonly FileLine[],
): Promise<PlannedLine[]> {
  const working = lines.filter(isWork);
  const plans = await planWork(sources, programId, format, working);
  const byLine = new Map(working.map((line, at) => [line, plans[at]]));
  return lines.map((line) => byLine.get(line) ?? idle(line));
}

function isWork({ outcome }: FileLine): boolean {
  return outcome === 'statement' || outcome === 'entry';
}

function idle(line: FileLine): PlannedLine {
  return planned(line, line.outcome === 'rejected' ? 'rejected' : 'nothing');
}

function planWork(
  sources: ImportSources,
  programId: string,
  { about }: Pick<FileFormat, 'about'>,
  lines: readonly FileLine[],
): Promise<PlannedLine[]> {
  switch (about) {
    case 'graduations':
      return planGraduations(sources.records, programId, lines);
    case 'statements':
      return planStatements(sources, programId, lines);
    case 'directory':
      return planDirectory(sources, programId, lines);
  }
}
