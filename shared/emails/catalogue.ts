/** Every email there is, by name. Adding one is a file beside this one and a line here. */
import { callNotice } from './call-notice.tsx';
import { checkInInvitation } from './check-in-invitation.tsx';
import { checkInReminder } from './check-in-reminder.tsx';
import { colleagueIntroduction } from './colleague-introduction.tsx';
import { colleagueOffer } from './colleague-offer.tsx';
import type { RenderedEmail } from './email-frame.ts';
import { exitCheckIn } from './exit-check-in.tsx';
import { mentorInvitationReminder } from './mentor-invitation-reminder.tsx';
import { mentorInvitation } from './mentor-invitation.tsx';
import { pairCheckIn } from './pair-check-in.tsx';
import { pairIntroduction } from './pair-introduction.tsx';
import { pairThanks } from './pair-thanks.tsx';
import { quarantineNotice } from './quarantine-notice.tsx';
import { surveyInvitation } from './survey-invitation.tsx';
import { surveyReminder } from './survey-reminder.tsx';
import { surveyResume } from './survey-resume.tsx';

export const emails = {
  'check-in-invitation': checkInInvitation,
  'check-in-reminder': checkInReminder,
  'exit-check-in': exitCheckIn,
  'call-notice': callNotice,
  'colleague-offer': colleagueOffer,
  'colleague-introduction': colleagueIntroduction,
  'mentor-invitation': mentorInvitation,
  'mentor-invitation-reminder': mentorInvitationReminder,
  'pair-introduction': pairIntroduction,
  'pair-check-in': pairCheckIn,
  'pair-thanks': pairThanks,
  'quarantine-notice': quarantineNotice,
  'survey-invitation': surveyInvitation,
  'survey-reminder': surveyReminder,
  'survey-resume': surveyResume,
} as const;

export type EmailName = keyof typeof emails;

/** What each email is made from. */
export type EmailModels = { [Name in EmailName]: Parameters<(typeof emails)[Name]>[0] };

/** Which email, and what it is made from. */
export type WrittenEmail = {
  [Name in EmailName]: { email: Name; model: EmailModels[Name] };
}[EmailName];

const render: { [Name in EmailName]: (model: EmailModels[Name]) => RenderedEmail } = emails;

/** Makes an email. Pure: the same model gives the same email, so that a retry sends nothing else. */
export function renderEmail<Name extends EmailName>({
  email,
  model,
}: {
  email: Name;
  model: EmailModels[Name];
}): RenderedEmail {
  return render[email](model);
}
