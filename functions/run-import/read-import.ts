import { PermanentError } from '../../shared/domain/errors.ts';
import type { ImportSources } from '../../shared/importer/import-sources.ts';
import { linePlanner } from '../../shared/importer/plan-lines.ts';
import { readFile } from '../../shared/importer/read-file.ts';
import { readImport as readProgramsImport } from '../../shared/importer/read-import.ts';
import { linesAtOnce } from '../../shared/importer/lines-at-once.ts';
import { workingLines } from '../../shared/importer/read-lines.ts';
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
      const chunk = workingLines(file.read, from, from + linesAtOnce);
      const planned = await linePlanner(sources, programId, file.format)(chunk);
      return { import: found, total: file.read.working.length, planned };
    }
  }
}
