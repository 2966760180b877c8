import { importConfirmed } from '../../events/import-confirmed.ts';
import { importContinued } from '../../events/import-continued.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { readImport } from './read-import.ts';
import { runImport } from './run-import.ts';

const step = { read: readImport, decide: runImport };

export const handler = onEvent([on(importConfirmed, step), on(importContinued, step)]);
