import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { NeedId, MentoringKind } from './fields/mentoring.ts';
import { needOrigins } from './vocabulary/mentoring.ts';

/** Somebody is to be mentored: a ranked list is to be made. */
export const mentorNeeded = defineEvent({
  type: 'mentor.needed.v1',
  source: 'rollcall.mentoring',
  summary: 'Somebody needs a mentor.',
  data: z.object({
    personId: PersonId.describe('Who is to be mentored'),
    needId: NeedId,
    kind: MentoringKind,
    origin: z.enum(needOrigins),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    needId: '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51',
    kind: 'mentor',
    origin: 'hire',
  },
});
