import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import { alumniHired } from '../../events/alumni-hired.ts';
import { candidateAdmitted } from '../../events/candidate-admitted.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import type { Workflow } from './workflow.ts';

export const noteMentorNeed: Workflow = {
  slug: 'note-mentor-need',
  summary:
    'Has a mentor looked for when a graduate begins to teach, a buddy when a candidate enters the program; not any more when the position ends.',
  on: { events: [alumniHired, candidateAdmitted, alumniEmploymentEnded] },
  reads: ['person', 'program', 'employment', 'mentorNeed'],
  writes: ['mentorNeed', 'entry', 'deadLetter'],
  publishes: [mentorNeeded],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing: 'New teachers are not offered a mentor, nor candidates a buddy.',
};
