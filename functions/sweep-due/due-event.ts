import { checkinDue } from '../../events/checkin-due.ts';
import { outgoing, type OutgoingEvent } from '../../events/contract.ts';
import { mentorInvitationDue } from '../../events/mentor-invitation-due.ts';
import { mentorPairDue } from '../../events/mentor-pair-due.ts';
import { surveyDue } from '../../events/survey-due.ts';
import type { OwedStep } from '../../shared/ports.ts';

/**
 * The event that announces a due step. Its id is the plan's, as it stands, and the step's: a repeat is the same
 * event, and a plan that was begun again is another one.
 */
export function dueEvent(owed: OwedStep, now: string): OutgoingEvent[] {
  const head = (plan: string, step: string) => {
    const { personId, programId, version } = owed.item;
    const eventId = `${personId}/${plan}/${step}/${version}`;
    const correlationId = `${personId}/${plan}`;
    return { eventId, occurredAt: now, programId, correlationId, causationId: eventId };
  };
  if (owed.item.step === undefined) return [];
  switch (owed.owed) {
    case 'enrolment': {
      const { personId, plan, step, survey } = owed.item;
      if (step === undefined) return [];
      return [outgoing(surveyDue, { ...head(plan, step), data: { personId, survey, step } })];
    }
    case 'checkIn': {
      const { personId, plan, step, milestone } = owed.item;
      if (step === undefined) return [];
      const data = { personId, plan, milestone, step };
      return [outgoing(checkinDue, { ...head(plan, step), data })];
    }
    case 'mentorNeed': {
      const { personId, needId, step, asked } = owed.item;
      const waiting = asked.find(({ outcome }) => outcome === 'waiting');
      if (step === undefined || waiting === undefined) return [];
      const data = { personId, needId, mentorId: waiting.personId, step };
      return [outgoing(mentorInvitationDue, { ...head(`need-${needId}`, step), data })];
    }
    case 'pair': {
      const { personId, pairId, mentorId, step } = owed.item;
      if (step === undefined) return [];
      const data = { personId, needId: pairId, mentorId, step };
      return [outgoing(mentorPairDue, { ...head(`pair-${pairId}`, step), data })];
    }
  }
}
