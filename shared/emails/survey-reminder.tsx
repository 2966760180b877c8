import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import { FirstQuestion, firstQuestionText } from './first-question.tsx';
import type { SurveyEmail } from './survey-email.ts';

const texts = {
  en: {
    subject: (name: string) => `${name}, a short reminder: where are you now?`,
    preview: (minutes: number) =>
      `Still ${minutes} minutes, still one touch for the first question.`,
    opening:
      'A little while ago we asked how you are getting on. Perhaps it was a bad moment, so here it is once more. Whether you teach or not, your answer counts.',
    ask: 'The first question:',
    last: 'We send two reminders at most, and none once you have answered.',
    whole: 'Open the whole survey',
  },
} satisfies Record<Locale, object>;

/** Asks again who has not begun the annual survey. */
export function surveyReminder(email: SurveyEmail): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = words.subject(email.firstName);
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview(email.minutes)}>
        <Paragraph>{words.opening}</Paragraph>
        <Paragraph>{words.ask}</Paragraph>
        <FirstQuestion email={email} />
        <EmailButton href={email.surveyUrl}>{words.whole}</EmailButton>
        <Paragraph>{words.last}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [
      words.opening,
      words.ask,
      firstQuestionText(email),
      `${words.whole}:\n${email.surveyUrl}`,
      words.last,
    ]),
  };
}
