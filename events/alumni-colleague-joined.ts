import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { SchoolId } from './fields/employment.ts';

/** A graduate now works where other graduates do. */
export const alumniColleagueJoined = defineEvent({
  type: 'alumni.colleague-joined.v1',
  source: 'rollcall.networks',
  summary:
    'A graduate works at a school where other graduates work: each may be asked whether to be introduced.',
  data: z.object({
    personId: PersonId.describe('Who came last'),
    schoolId: SchoolId,
    colleagues: z.array(PersonId).min(1).max(20).describe('Who was there before, the newest first'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    schoolId: 'nces-010000500870',
    colleagues: ['9a1c7d34-2b8e-4f60-a1d2-5e6f7a8b9c0d'],
  },
});
