import type { CommitContext } from '../../shared/ports.ts';
import type { MentoringVisit } from './mentoring-visit.ts';

/** For the line that a press of a button writes. `occurredAt` is the instant of the press. */
export function pageContext(
  { person }: MentoringVisit,
  occurredAt: string,
): Omit<CommitContext, 'now'> {
  // The same press again finds nothing to change, so its id need not be derived from it.
  const eventId = crypto.randomUUID();
  return {
    workflow: 'mentoring',
    eventId,
    programId: person.programId,
    correlationId: eventId,
    occurredAt,
    cause: 'page',
  };
}
