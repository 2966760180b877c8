import { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import type { Workflow } from './workflow.ts';

export const recordAnswers: Workflow = {
  slug: 'record-answers',
  summary:
    'Turns a completed survey into facts with their source and the current picture of the person.',
  on: { events: [surveyResponseCompleted] },
  reads: ['person', 'program', 'response', 'enrolment', 'school'],
  writes: ['fact', 'person', 'enrolment', 'entry', 'deadLetter'],
  publishes: [],
  access: { table: ['BatchGetItem', 'PutItem'], secrets: ['linkKeys', 'handleKey'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Answers are kept but do not show in the records: where people teach stays unknown.',
};
