import { callTaskCreated } from '../../events/call-task-created.ts';
import { mentorMatchApproved } from '../../events/mentor-match-approved.ts';
import { mentorMatchProposed } from '../../events/mentor-match-proposed.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import type { Workflow } from './workflow.ts';

export const proposeMentors: Workflow = {
  slug: 'propose-mentors',
  summary: 'Makes the ranked list of mentors for a need, or plans a call when there is none.',
  on: { events: [mentorNeeded] },
  reads: ['mentorNeed', 'person', 'program', 'callTask', 'mentorProfile'],
  writes: ['mentorNeed', 'callTask', 'entry', 'deadLetter'],
  publishes: [mentorMatchProposed, mentorMatchApproved, callTaskCreated],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'], indexes: ['lists'] },
  timeoutSeconds: 60,
  memoryMb: 512,
  impactWhenFailing: 'Nobody who needs a mentor gets one proposed.',
};
