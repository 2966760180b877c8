import { mentorMatchEnded } from '../../events/mentor-match-ended.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import type { Workflow } from './workflow.ts';

export const endPair: Workflow = {
  slug: 'end-pair',
  summary:
    'Gives the mentor of a pair that ended their place back, thanks both, and looks for another mentor where one is wanted.',
  on: { events: [mentorMatchEnded] },
  reads: ['person', 'program', 'pair', 'mentorProfile', 'mentorNeed', 'message'],
  writes: ['pair', 'mentorProfile', 'mentorNeed', 'message', 'entry', 'deadLetter'],
  publishes: [mentorNeeded],
  sends: ['pair-thanks'],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Mentors whose pair has ended are not asked again, nobody is thanked, and who asked for another mentor gets none.',
};
