import { candidateGraduated } from '../../events/candidate-graduated.ts';
import { candidateGraduationRevoked } from '../../events/candidate-graduation-revoked.ts';
import type { Workflow } from './workflow.ts';

export const oweSurvey: Workflow = {
  slug: 'owe-survey',
  summary: 'Enrols a graduate in the annual survey, or ends the enrolment of a revoked graduation.',
  on: { events: [candidateGraduated, candidateGraduationRevoked] },
  reads: ['person', 'program', 'enrolment', 'message'],
  writes: ['enrolment', 'message', 'entry', 'deadLetter'],
  publishes: [],
  access: {
    table: ['BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
    secrets: ['linkKeys', 'handleKey'],
  },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'New graduates are not enrolled in the survey, so nothing will be owed to them.',
};
