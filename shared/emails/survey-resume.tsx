import type { RenderedEmail } from './email-frame.ts';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import { schoolYearOf, type SurveyEmail } from './survey-email.ts';

const texts = {
  en: {
    subject: (name: string) => `${name}, your answers are waiting to be sent`,
    preview: 'You began our survey. You can go on where you left off.',
    opening: (year: string) =>
      `You began our survey on the school year ${year}, and what you answered so far is kept. It has not been sent yet.`,
    ask: 'You can go on where you left off, on any device. Every question may be skipped; the last page has the button that sends your answers.',
    resume: 'Go on where I left off',
    last: 'We send two reminders at most, and none once you have sent your answers.',
  },
} satisfies Record<Locale, object>;

/** Reminds who began the annual survey and did not send it. */
export function surveyResume(email: SurveyEmail): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = words.subject(email.firstName);
  const opening = words.opening(schoolYearOf(email));
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{opening}</Paragraph>
        <Paragraph>{words.ask}</Paragraph>
        <EmailButton href={email.surveyUrl}>{words.resume}</EmailButton>
        <Paragraph>{words.last}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [
      opening,
      words.ask,
      `${words.resume}:\n${email.surveyUrl}`,
      words.last,
    ]),
  };
}
