import * as z from 'zod';
import { defineEvent, ImportId } from './contract.ts';

export const importConfirmed = defineEvent({
  type: 'import.confirmed.v1',
  source: 'rollcall.imports',
  summary: 'An admin confirmed a file; its graduates are now submitted one by one.',
  data: z.object({
    importId: ImportId,
    from: z.number().int().min(0).describe('How many students were worked on before this event'),
  }),
  example: { importId: '01J0ZC9E8F77', from: 0 },
});
