import { alumniHired } from '../../events/alumni-hired.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import type { Workflow } from './workflow.ts';

export const noteMentorNeed: Workflow = {
  slug: 'note-mentor-need',
  summary: 'Has a mentor looked for when a graduate begins to teach.',
  on: { events: [alumniHired] },
  reads: ['person', 'program', 'employment', 'mentorNeed'],
  writes: ['mentorNeed', 'entry', 'deadLetter'],
  publishes: [mentorNeeded],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing: 'New teachers are not offered a mentor.',
};
