import type { WrittenEmail } from '../../shared/emails/catalogue.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { Sendable } from './send-message.ts';

/** The note to whoever calls: why and by when, and the page behind the sign-in that says whom. */
export function emailAboutCall(
  { program, recipient }: Sendable,
  { personId, callId, reason, dueDate }: CallTask,
  publicUrl: string,
): WrittenEmail {
  return {
    email: 'call-notice',
    model: {
      name: recipient.name,
      program: { name: program.name },
      reason,
      dueDate,
      callUrl: `${publicUrl}/console/calls/${personId}/${callId}`,
    },
  };
}
