import { dayIn } from '../../shared/domain/calendar-day.ts';
import type { WrittenEmail } from '../../shared/emails/catalogue.ts';
import type { EmailFrame } from '../../shared/emails/email-frame.ts';
import type { Links } from '../../shared/ports.ts';
import type { MentorInvitation } from '../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../shared/records/mentor-need.ts';
import type { Person } from '../../shared/records/person.ts';
import type { PersonalSendable } from './send-message.ts';

interface Site {
  links: Links;
  /** Without a trailing slash. */
  publicUrl: string;
}

/**
 * An email that asks a mentor; undefined for an email of another kind. It tells of the mentee their first name, what
 * they teach and wish; nobody on a directory hold is named.
 */
export function emailAboutInvitation(
  { message, person, program }: PersonalSendable,
  subject: { invitation: MentorInvitation; need: MentorNeed; mentee: Person },
  frame: EmailFrame,
  { links, publicUrl }: Site,
): WrittenEmail | undefined {
  const { email } = message;
  const { invitation, need, mentee } = subject;
  const { needId, reasons, expiresAt } = invitation;
  const token = links.mint(`mentor-invitation:${needId}`, person.personId);
  const { kind, subjects, gradeBands, topics } = need;
  const model = {
    ...frame,
    invitationUrl: `${publicUrl}/m/invitation/${needId}/${token}`,
    mentee: mentee.directoryHold ? undefined : mentee.firstName,
    kind,
    subjects,
    gradeBands,
    topics,
    reasons,
    answerBy: dayIn(expiresAt, program.timeZone),
  };
  switch (email) {
    case 'mentor-invitation':
    case 'mentor-invitation-reminder':
      return { email, model };
    default:
      return undefined;
  }
}
