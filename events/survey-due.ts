import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';

export const SurveyRef = z.object({
  surveyIdentifier: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,29}$/, 'lower-case letters, digits and hyphens, 30 at most')
    .describe('Ed-Fi surveyIdentifier')
    .meta({ examples: ['annual'] }),
  schoolYear: z
    .number()
    .int()
    .describe('Ending year of the school year asked about: 2027 is 2026-27'),
});

/** A step of a survey is owed to one person: its invitation, a reminder, or its close. */
export const surveyDue = defineEvent({
  type: 'survey.due.v1',
  source: 'rollcall.calendar',
  summary: 'A step of a survey (invitation, reminder, close) is due for one person.',
  data: z.object({
    personId: PersonId,
    survey: SurveyRef,
    step: z.enum(['invitation', 'reminder-1', 'reminder-2', 'close']),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    survey: { surveyIdentifier: 'annual', schoolYear: 2027 },
    step: 'invitation',
  },
});
