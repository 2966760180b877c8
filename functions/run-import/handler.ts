import { importConfirmed } from '../../events/import-confirmed.ts';
import { importContinued } from '../../events/import-continued.ts';
import { personFinder } from '../../shared/adapters/find-persons.ts';
import { links } from '../../shared/adapters/links.ts';
import type { Records } from '../../shared/adapters/records.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readImport } from './read-import.ts';
import { type ImportStep, runImport } from './run-import.ts';

const step = {
  read: async (event: ImportStep, records: Records) => {
    const made = await links();
    return readImport(event, { records, finder: personFinder(records, made), links: made });
  },
  decide: runImport,
};

export const handler = onEvent([on(importConfirmed, step), on(importContinued, step)]);
