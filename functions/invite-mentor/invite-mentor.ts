import { type Envelope, outgoing } from '../../events/contract.ts';
import { mentorInvited } from '../../events/mentor-invited.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { withAsked } from '../../shared/domain/commitments.ts';
import { mentorIndex, rankMentors } from '../../shared/domain/matching.ts';
import { mentorNow, whyNotAsked } from '../../shared/domain/mentor-now.ts';
import { needAs, waitingMentor } from '../../shared/domain/need-asked.ts';
import { lookForMentors } from '../../shared/domain/new-mentor-need.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import { unmetNeed } from '../../shared/domain/unmet-need.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';
import { invitationEmail, newInvitation, waitingFor } from './new-invitation.ts';

interface Known {
  profile: MentorProfile;
  person: Person;
}

export interface InviteMentorState {
  need: MentorNeed | undefined;
  mentee: Person | undefined;
  program: Program | undefined;
  /** The call that is made when nobody is left, where it is there already. */
  call: CallTask | undefined;
  /** Those on the list who were not asked yet, in its order, as they stand now. */
  mentors: readonly Known[];
}

/** The list was approved, or whoever was asked said no or nothing. */
type Cause = Envelope<{ personId: string; needId: string }>;

/**
 * Invites the next mentor on a need's list: one at a time.
 * 1. Leave alone a need for which somebody is asked, or that is settled. 2. End it when the mentee is not there any more.
 * 3. Take the next one on the list whom no rule forbids to ask as they stand now.
 * 4. Nobody left: where the program lets it run by itself, look for others; otherwise somebody calls. So also when as
 * many were asked as the program allows.
 * 5. Keep a place with the mentor (their profile is written, so that two needs never both take the last one), ask for
 * the email, and owe the reminder. 6. Announce it.
 */
export function inviteMentor(state: InviteMentorState, event: Cause, now: string): Changes {
  const { need, mentee } = state;
  if (need === undefined) return { outcome: 'skipped', because: 'no-such-need' };
  if (need.status !== 'inviting') return { outcome: 'skipped', because: `need-is-${need.status}` };
  if (waitingMentor(need) !== undefined)
    return { outcome: 'skipped', because: 'somebody-is-asked' };
  if (mentee === undefined || mentee.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'no-such-person' };
  }
  if (mentee.graduation === 'revoked') return cancelled(need);
  if (need.asked.length >= need.mostAsked) return given(state, need, event, now, 'asked-enough');

  const next = nextMentor(state, need, now);
  if (next !== undefined) return invited(next, state, need, event, now);
  if (need.approvedBy === 'automatic' && need.candidates.length > 0) {
    return lookingAgain(need, event, now);
  }
  return given(state, need, event, now, 'list-exhausted');
}

/** In the order that the staff chose; otherwise by the rank that each has now. */
function nextMentor(state: InviteMentorState, need: MentorNeed, now: string): Known | undefined {
  const today = dayIn(now, zoneOf(state));
  const eligible = state.mentors.filter((mentor) => whyNotAsked(mentor, need, today) === undefined);
  if (need.arranged === true) return eligible[0];
  const present = eligible.map(({ profile, person }) => mentorNow(profile, person));
  const [first] = rankMentors(need, mentorIndex(present, { now, today }), 1);
  return eligible.find(({ profile }) => profile.personId === first?.personId);
}

function invited(
  { profile }: Known,
  state: InviteMentorState,
  need: MentorNeed,
  event: Cause,
  now: string,
): Changes {
  const { personId: menteeId, needId, kind, programId } = need;
  const mentorId = profile.personId;
  const invitation = newInvitation(mentorId, need, state.program, now);
  return {
    outcome: 'done',
    what: 'mentor-invited',
    details: { needId, mentorId, attempt: invitation.attempt, expiresAt: invitation.expiresAt },
    about: personPartition(menteeId),
    writes: [
      { put: 'mentorNeed', item: waitingFor(invitation, need, state.program) },
      { put: 'mentorProfile', item: withAsked(profile, { needId, menteeId, kind, since: now }) },
      { put: 'mentorInvitation', item: invitation },
      { put: 'message', item: invitationEmail(invitation, event) },
    ],
    emits: [
      outgoing(mentorInvited, {
        eventId: `${mentorId}/invitation/${needId}`,
        occurredAt: now,
        programId,
        correlationId: event.correlationId,
        causationId: event.eventId,
        data: {
          personId: menteeId,
          needId,
          mentorId,
          kind,
          attempt: invitation.attempt,
          expiresAt: invitation.expiresAt,
        },
      }),
    ],
  };
}

function cancelled(need: MentorNeed): Changes {
  return {
    outcome: 'done',
    what: 'mentor-need-cancelled',
    details: { needId: need.needId, reason: 'degree-revoked' },
    about: personPartition(need.personId),
    writes: [{ put: 'mentorNeed', item: needAs(need, 'cancelled') }],
  };
}

function lookingAgain(need: MentorNeed, event: Cause, now: string): Changes {
  return {
    outcome: 'done',
    what: 'mentors-looked-for-again',
    details: { needId: need.needId, asked: need.asked.length },
    about: personPartition(need.personId),
    writes: [{ put: 'mentorNeed', item: { ...needAs(need, 'open'), candidates: [] } }],
    emits: [lookForMentors(need, event, now)],
  };
}

/** Given up for now, into the hands of somebody who calls. */
function given(
  state: InviteMentorState,
  need: MentorNeed,
  event: Cause,
  now: string,
  reason: string,
): Changes {
  const unmet = unmetNeed(need, event, now, zoneOf(state));
  const calls: Write[] =
    state.call === undefined ? [{ put: 'callTask', item: unmet.call.item }] : [];
  return {
    outcome: 'done',
    what: 'mentor-not-found',
    details: { needId: need.needId, asked: need.asked.length, reason },
    about: personPartition(need.personId),
    writes: [{ put: 'mentorNeed', item: unmet.need }, ...calls],
    emits: calls.length === 0 ? [] : [unmet.call.event],
  };
}

function zoneOf({ program }: InviteMentorState): string {
  return (program ?? defaultSeason).timeZone;
}
