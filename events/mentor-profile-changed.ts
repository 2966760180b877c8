import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { MentoringKind } from './fields/mentoring.ts';

/** A person told how they would mentor. */
export const mentorProfileChanged = defineEvent({
  type: 'mentor.profile-changed.v1',
  source: 'rollcall.mentoring',
  summary: 'A person told whether and how they would mentor.',
  data: z.object({
    personId: PersonId,
    willing: z.enum(['yes', 'flash-only', 'not-now']),
    kinds: z.array(MentoringKind),
    capacity: z.number().int().min(0).max(20).describe('Mentees at a time'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    willing: 'yes',
    kinds: ['mentor', 'flash'],
    capacity: 2,
  },
});
