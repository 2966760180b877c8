import type { DataOf, Envelope } from '../../events/contract.ts';
import type { mentorInvitationDue } from '../../events/mentor-invitation-due.ts';
import { invitationPlan } from '../../shared/domain/message-plan.ts';
import type { Reader } from '../../shared/ports.ts';
import type { InvitationDueState } from './follow-up-invitation.ts';

/** Reads an invitation with both its sides, in one batch. */
export async function readInvitation(
  { programId, data }: Envelope<DataOf<typeof mentorInvitationDue>>,
  reader: Reader,
): Promise<InvitationDueState> {
  const { personId: menteeId, needId, mentorId } = data;
  const plan = invitationPlan(needId);
  return reader.read({
    need: { record: 'mentorNeed', key: { personId: menteeId, needId } },
    invitation: { record: 'mentorInvitation', key: { personId: mentorId, needId } },
    profile: { record: 'mentorProfile', key: { personId: mentorId } },
    mentor: { record: 'person', key: { personId: mentorId } },
    program: { record: 'program', key: { programId } },
    email: { record: 'message', key: { personId: mentorId, plan, step: 'invitation' } },
    reminder: { record: 'message', key: { personId: mentorId, plan, step: 'reminder' } },
  });
}
