import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { SchoolId } from './fields/employment.ts';

/** A graduate wants to be introduced to the others at their school. */
export const alumniIntroductionAccepted = defineEvent({
  type: 'alumni.introduction-accepted.v1',
  source: 'rollcall.networks',
  summary: 'A graduate agreed to be introduced to fellow graduates at their school.',
  data: z.object({ personId: PersonId, schoolId: SchoolId }),
  example: { personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b', schoolId: 'nces-010000500870' },
});
