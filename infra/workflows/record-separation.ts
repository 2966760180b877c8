import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import type { Workflow } from './workflow.ts';

export const recordSeparation: Workflow = {
  slug: 'record-separation',
  summary: 'Records that a position ended, stops its check-ins and owes one about the leaving.',
  on: { events: [alumniEmploymentEnded] },
  reads: ['person', 'program', 'mentorProfile', 'employment', 'checkIn', 'message', 'school'],
  writes: [
    'employment',
    'person',
    'mentorProfile',
    'checkIn',
    'message',
    'school',
    'entry',
    'deadLetter',
  ],
  publishes: [],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Teachers who have left a position go on being asked how it goes there, and are not asked why they left.',
};
