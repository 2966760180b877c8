import { invitationPlan } from '../../shared/domain/message-plan.ts';
import { roomLeft } from '../../shared/domain/mentor-profile.ts';
import type { Reader } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';

/** What one mentor's invitation consists of. */
export interface MentorsPart {
  invitation: MentorInvitation | undefined;
  profile: MentorProfile | undefined;
  /** The emails of the invitation. */
  messages: readonly Message[];
}

export interface InvitationState extends MentorsPart {
  need: MentorNeed | undefined;
  mentee: Person | undefined;
  /** The other mentor who is asked at present, where the invitation is an earlier one. */
  rival: MentorsPart | undefined;
  /** Calls about the mentee: one may have been planned when no mentor was found. */
  calls: readonly CallTask[];
}

/** Reads what an answer to an invitation is decided on. */
export async function readInvitation(
  reader: Reader,
  { mentorId, needId }: { mentorId: string; needId: string },
): Promise<InvitationState> {
  const own = await mentorsPart(reader, mentorId, needId);
  const menteeId = own.invitation?.menteeId;
  if (menteeId === undefined) {
    return { ...own, need: undefined, mentee: undefined, rival: undefined, calls: [] };
  }
  const { need, mentee, calls } = await reader.read({
    need: { record: 'mentorNeed', key: { personId: menteeId, needId } },
    mentee: { record: 'person', key: { personId: menteeId } },
    calls: { allOf: 'callTask', personId: menteeId },
  });
  const waiting = need?.asked.find(
    ({ personId, outcome }) => outcome === 'waiting' && personId !== mentorId,
  );
  const rival =
    waiting === undefined ? undefined : await mentorsPart(reader, waiting.personId, needId);
  return { ...own, need, mentee, rival, calls };
}

/** How an invitation stands: what its page shows, and whether it can be answered. */
export type InvitationStanding =
  | 'waiting'
  /** They declined or did not answer in time, but nobody else has said yes. */
  | 'late'
  | 'accepted'
  /** Nobody is looked for any more, or the staff took it back. */
  | 'withdrawn'
  /** Somebody else was faster. */
  | 'taken'
  /** They have as many mentees as they wished for. */
  | 'no-room';

export function standingOf({ invitation, need, profile }: InvitationState): InvitationStanding {
  if (invitation === undefined || need === undefined || profile === undefined) return 'withdrawn';
  const { status, personId } = invitation;
  if (status === 'accepted') return 'accepted';
  if (need.status === 'matched') return need.mentorId === personId ? 'accepted' : 'taken';
  if (status === 'withdrawn') return 'withdrawn';
  const looking = need.status === 'inviting' || need.status === 'unmet';
  if (!looking) return 'withdrawn';
  const others = profile.commitments.filter(({ needId }) => needId !== need.needId);
  // A place is kept for who was asked in time; who says yes late must not take one kept for somebody else.
  const kept = status === 'waiting' ? others.filter(({ state }) => state === 'active') : others;
  if (roomLeft({ ...profile, commitments: kept }) === 0) return 'no-room';
  return status === 'waiting' ? 'waiting' : 'late';
}

async function mentorsPart(reader: Reader, personId: string, needId: string): Promise<MentorsPart> {
  const plan = invitationPlan(needId);
  return reader.read({
    invitation: { record: 'mentorInvitation', key: { personId, needId } },
    profile: { record: 'mentorProfile', key: { personId } },
    messages: {
      many: 'message',
      keys: [
        { personId, plan, step: 'invitation' },
        { personId, plan, step: 'reminder' },
      ],
    },
  });
}
