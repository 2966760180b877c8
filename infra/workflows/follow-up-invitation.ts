import { mentorExpired } from '../../events/mentor-expired.ts';
import { mentorInvitationDue } from '../../events/mentor-invitation-due.ts';
import type { Workflow } from './workflow.ts';

export const followUpInvitation: Workflow = {
  slug: 'follow-up-invitation',
  summary: 'Reminds a mentor who was invited, or ends an invitation that nobody answered.',
  on: { events: [mentorInvitationDue] },
  reads: ['mentorNeed', 'mentorInvitation', 'mentorProfile', 'person', 'program', 'message'],
  writes: ['mentorNeed', 'mentorInvitation', 'mentorProfile', 'message', 'entry', 'deadLetter'],
  publishes: [mentorExpired],
  sends: ['mentor-invitation-reminder'],
  access: { table: ['BatchGetItem', 'PutItem', 'ConditionCheckItem'] },
  timeoutSeconds: 30,
  memoryMb: 256,
  impactWhenFailing:
    'Invitations never run out: those who need a mentor wait for one who does not answer.',
};
