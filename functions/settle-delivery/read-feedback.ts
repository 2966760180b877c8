import * as z from 'zod';
import { PermanentError } from '../../shared/domain/errors.ts';
import { messageKeyOf, type MessageKey } from '../../shared/domain/message-id.ts';
import type { Feedback } from './settle-delivery.ts';

/** SES's event JSON, as far as it matters here: AWS, "Contents of event data that Amazon SES publishes". */
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    messageId: z.string(),
    timestamp: z.string(),
    tags: z.record(z.string(), z.array(z.string())).optional(),
  }),
  delivery: z.object({ timestamp: z.string() }).optional(),
  bounce: z
    .object({
      bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']).catch('Undetermined'),
      bounceSubType: z.string(),
      timestamp: z.string(),
    })
    .optional(),
  complaint: z
    .object({ timestamp: z.string(), complaintFeedbackType: z.string().optional() })
    .optional(),
  reject: z.object({ reason: z.string().optional() }).optional(),
});

export interface ReadFeedback {
  key: MessageKey;
  programId: string;
  /** Equal for the same word about the same email. */
  eventId: string;
  feedback: Feedback;
}

/**
 * Reads what SES says; undefined when it is about no message of ours or of no consequence.
 * @throws PermanentError when it is nothing that SES says
 */
export function readFeedback(body: string): ReadFeedback | undefined {
  const parsed = SesEvent.safeParse(json(body));
  if (!parsed.success) throw new PermanentError('the queue gave no word of the mail service');
  const event = parsed.data;
  const [id] = event.mail.tags?.['message'] ?? [];
  const [programId] = event.mail.tags?.['program'] ?? [];
  const key = id === undefined ? undefined : messageKeyOf(id);
  const word = wordOf(event);
  if (key === undefined || programId === undefined || word === undefined) return undefined;
  const { messageId: sesMessageId, timestamp: sentAt } = event.mail;
  return {
    key,
    programId,
    eventId: `${sesMessageId}/${word.kind}`,
    feedback: { ...word, sentAt, sesMessageId },
  };
}

function wordOf(
  event: z.infer<typeof SesEvent>,
): Pick<Feedback, 'kind' | 'at' | 'code' | 'bounceType'> | undefined {
  const { bounce, complaint, delivery, mail } = event;
  switch (event.eventType) {
    case 'Delivery':
      return { kind: 'delivered', at: delivery?.timestamp ?? mail.timestamp, code: 'delivered' };
    case 'Bounce':
      return {
        // Only a permanent bounce says that the address is no good; an out-of-office answer is transient.
        kind: bounce?.bounceType === 'Permanent' ? 'bounced' : 'bounced-for-now',
        at: bounce?.timestamp ?? mail.timestamp,
        code: bounce?.bounceSubType ?? 'unknown',
        bounceType: bounce?.bounceType ?? 'Undetermined',
      };
    case 'Complaint':
      return {
        kind: 'complained',
        at: complaint?.timestamp ?? mail.timestamp,
        code: complaint?.complaintFeedbackType ?? 'complaint',
      };
    case 'Reject':
      return { kind: 'rejected', at: mail.timestamp, code: 'rejected' };
    default:
      return undefined;
  }
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
