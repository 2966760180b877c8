import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { NeedId } from './fields/mentoring.ts';

/** One side of a pair answered; their words stay in the records. */
export const mentorPairAnswered = defineEvent({
  type: 'mentor.pair-answered.v1',
  source: 'rollcall.mentoring',
  summary: 'One side of a pair told how it goes.',
  data: z.object({
    personId: PersonId.describe('Who is to be mentored'),
    needId: NeedId,
    mentorId: PersonId.describe('Who is asked to mentor'),
    side: z.enum(['mentor', 'mentee']),
    step: z
      .string()
      .regex(/^(check-\d{1,2}|end)$/, 'check-1 or end')
      .describe('Which time they were asked'),
    going: z.number().int().min(1).max(5).describe('1 badly, 5 very well'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    needId: '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51',
    mentorId: '9a1c7d34-2b8e-4f60-a1d2-5e6f7a8b9c0d',
    side: 'mentee',
    step: 'check-1',
    going: 4,
  },
});
