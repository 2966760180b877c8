import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { RenderedEmail } from './email-frame.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import type { PairEmail } from './pair-email.ts';

const texts = {
  en: {
    subject: {
      mentor: (name: string) => `${name}, thank you for mentoring`,
      mentee: (name: string) => `${name}, your mentoring has come to its end`,
    },
    preview: 'Thank you, and three short questions.',
    opening: {
      mentor: (other: string) =>
        `Your mentoring of ${other} has come to its end. Thank you for the time and the experience that you gave: it is what keeps new teachers in teaching.`,
      mentee: (other: string) =>
        `Your mentoring with ${other} has come to its end. Thank you for taking part; I hope that it helped.`,
    },
    unnamed: 'a fellow graduate',
    ask: 'Three short questions are left: how it was, whether you would do it again, and what we should know. Your answers are read by the program’s staff only.',
    button: 'Answer three questions',
    next: {
      mentor:
        'Of course you may stay in touch. Your place for a mentee is free again: you may be asked about somebody else, and you may say no as easily as yes.',
      mentee:
        'Of course you may stay in touch. Would another mentor help? The same page has a link to ask for one.',
    },
  },
} satisfies Record<Locale, object>;

/** Thanks one side of a pair at its end, with three questions on their page. */
export function pairThanks(email: PairEmail): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const { side } = email;
  const subject = words.subject[side](email.firstName);
  const opening = words.opening[side](email.other ?? words.unnamed);
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{opening}</Paragraph>
        <Paragraph>{words.ask}</Paragraph>
        <EmailButton href={email.pairUrl}>{words.button}</EmailButton>
        <Paragraph>{words.next[side]}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [
      opening,
      words.ask,
      `${words.button}:\n${email.pairUrl}`,
      words.next[side],
    ]),
  };
}
