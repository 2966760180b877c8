import * as z from 'zod';
import { Revision } from './candidate-graduated.ts';
import { defineEvent, PersonId } from './contract.ts';

/** Every degree of a person was taken back: nothing more is owed to them. */
export const candidateGraduationRevoked = defineEvent({
  type: 'candidate.graduation-revoked.v1',
  source: 'rollcall.registry',
  summary: 'All degrees of a person were taken back; surveys owed to them are cancelled.',
  data: z.object({
    personId: PersonId,
    revision: Revision,
    reason: z.enum(['degree-revoked', 'import-taken-back']),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    revision: 2,
    reason: 'degree-revoked',
  },
});
