import * as z from 'zod';
import { defineSubmission, ImportId } from './contract.ts';
import { PersonRef } from './fields/person-ref.ts';
import { purposes } from './vocabulary/purpose.ts';

/** Somebody passes on that a graduate wants no more messages. Only the graduate can allow them again. */
export const preferenceSubmitted = defineSubmission({
  type: 'preference.submitted.v1',
  source: 'rollcall.intake',
  summary: 'A graduate told the institution that they want no more messages for a purpose.',
  data: z.object({
    person: PersonRef,
    purpose: z.enum([...purposes, 'all']).describe('What the messages are for, or all of them'),
    wanted: z
      .literal(false)
      .describe('Messages can be stopped for a person; only they can allow them again'),
    importId: ImportId.optional().describe('The file it came in, when it came in a file'),
  }),
  example: { person: { candidateIdentifier: '@75548223' }, purpose: 'all', wanted: false },
});
