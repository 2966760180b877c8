import { annualSurvey } from '../../shared/domain/annual-survey.ts';
import { surveyLinkKey } from '../../shared/domain/enrolment.ts';
import { PermanentError } from '../../shared/domain/errors.ts';
import type { WrittenEmail } from '../../shared/emails/catalogue.ts';
import type { EmailFrame } from '../../shared/emails/email-frame.ts';
import type { Links } from '../../shared/ports.ts';
import { emailAboutCall } from './email-about-call.ts';
import { emailAboutCheckIn } from './email-about-check-in.ts';
import { emailAboutColleagues } from './email-about-colleagues.ts';
import { emailAboutInvitation } from './email-about-invitation.ts';
import { emailAboutPair } from './email-about-pair.ts';
import { emailAboutQuarantine } from './email-about-quarantine.ts';
import type { Sendable } from './send-message.ts';

interface Site {
  links: Links;
  /** Without a trailing slash. */
  publicUrl: string;
}

/**
 * Which email it is, and what it is made from.
 * @throws PermanentError when a message asks for an email that its subject does not have
 */
export function emailAbout(
  sendable: Sendable,
  frame: EmailFrame | undefined,
  { links, publicUrl }: Site,
): WrittenEmail {
  if (sendable.person === undefined) return emailAboutQuarantine(sendable, publicUrl);
  const { message, person, subject } = sendable;
  const { email } = message;
  if (subject.about === 'call') return emailAboutCall(sendable, subject.callTask, publicUrl);
  if (subject.about === 'check-in' && frame !== undefined) {
    const written = emailAboutCheckIn(sendable, subject.checkIn, frame, { links, publicUrl });
    if (written !== undefined) return written;
  }
  if (subject.about === 'invitation' && frame !== undefined) {
    const written = emailAboutInvitation(sendable, subject, frame, { links, publicUrl });
    if (written !== undefined) return written;
  }
  if (subject.about === 'pair' && frame !== undefined) {
    const written = emailAboutPair(sendable, subject, frame, { links, publicUrl });
    if (written !== undefined) return written;
  }
  if (subject.about === 'colleagues' && frame !== undefined) {
    const written = emailAboutColleagues(sendable, subject, frame, { links, publicUrl });
    if (written !== undefined) return written;
  }
  if (subject.about === 'survey' && frame !== undefined) {
    const survey = links.mint('survey', surveyLinkKey(person.personId, message.plan));
    const model = {
      ...frame,
      surveyUrl: `${publicUrl}/s/${survey}`,
      schoolYear: subject.enrolment.survey.schoolYear,
      minutes: annualSurvey.minutes,
    };
    switch (email) {
      case 'survey-invitation':
      case 'survey-reminder':
      case 'survey-resume':
        return { email, model };
      default:
    }
  }
  throw new PermanentError(`a message about a ${subject.about} asks for ${email}`);
}
