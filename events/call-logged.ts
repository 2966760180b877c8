import * as z from 'zod';
import { CallId } from './call-task-created.ts';
import { defineEvent, PersonId } from './contract.ts';
import { callOutcomes, nextSteps } from './vocabulary/call.ts';

/** A call was made; what was learned stays in the records. */
export const callLogged = defineEvent({
  type: 'call.logged.v1',
  source: 'rollcall.calls',
  summary: 'A member of the staff called a person and noted how it went.',
  data: z.object({
    personId: PersonId,
    callId: CallId,
    attempt: z.number().int().positive(),
    outcome: z.enum(callOutcomes),
    nextStep: z.enum(nextSteps),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    callId: 'checkin-d30-20260817',
    attempt: 1,
    outcome: 'reached',
    nextStep: 'find-mentor',
  },
});
