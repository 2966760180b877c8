import { candidateGraduated } from '../../events/candidate-graduated.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { importConfirmed } from '../../events/import-confirmed.ts';
import { importTakeBackRequested } from '../../events/import-take-back-requested.ts';
import { surveyDue } from '../../events/survey-due.ts';
import type { Workflow } from './workflow.ts';

export const console: Workflow = {
  slug: 'console',
  summary: 'The admins’ pages: people, imports, the survey’s progress, what needs a decision.',
  on: {
    routes: [
      { method: 'ANY', path: '/console' },
      { method: 'ANY', path: '/console/{proxy+}' },
    ],
  },
  reads: [
    'person',
    'identity',
    'enrolment',
    'message',
    'entry',
    'fact',
    'import',
    'importPart',
    'quarantinedEvent',
    'deadLetter',
    'program',
  ],
  writes: [
    'person',
    'addressClaim',
    'enrolment',
    'entry',
    'import',
    'importPart',
    'quarantinedEvent',
    'deadLetter',
    'program',
  ],
  publishes: [
    graduationSubmitted,
    importConfirmed,
    importTakeBackRequested,
    surveyDue,
    candidateGraduated,
  ],
  access: {
    table: ['BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['due', 'lists'],
    secrets: ['linkKeys', 'handleKey', 'signIn'],
  },
  timeoutSeconds: 29,
  memoryMb: 1024,
  impactWhenFailing: 'Admins cannot see or change anything; graduates do not notice.',
};
