import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { CheckInEmail } from './check-in-email.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import { MoodQuestion, moodQuestionText } from './mood-question.tsx';

const texts = {
  en: {
    subject: (name: string) => `${name}, how is teaching going?`,
    preview: 'One touch tells us; it takes less than a minute.',
    afterDays: (days: number) =>
      `It is ${daysInWords(days)} since you took up your position. We would like to know how it is going, and whether there is anything we can do for you.`,
    otherwise:
      'We would like to know how teaching is going for you, and whether there is anything we can do.',
    hard: 'If it is hard, say so. One of us will call you, and we will look for what helps: a mentor, materials, or somebody who listens.',
    readers:
      'Only the program’s staff read your answer. It is not passed on to your school or district.',
  },
} satisfies Record<Locale, object>;

/** `about three months` for 90. */
function daysInWords(days: number): string {
  const months = Math.round(days / 30);
  if (days < 25) return `${days} days`;
  return months === 1 ? 'about a month' : `about ${months} months`;
}

function openingOf({ milestone, locale = defaultLocale }: CheckInEmail): string {
  const [, days] = /^D(\d+)$/.exec(milestone) ?? [];
  return days === undefined ? texts[locale].otherwise : texts[locale].afterDays(Number(days));
}

/** Asks a teacher how it goes. */
export function checkInInvitation(email: CheckInEmail): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = words.subject(email.firstName);
  const opening = openingOf(email);
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{opening}</Paragraph>
        <MoodQuestion email={email} />
        <Paragraph>{words.hard}</Paragraph>
        <Paragraph>{words.readers}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [opening, moodQuestionText(email), words.hard, words.readers]),
  };
}
