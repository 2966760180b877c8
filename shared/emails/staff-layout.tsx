import type { Child } from 'hono/jsx';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import { EmailShell } from './email-layout.tsx';

/** What stands in every email to a program's staff. All addresses of pages are whole (`https://…`). */
export interface StaffEmail {
  locale?: Locale;
  /** Of the member of the staff. */
  name: string;
  program: { name: string };
}

const texts = {
  en: {
    greeting: (name: string) => `Hello ${name},`,
    why: (program: string) =>
      `Rollcall sent this to you because you look after the graduates of ${program}. Who calls can be changed in the console, under Settings.`,
  },
} satisfies Record<Locale, object>;

/** The frame of emails to the staff: no way to unsubscribe, as it is their work, and no postal address. */
export function StaffLayout(props: {
  email: StaffEmail;
  subject: string;
  preview: string;
  children: Child;
}) {
  const { email } = props;
  const locale = email.locale ?? defaultLocale;
  const words = texts[locale];
  return (
    <EmailShell
      locale={locale}
      subject={props.subject}
      preview={props.preview}
      name={email.program.name}
      foot={<p style="margin:0;">{words.why(email.program.name)}</p>}
    >
      <p style="margin:0 0 16px;">{words.greeting(email.name)}</p>
      {props.children}
    </EmailShell>
  );
}

/** The plain-text email around its own paragraphs. */
export function staffText(email: StaffEmail, paragraphs: readonly string[]): string {
  const words = texts[email.locale ?? defaultLocale];
  return [words.greeting(email.name), ...paragraphs, '-- ', words.why(email.program.name)].join(
    '\n\n',
  );
}
