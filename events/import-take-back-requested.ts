import * as z from 'zod';
import { defineEvent, ImportId } from './contract.ts';

export const importTakeBackRequested = defineEvent({
  type: 'import.take-back-requested.v1',
  source: 'rollcall.imports',
  summary: 'An admin took an import back; what it made is undone person by person.',
  data: z.object({
    importId: ImportId,
    from: z.number().int().min(0).describe('How many students were worked on before this event'),
  }),
  example: { importId: '01J0ZC9E8F77', from: 0 },
});
