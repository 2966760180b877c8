import * as z from 'zod';
import { defineEvent, ImportId } from './contract.ts';

export const importContinued = defineEvent({
  type: 'import.continued.v1',
  source: 'rollcall.imports',
  summary: 'A running import has more rows to submit.',
  data: z.object({
    importId: ImportId,
    from: z.number().int().min(0).describe('How many students were worked on before this event'),
  }),
  example: { importId: '01J0ZC9E8F77', from: 0 },
});
