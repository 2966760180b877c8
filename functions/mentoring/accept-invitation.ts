import { outgoing } from '../../events/contract.ts';
import { mentorAccepted } from '../../events/mentor-accepted.ts';
import type { Sharing } from '../../events/vocabulary/mentoring.ts';
import { withActive, withoutCommitment } from '../../shared/domain/commitments.ts';
import { invitationPlan } from '../../shared/domain/message-plan.ts';
import { needAs, withOutcome } from '../../shared/domain/need-asked.ts';
import { callListing } from '../../shared/domain/new-call-task.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import { type InvitationState, type MentorsPart, standingOf } from './read-invitation.ts';

/**
 * A mentor says yes. The need is written, so that the first yes wins; the profile is written, so that nobody is taken
 * on above its capacity.
 * 1. Leave alone what is settled: taken back, answered so before, somebody else was faster, no room left.
 * 2. Match the need and keep the place. Who declined or let it run out may still say yes while nobody else has.
 * 3. Take back what is not to be sent any more; whoever is asked in their place need not answer.
 * 4. Call off the call for which no mentor had been found. 5. Announce it.
 */
export function acceptInvitation(
  state: InvitationState,
  { shares }: { shares: readonly Sharing[] },
  now: string,
): Changes {
  const { invitation, need, profile } = state;
  const standing = standingOf(state);
  if (standing !== 'waiting' && standing !== 'late') {
    return { outcome: 'skipped', because: standing };
  }
  if (invitation === undefined || need === undefined || profile === undefined) {
    return { outcome: 'skipped', because: 'withdrawn' };
  }
  return {
    outcome: 'done',
    what: 'mentor-accepted',
    details: { needId: need.needId, mentorId: profile.personId, kind: need.kind },
    about: personPartition(need.personId),
    writes: [
      {
        put: 'mentorInvitation',
        item: { ...invitation, status: 'accepted', answeredAt: now, shares: [...shares] },
      },
      { put: 'mentorNeed', item: matched(need, profile.personId, state.rival) },
      { put: 'mentorProfile', item: takenOn(profile, need, now) },
      ...notToBeSent(state, need.needId),
      ...(state.rival === undefined ? [] : withdrawn(state.rival, need.needId)),
      ...calledOff(state, need.needId, now),
    ],
    emits: [announced(invitation, need, now)],
  };
}

function matched(need: MentorNeed, mentorId: string, rival: MentorsPart | undefined): MentorNeed {
  const rivalId = rival?.invitation?.personId;
  const before = rivalId === undefined ? need : withOutcome(need, rivalId, 'withdrawn');
  return { ...needAs(withOutcome(before, mentorId, 'accepted'), 'matched'), mentorId };
}

function takenOn(profile: MentorProfile, need: MentorNeed, now: string): MentorProfile {
  const { needId, personId: menteeId, kind } = need;
  return withActive(profile, { needId, menteeId, kind, since: now });
}

function notToBeSent({ messages }: MentorsPart, needId: string): Write[] {
  const plans = [{ plan: invitationPlan(needId) }];
  return takenBack(messages, plans, 'invitation-settled').map(
    (item): Write => ({ put: 'message', item }),
  );
}

/** Whoever is asked in the place of a mentor who says yes after all. */
function withdrawn(rival: MentorsPart, needId: string): Write[] {
  const { invitation, profile } = rival;
  return [
    ...(invitation === undefined
      ? []
      : [{ put: 'mentorInvitation', item: { ...invitation, status: 'withdrawn' } } as const]),
    ...(profile === undefined
      ? []
      : [{ put: 'mentorProfile', item: withoutCommitment(profile, needId) } as const]),
    ...notToBeSent(rival, needId),
  ];
}

function calledOff({ calls }: InvitationState, needId: string, now: string): Write[] {
  return calls
    .filter((call) => call.needId === needId && call.status === 'open')
    .map((call): Write => {
      const done = { ...call, status: 'done' as const, doneAt: now };
      return { put: 'callTask', item: { ...done, ...callListing(done) } };
    });
}

function announced(invitation: MentorInvitation, need: MentorNeed, now: string) {
  const { personId: mentorId, needId } = invitation;
  const eventId = `${mentorId}/invitation/${needId}/accepted`;
  return outgoing(mentorAccepted, {
    eventId,
    occurredAt: now,
    programId: need.programId,
    correlationId: eventId,
    causationId: eventId,
    data: { personId: need.personId, needId, mentorId, kind: need.kind },
  });
}
