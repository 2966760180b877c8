import { messageId } from '../../shared/domain/message-id.ts';
import type { Letter, Links } from '../../shared/ports.ts';
import type { EmailFrame } from '../../shared/emails/email-frame.ts';
import { emailAbout } from './email-about.ts';
import type { Sendable } from './send-message.ts';

/** The email as it is to be written: to whom, from whom, and where its links lead. */
export function letterFor(sendable: Sendable, links: Links, publicUrl: string): Letter {
  const { program, message, recipient } = sendable;
  const frame = frameFor(sendable, links, publicUrl);
  return {
    ...emailAbout(sendable, frame, { links, publicUrl }),
    to: { name: recipient.name, address: recipient.address },
    replyTo: program.replyTo,
    fromName: program.name,
    ...(frame === undefined ? {} : { listUnsubscribeUrl: frame.unsubscribeUrl }),
    messageId: messageId(message),
    programId: program.programId,
  };
}

/** What stands around every email to a graduate: out, not me, new address. None for the staff. */
function frameFor(sendable: Sendable, links: Links, publicUrl: string): EmailFrame | undefined {
  const { person, program, message, recipient } = sendable;
  const { addressId = '' } = recipient;
  const { purpose } = message;
  if (purpose === 'staff' || person === undefined) return undefined;
  const own = (linkPurpose: string) => links.mint(linkPurpose, person.personId);
  return {
    firstName: person.firstName,
    program,
    purpose,
    notMeUrl: `${publicUrl}/p/not-me/${addressId}/${own(`not-me:${addressId}`)}`,
    newAddressUrl: `${publicUrl}/p/new-address/${own('new-address')}`,
    unsubscribeUrl: `${publicUrl}/p/unsubscribe/${purpose}/${own(`unsubscribe:${purpose}`)}`,
  };
}
