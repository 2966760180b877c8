import { mentorMatchEnded } from '../../events/mentor-match-ended.ts';
import { mentorPairDue } from '../../events/mentor-pair-due.ts';
import type { Workflow } from './workflow.ts';

export const checkOnPair: Workflow = {
  slug: 'check-on-pair',
  summary:
    'Asks both sides of a pair how it goes, ends its pause, or ends it when its time is over.',
  on: { events: [mentorPairDue] },
  reads: ['person', 'program', 'pair', 'message'],
  writes: ['pair', 'message', 'entry', 'deadLetter'],
  publishes: [mentorMatchEnded],
  sends: ['pair-check-in'],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Nobody asks mentors and mentees how it goes, and pairs never come to their end.',
};
