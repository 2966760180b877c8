import { outgoing } from '../../events/contract.ts';
import { mentorDeclined } from '../../events/mentor-declined.ts';
import { withoutCommitment } from '../../shared/domain/commitments.ts';
import { invitationPlan } from '../../shared/domain/message-plan.ts';
import { withOutcome } from '../../shared/domain/need-asked.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import { type InvitationState, standingOf } from './read-invitation.ts';

/**
 * A mentor says no; no reason is asked for.
 * 1. Leave alone what is settled. 2. Free the place, and where they say until when: ask them nothing before that day.
 * 3. Take back what is not to be sent any more. 4. Announce it, so that the next mentor is asked.
 */
export function declineInvitation(
  state: InvitationState,
  { pauseUntil }: { pauseUntil?: string | undefined },
  now: string,
): Changes {
  const { invitation, need, profile, messages } = state;
  if (invitation === undefined || need === undefined || profile === undefined) {
    return { outcome: 'skipped', because: 'withdrawn' };
  }
  if (invitation.status !== 'waiting') return { outcome: 'skipped', because: standingOf(state) };
  const { personId: mentorId, needId } = invitation;
  const plans = [{ plan: invitationPlan(needId) }];
  const eventId = `${mentorId}/invitation/${needId}/declined`;
  return {
    outcome: 'done',
    what: 'mentor-declined',
    details: { needId, mentorId },
    about: personPartition(need.personId),
    writes: [
      {
        put: 'mentorInvitation',
        item: { ...invitation, status: 'declined', answeredAt: now },
      },
      { put: 'mentorNeed', item: withOutcome(need, mentorId, 'declined') },
      { put: 'mentorProfile', item: freed(profile, needId, pauseUntil) },
      ...takenBack(messages, plans, 'invitation-settled').map(
        (item): Write => ({ put: 'message', item }),
      ),
    ],
    emits: [
      outgoing(mentorDeclined, {
        eventId,
        occurredAt: now,
        programId: need.programId,
        correlationId: eventId,
        causationId: eventId,
        data: { personId: need.personId, needId, mentorId },
      }),
    ],
  };
}

function freed(
  profile: MentorProfile,
  needId: string,
  pausedUntil: string | undefined,
): MentorProfile {
  const free = withoutCommitment(profile, needId);
  return pausedUntil === undefined ? free : { ...free, pausedUntil };
}
