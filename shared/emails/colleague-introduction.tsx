import { defaultLocale, type Locale } from '../domain/locale.ts';
import type { EmailFrame, RenderedEmail } from './email-frame.ts';
import { EmailButton, EmailLayout, emailHtml, emailText, Paragraph } from './email-layout.tsx';

/** What an introduction of two graduates at one school is made from; both have said yes. */
export interface ColleagueIntroduction extends EmailFrame {
  colleaguesUrl: string;
  school: string;
  fellow: {
    /** Their name, which whoever says yes agrees to show. */
    name: string;
    firstName: string;
    /** Each only when they agreed to show it. */
    email?: string;
    phone?: string;
    /** `Mathematics, grades 6 to 8`. */
    position?: string;
  };
}

const texts = {
  en: {
    subject: (name: string, fellow: string) => `${name}, meet ${fellow} at your school`,
    preview: 'You both said yes to being introduced.',
    opening: (fellow: string, program: string, school: string) =>
      `${fellow} completed a program at ${program} too, and works at ${school} as you do. You both said that you would like to be introduced: here you are.`,
    fields: { position: 'Teaches', email: 'Email', phone: 'Telephone' },
    nothing: (fellow: string) =>
      `${fellow} has chosen to show no more than the name. You will find each other at school.`,
    first: 'A good first step: a cup of coffee in the first free period that you share.',
    seen: 'They get the same email, with what you have agreed to show.',
    change: 'What I show the others',
  },
} satisfies Record<Locale, object>;

const fields = ['position', 'email', 'phone'] as const;

/** Introduces a graduate to another one at their school, with what that one agreed to show. */
export function colleagueIntroduction(email: ColleagueIntroduction): RenderedEmail {
  const words = texts[email.locale ?? defaultLocale];
  const { fellow, school, program, colleaguesUrl } = email;
  const subject = words.subject(email.firstName, fellow.firstName);
  const opening = words.opening(fellow.name, program.name, school);
  const shown = fields.flatMap((field) => {
    const value = fellow[field];
    return value === undefined ? [] : [{ label: words.fields[field], value }];
  });
  const nothing = words.nothing(fellow.firstName);
  return {
    subject,
    html: emailHtml(
      <EmailLayout email={email} subject={subject} preview={words.preview}>
        <Paragraph>{opening}</Paragraph>
        <Paragraph>
          {shown.length === 0
            ? nothing
            : shown.map(({ label, value }, at) => (
                <>
                  {at > 0 && <br />}
                  {label}: <strong>{value}</strong>
                </>
              ))}
        </Paragraph>
        <Paragraph>{words.first}</Paragraph>
        <Paragraph>{words.seen}</Paragraph>
        <EmailButton href={colleaguesUrl}>{words.change}</EmailButton>
      </EmailLayout>,
    ),
    text: emailText(email, [
      opening,
      shown.length === 0
        ? nothing
        : shown.map(({ label, value }) => `${label}: ${value}`).join('\n'),
      words.first,
      words.seen,
      `${words.change}:\n${colleaguesUrl}`,
    ]),
  };
}
