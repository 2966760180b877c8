import * as z from 'zod';
import { Day, defineEvent, PersonId } from './contract.ts';
import { callReasons } from './vocabulary/call.ts';

export const CallId = z
  .string()
  .regex(/^[0-9A-Za-z.-]{1,80}$/, 'a call’s id as Rollcall gives it')
  .describe('One call to be made')
  .meta({ examples: ['checkin-d30-20260817'] });

/** Somebody is to be called. */
export const callTaskCreated = defineEvent({
  type: 'call.task-created.v1',
  source: 'rollcall.calls',
  summary: 'A member of the staff is to call a person, by a day.',
  data: z.object({
    personId: PersonId,
    callId: CallId,
    reason: z.enum(callReasons),
    dueDate: Day,
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    callId: 'checkin-d30-20260817',
    reason: 'asked-for-a-call',
    dueDate: '2026-09-18',
  },
});
