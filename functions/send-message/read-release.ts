import * as z from 'zod';
import { PermanentError } from '../../shared/domain/errors.ts';
import { messageId, type MessageKey } from '../../shared/domain/message-id.ts';

/** A message to send, and whose settings apply. */
export type Release = MessageKey & { programId: string };

const Release = z.object({
  programId: z.string(),
  personId: z.string(),
  plan: z.string(),
  step: z.string(),
  // The least that SES grants.
  perSecond: z.number().positive().default(1),
});

/**
 * Reads what the pacer puts into the queue: a message, and how many emails a second the mail service takes.
 * @throws PermanentError when the queue holds something else
 */
export function readRelease(body: string): Release & { perSecond: number } {
  const release = Release.safeParse(parsed(body));
  if (!release.success) throw new PermanentError('the queue gave no message to send');
  return release.data;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The message's own id, where the body can be read: the same message is one dead letter, however often it came. */
export function nameOfRelease(body: string): { eventId?: string } {
  try {
    return { eventId: messageId(readRelease(body)) };
  } catch {
    return {};
  }
}
