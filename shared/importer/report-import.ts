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
import { isWork, type ReadLines } from './read-lines.ts';
import { reportWriter } from './write-report.ts';

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
    const report = reportWriter('dry-run');
    await planDryRun(sources, program, reading.format, reading.read, report.add);
    return report.text();
  }
  const became = await actionsOf(sources.records, file);
  return became === undefined ? undefined : doneReport(reading.read, became);
}

function doneReport({ lines }: ReadLines, became: string): string {
  const report = reportWriter('done');
  let worked = 0;
  for (const line of lines) {
    const idle = line.outcome === 'rejected' ? 'rejected' : 'nothing';
    const action = isWork(line) ? (actionOfCode(became[worked++] ?? '') ?? idle) : idle;
    report.add(planned(line, action));
  }
  return report.text();
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
