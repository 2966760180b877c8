import { importPartition } from '../domain/partitions.ts';
import { readInChunks } from '../domain/read-in-chunks.ts';
import type { Reader } from '../ports.ts';
import type { Import } from '../records/import.ts';
import type { Program } from '../records/program.ts';
import { actionOfCode } from './action-code.ts';
import { linesAtOnce } from './lines-at-once.ts';
import { planDryRun } from './plan-dry-run.ts';
import type { ImportSources } from './import-sources.ts';
import { planned } from './planned-line.ts';
import { readFile } from './read-file.ts';
import type { ReadLines } from './read-lines.ts';
import { type ReportedLine, writeReport } from './write-report.ts';

/**
 * The row report of an import as CSV: of a file that waits, what it would do; of one that was imported, what became of
 * each line when its turn came. None while it runs, and none once its file is gone.
 */
export async function reportImport(
  sources: ImportSources,
  program: Pick<Program, 'programId' | 'emailDomain'>,
  file: Import,
  now: string,
): Promise<string | undefined> {
  if (file.status !== 'ready' && file.status !== 'done') return undefined;
  const reading = await readFile(sources.records, file, now);
  if (reading.state !== 'readable') return undefined;
  if (file.status === 'ready') {
    const run = await planDryRun(sources, program, reading.format, reading.read);
    return writeReport(run.lines, 'dry-run');
  }
  const became = await actionsOf(sources.records, file);
  return became === undefined ? undefined : writeReport(linesOf(reading.read, became), 'done');
}

function linesOf({ lines, working }: ReadLines, became: string): ReportedLine[] {
  const place = new Map(working.map((line, at) => [line, at]));
  return lines.map((line) => {
    const idle = line.outcome === 'rejected' ? 'rejected' : 'nothing';
    const at = place.get(line);
    return planned(line, at === undefined ? idle : (actionOfCode(became[at] ?? '') ?? idle));
  });
}

/** One sign for each line, as the steps noted them; undefined when a step's note is gone. */
async function actionsOf(
  records: Reader,
  { importId, total }: Pick<Import, 'importId' | 'total'>,
): Promise<string | undefined> {
  const steps = Array.from({ length: Math.ceil(total / linesAtOnce) }, (_, at) => ({
    partition: importPartition(importId),
    workflow: 'run-import',
    eventId: `${importId}/from/${at * linesAtOnce}`,
  }));
  const notes = await readInChunks(steps, async (chunk) => {
    return (await records.read({ notes: { many: 'entry', keys: chunk } })).notes;
  });
  const byId = new Map(notes.map(({ eventId, details }) => [eventId, details?.['actions']]));
  const signs = steps.map(({ eventId }) => byId.get(eventId));
  return signs.every((each) => typeof each === 'string') ? signs.join('') : undefined;
}
