import { importTakeBackRequested } from '../../events/import-take-back-requested.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readTakeBack } from './read-take-back.ts';
import { takeBackImport } from './take-back-import.ts';

export const handler = onEvent(
  on(importTakeBackRequested, { read: readTakeBack, decide: takeBackImport }),
);
