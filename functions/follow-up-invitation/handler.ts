import { mentorInvitationDue } from '../../events/mentor-invitation-due.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { followUpInvitation } from './follow-up-invitation.ts';
import { readInvitation } from './read-invitation.ts';

export const handler = onEvent(
  on(mentorInvitationDue, { read: readInvitation, decide: followUpInvitation }),
);
