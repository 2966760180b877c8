import { surveyDue } from '../../events/survey-due.ts';
import type { Workflow } from './workflow.ts';

export const sweepDue: Workflow = {
  slug: 'sweep-due',
  summary: 'Finds what the program owes by now and announces each step once.',
  on: { every: '1 minute' },
  reads: ['enrolment'],
  writes: ['enrolment'],
  publishes: [surveyDue],
  access: { table: ['UpdateItem'], indexes: ['due'], putEvents: ['inner'] },
  timeoutSeconds: 55,
  memoryMb: 512,
  impactWhenFailing: 'Nothing becomes due: no invitation, no reminder, for anybody.',
};
