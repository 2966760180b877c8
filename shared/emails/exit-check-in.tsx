import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { CheckInEmail } from './check-in-email.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import { MoodQuestion, moodQuestionText } from './mood-question.tsx';

const texts = {
  en: {
    subject: (name: string) => `${name}, how are you doing?`,
    preview: 'Your position has ended. One touch tells us how you are.',
    opening:
      'We heard that your position has ended. Whatever the reason, and whatever comes next, you are still one of ours.',
    ask: 'We would like to know how you are, and whether we can help: with finding another position, a license, or just somebody to talk it through with.',
    readers:
      'Only the program’s staff read your answer. It is not passed on to your former school or district.',
  },
} satisfies Record<Locale, object>;

/** Asks somebody whose position has ended how they are. */
export function exitCheckIn(email: CheckInEmail): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = words.subject(email.firstName);
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{words.opening}</Paragraph>
        <Paragraph>{words.ask}</Paragraph>
        <MoodQuestion email={email} />
        <Paragraph>{words.readers}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [words.opening, words.ask, moodQuestionText(email), words.readers]),
  };
}
