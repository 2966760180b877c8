import { withoutDue } from '../../shared/domain/enrolment.ts';
import { holderPartition } from '../../shared/domain/message-holder.ts';
import type { Changes, CommitContext } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';

/** The message as it stands when the door said no. */
export function refusedMessage(message: Message, reason: string, now: string): Message {
  const { step } = message;
  return { ...withoutDue(message), step, status: 'not-sent', reason, settledAt: now };
}

/** A *no* of the door: a line with its reason on the person's timeline. */
export function refuseMessage(
  message: Message,
  reason: string,
  now: string,
): { changes: Extract<Changes, { outcome: 'done' }>; context: Omit<CommitContext, 'workflow'> } {
  const { personId, plan, step, programId, correlationId, version } = message;
  return {
    changes: {
      outcome: 'done',
      what: 'email-not-sent',
      details: { plan, step, reason },
      about: holderPartition(personId),
      writes: [{ put: 'message', item: refusedMessage(message, reason, now) }],
    },
    context: {
      eventId: `${plan}/${step}/${version}`,
      programId,
      correlationId,
      occurredAt: now,
      cause: 'email due',
      now,
    },
  };
}
