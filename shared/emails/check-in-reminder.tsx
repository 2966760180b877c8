import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { CheckInEmail } from './check-in-email.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import { MoodQuestion, moodQuestionText } from './mood-question.tsx';

const texts = {
  en: {
    subject: (name: string) => `${name}, once more: how is it going?`,
    preview: 'Still one touch. We ask this time and then leave you in peace.',
    opening:
      'A few days ago we asked how it is going. Perhaps it was a bad moment, so here it is once more. One touch is enough.',
    hard: 'If it is hard, say so: one of us will call you.',
    last: 'This is the only reminder. You can also simply not answer.',
  },
} satisfies Record<Locale, object>;

/** Asks once more who has not answered a check-in. */
export function checkInReminder(email: CheckInEmail): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = words.subject(email.firstName);
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{words.opening}</Paragraph>
        <MoodQuestion email={email} />
        <Paragraph>{words.hard}</Paragraph>
        <Paragraph>{words.last}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [words.opening, moodQuestionText(email), words.hard, words.last]),
  };
}
