import { defaultLocale, type Locale } from '../domain/locale.ts';
import { goings, mentoringWords } from '../domain/mentoring-words.ts';
import { ChoiceLinks, choiceLinksText } from './choice-links.tsx';
import type { RenderedEmail } from './email-frame.ts';
import { EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';
import type { PairEmail } from './pair-email.ts';

const texts = {
  en: {
    subject: (name: string, other: string) => `${name}, how is it going with ${other}?`,
    subjectUnnamed: (name: string) => `${name}, how is your mentoring going?`,
    preview: 'One touch, half a minute.',
    opening: (other: string) =>
      `You and ${other} have been in touch for a while. How is it going? One touch is enough.`,
    unnamed: 'the other',
    question: 'How is it going?',
    explain:
      'Your choice opens your page, where it is already selected. Nothing is recorded until you press the button there.',
    private: (other: string) =>
      `Only the program’s staff read what you answer; ${other} never does. If it is going badly, or you never met, say so: nobody is to blame, and I will help.`,
    more: 'On the same page you can change what it is about and how often you meet, pause, or end it.',
  },
} satisfies Record<Locale, object>;

/** Asks one side of a pair how it goes; each answer is a link to the page where it is selected. */
export function pairCheckIn(email: PairEmail): RenderedEmail {
  const locale = email.locale ?? defaultLocale;
  const words = texts[locale];
  const other = email.other ?? words.unnamed;
  const subject =
    email.other === undefined
      ? words.subjectUnnamed(email.firstName)
      : words.subject(email.firstName, email.other);
  const choices = goings.map((going) => ({
    label: mentoringWords[locale].goings[going],
    url: `${email.pairUrl}?going=${going}`,
  }));
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{words.opening(other)}</Paragraph>
        <h1 style="margin:24px 0 12px;font-size:20px;line-height:27px;">{words.question}</h1>
        <ChoiceLinks choices={choices} />
        <p class="muted" style="margin:6px 0 16px;font-size:14px;line-height:21px;color:#55606c;">
          {words.explain}
        </p>
        <Paragraph>{words.private(other)}</Paragraph>
        <Paragraph>{words.more}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [
      words.opening(other),
      `${words.question}\n${words.explain}`,
      ...choiceLinksText(choices),
      words.private(other),
      words.more,
    ]),
  };
}
