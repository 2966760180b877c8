import { type DataOf, type Envelope, outgoing } from '../../events/contract.ts';
import { mentorExpired } from '../../events/mentor-expired.ts';
import type { mentorInvitationDue } from '../../events/mentor-invitation-due.ts';
import { withoutCommitment } from '../../shared/domain/commitments.ts';
import { dueIn } from '../../shared/domain/due.ts';
import { invitationPlan } from '../../shared/domain/message-plan.ts';
import { waitingMentor, withOutcome } from '../../shared/domain/need-asked.ts';
import { pauseOf, reasonNotToWrite } from '../../shared/domain/pair-message.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { daysLater, defaultSeason } from '../../shared/domain/survey-calendar.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../shared/records/mentor-profile.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface InvitationDueState {
  need: MentorNeed | undefined;
  invitation: MentorInvitation | undefined;
  profile: MentorProfile | undefined;
  mentor: Person | undefined;
  program: Program | undefined;
  /** The invitation's email, and its reminder's. */
  email: Message | undefined;
  reminder: Message | undefined;
}

type Due = Envelope<DataOf<typeof mentorInvitationDue>>;

/**
 * Takes one due step of an invitation: its reminder, or its end.
 * 1. Leave alone what is settled: answered, another mentor's turn, a step that was taken before.
 * 2. While the email itself still waits to go, wait a day longer: nobody runs out of time they never had.
 * 3. A reminder: ask for the email and owe the end. Whoever cannot be reminded, having stopped such emails or become
 * unreachable, or never got the first one, will not answer either: end it now. During a pause, only the reminder is
 * left out.
 * 4. The end: free the place, take back what was not sent, and announce it, so that the next mentor is asked.
 */
export function followUpInvitation(state: InvitationDueState, event: Due, now: string): Changes {
  const { need, invitation } = state;
  const { step, mentorId } = event.data;
  if (need === undefined) return { outcome: 'skipped', because: 'no-such-need' };
  if (need.step !== step) return { outcome: 'skipped', because: 'step-already-taken' };
  if (waitingMentor(need)?.personId !== mentorId || invitation === undefined) {
    return { outcome: 'skipped', because: 'invitation-settled' };
  }
  if (state.email?.status === 'planned') return postponed(state, need, invitation, now);
  if (step === 'expiry') return ended(state, need, invitation, event, now, 'no-answer');
  const unsent = state.email?.status === 'not-sent' ? 'email-not-sent' : undefined;
  const refusal = unsent ?? reasonNotToWrite(state.mentor);
  if (refusal !== undefined) return ended(state, need, invitation, event, now, refusal);
  return reminded(state, need, invitation, event, now);
}

function postponed(
  { program }: InvitationDueState,
  need: MentorNeed,
  invitation: MentorInvitation,
  now: string,
): Changes {
  const zone = (program ?? defaultSeason).timeZone;
  const expiresAt = daysLater(invitation.expiresAt, 1, zone);
  const { needId } = need;
  return {
    outcome: 'done',
    what: 'invitation-postponed',
    details: { needId, mentorId: invitation.personId, expiresAt },
    about: personPartition(need.personId),
    writes: [
      { put: 'mentorNeed', item: { ...need, ...dueAgain(need, daysLater(now, 1, zone)) } },
      { put: 'mentorInvitation', item: { ...invitation, expiresAt } },
    ],
  };
}

function reminded(
  state: InvitationDueState,
  need: MentorNeed,
  invitation: MentorInvitation,
  event: Due,
  now: string,
): Changes {
  const zone = (state.program ?? defaultSeason).timeZone;
  const paused = pauseOf(state.mentor, now, zone) !== undefined;
  const { needId } = need;
  const mentorId = invitation.personId;
  const emails: Write[] =
    paused || state.reminder !== undefined
      ? []
      : [{ put: 'message', item: reminderEmail(invitation, event, now) }];
  return {
    outcome: 'done',
    what: emails.length === 0 ? 'mentor-not-reminded' : 'mentor-reminded',
    details: { needId, mentorId },
    about: personPartition(need.personId),
    writes: [
      {
        put: 'mentorNeed',
        item: { ...need, step: 'expiry', ...dueAgain(need, invitation.expiresAt) },
      },
      ...emails,
    ],
  };
}

function dueAgain({ personId }: MentorNeed, dueAt: string) {
  return { due: dueIn('step', personId), dueAt };
}

function reminderEmail(invitation: MentorInvitation, event: Due, now: string): Message {
  const { personId, needId, programId, menteeId } = invitation;
  return {
    personId,
    plan: invitationPlan(needId),
    step: 'reminder',
    programId,
    version: 0,
    purpose: 'mentoring',
    email: 'mentor-invitation-reminder',
    status: 'planned',
    due: dueIn('message', personId),
    dueAt: now,
    plannedAt: now,
    regarding: menteeId,
    causationId: event.eventId,
    correlationId: event.correlationId,
  };
}

function ended(
  state: InvitationDueState,
  need: MentorNeed,
  invitation: MentorInvitation,
  event: Due,
  now: string,
  reason: string,
): Changes {
  const { profile, email, reminder } = state;
  const { needId, personId } = need;
  const mentorId = invitation.personId;
  const messages = [email, reminder].filter((message) => message !== undefined);
  const unsent = takenBack(messages, [{ plan: invitationPlan(needId) }], 'invitation-settled');
  return {
    outcome: 'done',
    what: 'invitation-expired',
    details: { needId, mentorId, reason },
    about: personPartition(personId),
    writes: [
      { put: 'mentorNeed', item: withOutcome(need, mentorId, 'expired') },
      { put: 'mentorInvitation', item: { ...invitation, status: 'expired' } },
      ...(profile === undefined
        ? []
        : [{ put: 'mentorProfile', item: withoutCommitment(profile, needId) } as const]),
      ...unsent.map((item): Write => ({ put: 'message', item })),
    ],
    emits: [
      outgoing(mentorExpired, {
        eventId: `${mentorId}/invitation/${needId}/expired`,
        occurredAt: now,
        programId: event.programId,
        correlationId: event.correlationId,
        causationId: event.eventId,
        data: { personId, needId, mentorId },
      }),
    ],
  };
}
