import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { SchoolId } from './fields/employment.ts';

/** Three graduates work at one school. */
export const alumniClusterFormed = defineEvent({
  type: 'alumni.cluster-formed.v1',
  source: 'rollcall.networks',
  summary: 'The third graduate came to a school: a cluster, with a suggested host.',
  data: z.object({
    schoolId: SchoolId,
    members: z.array(PersonId).min(3).max(100),
    suggestedHost: PersonId.describe('Who has been there longest'),
  }),
  example: {
    schoolId: 'nces-010000500870',
    members: [
      '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
      '9a1c7d34-2b8e-4f60-a1d2-5e6f7a8b9c0d',
      '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51',
    ],
    suggestedHost: '9a1c7d34-2b8e-4f60-a1d2-5e6f7a8b9c0d',
  },
});
