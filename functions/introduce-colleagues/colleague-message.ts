import type { Envelope } from '../../events/contract.ts';
import { dueIn } from '../../shared/domain/due.ts';
import { colleaguesPlan } from '../../shared/domain/message-plan.ts';
import type { Message } from '../../shared/records/message.ts';

/** An email about fellow graduates at a school, to go at once: the offer, or who one of them is. */
export function colleagueMessage(
  personId: string,
  about: { schoolId: string; fellowId?: string },
  event: Envelope<unknown>,
  now: string,
): Message {
  const { schoolId, fellowId } = about;
  return {
    personId,
    plan: colleaguesPlan(schoolId),
    step: fellowId === undefined ? 'offer' : `with-${fellowId}`,
    programId: event.programId,
    version: 0,
    purpose: 'events',
    email: fellowId === undefined ? 'colleague-offer' : 'colleague-introduction',
    status: 'planned',
    due: dueIn('message', personId),
    dueAt: now,
    plannedAt: now,
    ...(fellowId !== undefined && { regarding: fellowId }),
    causationId: event.eventId,
    correlationId: event.correlationId,
  };
}
