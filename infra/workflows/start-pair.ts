import { mentorAccepted } from '../../events/mentor-accepted.ts';
import { mentorMatchStarted } from '../../events/mentor-match-started.ts';
import type { Workflow } from './workflow.ts';

export const startPair: Workflow = {
  slug: 'start-pair',
  summary: 'Begins a pair when a mentor has said yes, and asks for an introduction to each side.',
  on: { events: [mentorAccepted] },
  reads: ['person', 'program', 'mentorNeed', 'mentorInvitation', 'pair', 'message'],
  writes: ['pair', 'message', 'entry', 'deadLetter'],
  publishes: [mentorMatchStarted],
  sends: ['pair-introduction'],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing: 'Mentors who said yes, and those they are to mentor, hear nothing more.',
};
