import { PermanentError } from '../../shared/domain/errors.ts';
import type { ImportSources } from '../../shared/importer/import-sources.ts';
import { planLines } from '../../shared/importer/plan-lines.ts';
import { readFile } from '../../shared/importer/read-file.ts';
import { readImport as readProgramsImport } from '../../shared/importer/read-import.ts';
import { linesAtOnce } from '../../shared/importer/lines-at-once.ts';
import type { ImportStep, RunState } from './run-import.ts';

/** Reads what a step needs: the import, its file, and what this step's lines would do to the records as they are now. */
export async function readImport(event: ImportStep, sources: ImportSources): Promise<RunState> {
  const { programId } = event;
  const { importId, from } = event.data;
  const found = await readProgramsImport(sources.records, programId, importId);
  if (found === undefined) return { import: undefined, planned: [], total: 0 };
  const file = await readFile(sources.records, found, event.occurredAt);
  switch (file.state) {
    case 'incomplete':
      throw new PermanentError('parts of the file are not there any more');
    case 'refused':
    case 'unsettled':
      throw new PermanentError('the file cannot be read any more');
    case 'readable': {
      const { working } = file.read;
      const chunk = working.slice(from, from + linesAtOnce);
      const planned = await planLines(sources, programId, file.format, chunk);
      return { import: found, total: working.length, planned };
    }
  }
}
