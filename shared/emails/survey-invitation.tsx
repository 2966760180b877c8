import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import { FirstQuestion, firstQuestionText } from './first-question.tsx';
import type { SurveyEmail } from './survey-email.ts';

const texts = {
  en: {
    subject: (name: string) => `${name}, where are you now?`,
    preview: (minutes: number) =>
      `One touch answers the first question; all of it takes ${minutes} minutes.`,
    opening:
      'We would like to know how you have been getting on since you left us: at a school, elsewhere, or still looking.',
    ask: (minutes: number) =>
      `It takes about ${minutes} minutes. The first question is right here:`,
    use: 'With your answers we see where our graduates need a hand, and what we should teach better.',
    whole: 'Open the whole survey',
  },
} satisfies Record<Locale, object>;

/** Asks a graduate to take part in the annual survey. */
export function surveyInvitation(email: SurveyEmail): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = words.subject(email.firstName);
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview(email.minutes)}>
        <Paragraph>{words.opening}</Paragraph>
        <Paragraph>{words.ask(email.minutes)}</Paragraph>
        <FirstQuestion email={email} />
        <Paragraph>{words.use}</Paragraph>
        <EmailButton href={email.surveyUrl}>{words.whole}</EmailButton>
      </EmailLayout>,
    ),
    text: emailText(email, [
      words.opening,
      words.ask(email.minutes),
      firstQuestionText(email),
      words.use,
      `${words.whole}:\n${email.surveyUrl}`,
    ]),
  };
}
