import * as z from 'zod';
import { defineEvent, Instant, PersonId } from './contract.ts';
import { NeedId, MentoringKind } from './fields/mentoring.ts';

/** A mentor is asked, until an instant. */
export const mentorInvited = defineEvent({
  type: 'mentor.invited.v1',
  source: 'rollcall.mentoring',
  summary: 'A mentor is asked to take somebody on.',
  data: z.object({
    personId: PersonId.describe('Who is to be mentored'),
    needId: NeedId,
    mentorId: PersonId.describe('Who is asked to mentor'),
    kind: MentoringKind,
    attempt: z.number().int().positive().describe('The how-manieth mentor asked for this need'),
    expiresAt: Instant,
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    needId: '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51',
    mentorId: '9a1c7d34-2b8e-4f60-a1d2-5e6f7a8b9c0d',
    kind: 'mentor',
    attempt: 1,
    expiresAt: '2026-09-25T15:00:00Z',
  },
});
