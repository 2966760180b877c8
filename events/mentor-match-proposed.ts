import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { NeedId } from './fields/mentoring.ts';

/** A ranked list of mentors waits for an admin. */
export const mentorMatchProposed = defineEvent({
  type: 'mentor.match-proposed.v1',
  source: 'rollcall.mentoring',
  summary: 'A ranked list of mentors for a need waits for approval.',
  data: z.object({
    personId: PersonId.describe('Who is to be mentored'),
    needId: NeedId,
    candidates: z.number().int().min(0).describe('How many mentors are on the list'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    needId: '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51',
    candidates: 5,
  },
});
