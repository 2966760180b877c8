/** What is written when a mentor is asked: their invitation, the need that waits for their answer, the email. */
import type { Envelope } from '../../events/contract.ts';
import { dueIn } from '../../shared/domain/due.ts';
import { invitationPlan } from '../../shared/domain/message-plan.ts';
import { mentoringPlanOf } from '../../shared/domain/program-plan.ts';
import { daysLater, defaultSeason } from '../../shared/domain/survey-calendar.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Program } from '../../shared/records/program.ts';

export function newInvitation(
  mentorId: string,
  need: MentorNeed,
  program: Program | undefined,
  now: string,
): MentorInvitation {
  const { personId: menteeId, needId, programId, kind } = need;
  const listed = need.candidates.find(({ personId }) => personId === mentorId);
  return {
    personId: mentorId,
    needId,
    programId,
    version: 0,
    menteeId,
    kind,
    status: 'waiting',
    attempt: need.asked.length + 1,
    reasons: listed?.reasons ?? [],
    invitedAt: now,
    expiresAt: daysLater(now, mentoringPlanOf(program).expiryDays, zoneOf(program)),
  };
}

/** The reminder goes when half of the time is over; who has less than two days gets none. */
export function waitingFor(
  { personId, invitedAt, expiresAt }: MentorInvitation,
  need: MentorNeed,
  program: Program | undefined,
): MentorNeed {
  const half = Math.floor(mentoringPlanOf(program).expiryDays / 2);
  return {
    ...need,
    asked: [...need.asked, { personId, at: invitedAt, outcome: 'waiting' }],
    step: half > 0 ? 'reminder' : 'expiry',
    due: dueIn('step', need.personId),
    dueAt: half > 0 ? daysLater(invitedAt, half, zoneOf(program)) : expiresAt,
  };
}

/** It may go at once (sending hours would delay it here). */
export function invitationEmail(
  { personId, needId, programId, menteeId, invitedAt }: MentorInvitation,
  cause: Pick<Envelope<unknown>, 'eventId' | 'correlationId'>,
): Message {
  return {
    personId,
    plan: invitationPlan(needId),
    step: 'invitation',
    programId,
    version: 0,
    purpose: 'mentoring',
    email: 'mentor-invitation',
    status: 'planned',
    due: dueIn('message', personId),
    dueAt: invitedAt,
    plannedAt: invitedAt,
    regarding: menteeId,
    causationId: cause.eventId,
    correlationId: cause.correlationId,
  };
}

function zoneOf(program: Program | undefined): string {
  return (program ?? defaultSeason).timeZone;
}
