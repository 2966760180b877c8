import * as z from 'zod';
import { CheckInPlan, Milestone } from './checkin-due.ts';
import { defineEvent, PersonId } from './contract.ts';
import { helpNeeds } from './vocabulary/check-in.ts';

/** A person told how it goes; their own words stay in the records. */
export const checkinAnswered = defineEvent({
  type: 'checkin.answered.v1',
  source: 'rollcall.checkins',
  summary: 'A person answered a check-in, or changed their answer.',
  data: z.object({
    personId: PersonId,
    plan: CheckInPlan,
    milestone: Milestone,
    revision: z.number().int().positive().describe('1 for the first answer, counted up'),
    mood: z.number().int().min(1).max(5).describe('How it goes: 1 very hard, 5 very well'),
    needs: z.array(z.enum(helpNeeds)).describe('What would help'),
    callMe: z.boolean().describe('They asked to be called'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    plan: 'checkin-d30-20260817',
    milestone: 'D30',
    revision: 1,
    mood: 2,
    needs: ['classroom-management'],
    callMe: true,
  },
});
