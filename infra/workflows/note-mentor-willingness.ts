import { mentorProfileChanged } from '../../events/mentor-profile-changed.ts';
import { surveyResponseCompleted } from '../../events/survey-response-completed.ts';
import type { Workflow } from './workflow.ts';

export const noteMentorWillingness: Workflow = {
  slug: 'note-mentor-willingness',
  summary: 'Turns what somebody answered about mentoring into their profile as a mentor.',
  on: { events: [surveyResponseCompleted] },
  reads: ['person', 'response', 'mentorProfile', 'employment'],
  writes: ['mentorProfile', 'entry', 'deadLetter'],
  publishes: [mentorProfileChanged],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing: 'Graduates who would mentor are not known as mentors, and nobody asks them.',
};
