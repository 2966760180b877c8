import * as z from 'zod';
import { defineEvent, PersonId } from './contract.ts';
import { SurveyRef } from './survey-due.ts';

/** A person sent in their answers; the answers themselves stay in the records. */
export const surveyResponseCompleted = defineEvent({
  type: 'survey.response.completed.v1',
  source: 'rollcall.surveys',
  summary: 'A person submitted a survey, or submitted changed answers.',
  data: z.object({
    personId: PersonId,
    survey: SurveyRef,
    revision: z
      .number()
      .int()
      .positive()
      .describe('1 for the first submission, counted up for each change'),
    questionCodes: z
      .array(z.string().regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'a question’s code'))
      .describe('Questions answered; the values stay in the table'),
  }),
  example: {
    personId: '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b',
    survey: { surveyIdentifier: 'annual', schoolYear: 2027 },
    revision: 1,
    questionCodes: ['EMP_STATUS', 'SCHOOL', 'JOB_SAT'],
  },
});
