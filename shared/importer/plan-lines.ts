import type { FileFormat, FileLine } from '../domain/imported-file/file-format.ts';
import type { ImportSources } from './import-sources.ts';
import { directoryPlanner } from './plan-directory.ts';
import { planGraduations } from './plan-graduations.ts';
import { planStatements } from './plan-statements.ts';
import { planned, type PlannedLine } from './planned-line.ts';
import { isWork } from './read-lines.ts';

/** Sets some lines against the records, in their order; changes nothing. */
export type LinePlanner = (lines: readonly FileLine[]) => Promise<PlannedLine[]>;

/**
 * What plans the lines of a file, some at a time from its beginning. The dry run and the import itself plan by it, so
 * that the one tells the truth about the other.
 */
export function linePlanner(
  sources: ImportSources,
  programId: string,
  { about }: Pick<FileFormat, 'about'>,
): LinePlanner {
  const planWork = workPlanner(sources, programId, about);
  return async (lines) => {
    const working = lines.filter(isWork);
    const plans = await planWork(working);
    const byLine = new Map(working.map((line, at) => [line, plans[at]]));
    return lines.map((line) => byLine.get(line) ?? idle(line));
  };
}

function idle(line: FileLine): PlannedLine {
  return planned(line, line.outcome === 'rejected' ? 'rejected' : 'nothing');
}

function workPlanner(
  sources: ImportSources,
  programId: string,
  about: FileFormat['about'],
): LinePlanner {
  switch (about) {
    case 'graduations':
      return (lines) => planGraduations(sources.records, programId, lines);
    case 'statements':
      return (lines) => planStatements(sources, programId, lines);
    case 'directory':
      return directoryPlanner(sources, programId);
  }
}
