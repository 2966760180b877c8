import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';

export const Milestone = z
  .string()
  .regex(/^(D\d{1,3}|Y[2-9]|exit|now)$/, 'D30, Y2, exit or now')
  .describe(
    'D30: 30 days after the hire; Y2: the spring of the second year; exit: after a position ended',
  )
  .meta({ examples: ['D30'] });

export const CheckInPlan = z
  .string()
  .regex(/^checkin-[a-z0-9]{2,4}-\d{8}$/, 'a check-in’s plan as Rollcall gives it')
  .describe('Milestone, and the day it counts from')
  .meta({ examples: ['checkin-d30-20260817'] });

/** A step of a check-in is owed to one person: its invitation, the reminder, or its close. */
export const checkinDue = defineEvent({
  type: 'checkin.due.v1',
  source: 'rollcall.calendar',
  summary: 'A step of a check-in (invitation, reminder, close) is due for one person.',
  data: z.object({
    personId: PersonId,
    plan: CheckInPlan,
    milestone: Milestone,
    step: z.enum(['invitation', 'reminder', 'close']),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    plan: 'checkin-d30-20260817',
    milestone: 'D30',
    step: 'invitation',
  },
});
