import { callTaskCreated } from '../../events/call-task-created.ts';
import { mentorDeclined } from '../../events/mentor-declined.ts';
import { mentorExpired } from '../../events/mentor-expired.ts';
import { mentorInvited } from '../../events/mentor-invited.ts';
import { mentorMatchApproved } from '../../events/mentor-match-approved.ts';
import { mentorNeeded } from '../../events/mentor-needed.ts';
import type { Workflow } from './workflow.ts';

export const inviteMentor: Workflow = {
  slug: 'invite-mentor',
  summary:
    'Invites the next mentor on a need’s list, one at a time, or plans a call when none is left.',
  on: { events: [mentorMatchApproved, mentorDeclined, mentorExpired] },
  reads: ['mentorNeed', 'person', 'program', 'callTask', 'mentorProfile'],
  writes: [
    'mentorNeed',
    'mentorProfile',
    'mentorInvitation',
    'message',
    'callTask',
    'entry',
    'deadLetter',
  ],
  publishes: [mentorInvited, mentorNeeded, callTaskCreated],
  sends: ['mentor-invitation'],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing: 'Mentors are not invited: those who need one wait.',
};
