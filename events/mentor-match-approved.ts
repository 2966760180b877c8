import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { NeedId } from './fields/mentoring.ts';

/** The list may be worked through, one mentor at a time. */
export const mentorMatchApproved = defineEvent({
  type: 'mentor.match-approved.v1',
  source: 'rollcall.mentoring',
  summary: 'Mentors may be invited for a need, one at a time, in the order of its list.',
  data: z.object({
    personId: PersonId.describe('Who is to be mentored'),
    needId: NeedId,
    by: z.enum(['admin', 'automatic']).describe('Who approved it'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    needId: '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51',
    by: 'admin',
  },
});
