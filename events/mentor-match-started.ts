import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { NeedId, MentoringKind } from './fields/mentoring.ts';

/** A pair begins. */
export const mentorMatchStarted = defineEvent({
  type: 'mentor.match-started.v1',
  source: 'rollcall.mentoring',
  summary: 'A mentor and a mentee were introduced to each other.',
  data: z.object({
    personId: PersonId.describe('Who is to be mentored'),
    needId: NeedId,
    mentorId: PersonId.describe('Who is asked to mentor'),
    kind: MentoringKind,
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    needId: '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51',
    mentorId: '9a1c7d34-2b8e-4f60-a1d2-5e6f7a8b9c0d',
    kind: 'mentor',
  },
});
