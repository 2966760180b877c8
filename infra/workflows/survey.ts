import { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import type { Workflow } from './workflow.ts';

export const survey: Workflow = {
  slug: 'survey',
  summary: 'The survey’s pages, opened by the link in an email.',
  on: { routes: [{ method: 'ANY', path: '/s/{proxy+}' }] },
  reads: ['person', 'program', 'enrolment', 'response', 'message'],
  writes: ['response', 'enrolment', 'message', 'entry'],
  publishes: [surveyResponseCompleted],
  access: {
    table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'],
    indexes: ['links'],
    secrets: ['linkKeys', 'handleKey'],
  },
  timeoutSeconds: 29,
  memoryMb: 512,
  impactWhenFailing:
    'Graduates who follow a survey link see an error; their answers are not taken.',
};
