import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { NeedId } from './fields/mentoring.ts';

/** A step of a pair is due. */
export const mentorPairDue = defineEvent({
  type: 'mentor.pair-due.v1',
  source: 'rollcall.calendar',
  summary: 'A pair is to be asked how it goes, or its time is over.',
  data: z.object({
    personId: PersonId.describe('Who is to be mentored'),
    needId: NeedId,
    mentorId: PersonId.describe('Who is asked to mentor'),
    step: z
      .string()
      .regex(/^(check-\d{1,2}|resume|end)$/, 'check-1, resume or end')
      .describe(
        'check-1: the first time both are asked; resume: a pause is over; end: its time is over',
      ),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    needId: '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51',
    mentorId: '9a1c7d34-2b8e-4f60-a1d2-5e6f7a8b9c0d',
    step: 'check-1',
  },
});
