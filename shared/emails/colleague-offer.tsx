import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { EmailFrame, RenderedEmail } from './email-frame.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';

/** What the question whether somebody wants to meet fellow graduates is made from. It names none of them. */
export interface ColleagueOffer extends EmailFrame {
  colleaguesUrl: string;
  school: string;
  /** How many others work there. */
  others: number;
}

const texts = {
  en: {
    subject: (name: string) => `${name}, meet fellow graduates at your school?`,
    preview: 'We introduce only those who both say yes.',
    one: (program: string, school: string) =>
      `You are not the only graduate of ${program} at ${school}: another one works there too.`,
    several: (program: string, school: string, others: number) =>
      `You are not the only graduate of ${program} at ${school}: ${others} others work there too.`,
    ask: 'Would you like us to introduce you to each other?',
    how: 'We ask each of you. If two of you say yes, both get one email with what each has agreed to show. Until then we name nobody to anybody, and nobody learns who said no.',
    yes: 'Yes, introduce me',
    no: 'No, thank you',
  },
} satisfies Record<Locale, object>;

/** Asks a graduate whether they want to be introduced to fellow graduates at their school. */
export function colleagueOffer(email: ColleagueOffer): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const subject = words.subject(email.firstName);
  const { school, others, program } = email;
  const opening =
    others === 1 ? words.one(program.name, school) : words.several(program.name, school, others);
  const yesUrl = `${email.colleaguesUrl}?answer=yes`;
  const noUrl = `${email.colleaguesUrl}?answer=no`;
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{opening}</Paragraph>
        <Paragraph>{words.ask}</Paragraph>
        <EmailButton href={yesUrl}>{words.yes}</EmailButton>
        <EmailButton href={noUrl}>{words.no}</EmailButton>
        <Paragraph>{words.how}</Paragraph>
      </EmailLayout>,
    ),
    text: emailText(email, [
      opening,
      words.ask,
      `${words.yes}:\n${yesUrl}`,
      `${words.no}:\n${noUrl}`,
      words.how,
    ]),
  };
}
