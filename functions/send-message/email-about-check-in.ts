import type { WrittenEmail } from '../../shared/emails/catalogue.ts';
import type { EmailFrame } from '../../shared/emails/email-frame.ts';
import type { Links } from '../../shared/ports.ts';
import type { CheckIn } from '../../shared/records/check-in.ts';
import type { Sendable } from './send-message.ts';

interface Site {
  links: Links;
  /** Without a trailing slash. */
  publicUrl: string;
}

/** An email of a check-in: it leads to the page of this person and this check-in; undefined for one of another kind. */
export function emailAboutCheckIn(
  { message }: Sendable,
  { personId, plan, milestone }: CheckIn,
  frame: EmailFrame,
  { links, publicUrl }: Site,
): WrittenEmail | undefined {
  const { email } = message;
  const token = links.mint(`check-in:${plan}`, personId);
  const model = { ...frame, checkInUrl: `${publicUrl}/c/${plan}/${token}`, milestone };
  switch (email) {
    case 'check-in-invitation':
    case 'check-in-reminder':
    case 'exit-check-in':
      return { email, model };
    default:
      return undefined;
  }
}
