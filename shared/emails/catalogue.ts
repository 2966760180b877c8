/** Every email there is, by name. Adding one is a file beside this one and a line here. */
import type { RenderedEmail, SurveyEmail } from './survey-email.ts';
import { surveyInvitation } from './survey-invitation.tsx';
import { surveyReminder } from './survey-reminder.tsx';
import { surveyResume } from './survey-resume.tsx';

export const emails = {
  'survey-invitation': surveyInvitation,
  'survey-reminder': surveyReminder,
  'survey-resume': surveyResume,
} as const;

export type EmailName = keyof typeof emails;

/** Makes an email. Pure: the same model gives the same email, so that a retry sends nothing else. */
export function renderEmail(name: EmailName, model: SurveyEmail): RenderedEmail {
  return emails[name](model);
}
