import { callLogged } from '../../events/call-logged.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import type { Workflow } from './workflow.ts';

export const followUpCall: Workflow = {
  slug: 'follow-up-call',
  summary:
    'Does what follows a call: a check-in by email, also where calling did not reach them, or the search for a mentor.',
  on: { events: [callLogged] },
  reads: ['person', 'program', 'callTask', 'checkIn', 'employment', 'mentorNeed'],
  writes: ['checkIn', 'mentorNeed', 'entry', 'deadLetter'],
  publishes: [mentorNeeded],
  access: { table: ['BatchGetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'What was agreed on the phone does not happen: no check-in, no mentor, and who could not be reached by phone hears nothing.',
};
