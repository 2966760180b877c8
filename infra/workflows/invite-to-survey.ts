import { surveyDue } from '../../events/survey-due.ts';
import type { Workflow } from './workflow.ts';

export const inviteToSurvey: Workflow = {
  slug: 'invite-to-survey',
  summary: 'Asks for the invitation or reminder that is due, or records why none goes.',
  on: { events: [surveyDue] },
  reads: ['person', 'program', 'enrolment', 'message', 'response'],
  writes: ['enrolment', 'message', 'entry', 'deadLetter'],
  publishes: [],
  sends: ['survey-invitation', 'survey-reminder', 'survey-resume'],
  access: {
    table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'],
    secrets: ['linkKeys', 'handleKey'],
  },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing: 'Survey invitations and reminders that are due are not written.',
};
