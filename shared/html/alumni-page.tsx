import type { Child } from 'hono/jsx';
import type { Locale } from '../domain/locale.ts';
import { alumniStylesheet } from './alumni-stylesheet.ts';
import { HtmlShell } from './html-shell.tsx';

const texts = {
  en: {
    skip: 'Skip to the content',
    sender: 'For our graduates',
    unknownSender: 'Your program’s graduate survey',
    problem: 'Please look again',
    promise: 'What you tell us is never used for fundraising.',
    questions: (name: string) => `Questions? Write to ${name}:`,
  },
} satisfies Record<Locale, object>;

/** Who is writing, as far as a page may say so. */
export interface PageProgram {
  name: string;
  replyTo: { name: string; address: string };
}

/** A page for graduates: the program's letterhead, one thing to do, whom to ask. */
export function AlumniPage(props: {
  locale: Locale;
  title: string;
  /** Left out where a page must not say whose graduates it is for. */
  program?: PageProgram | undefined;
  /** The page shows a form again, with what is wrong. */
  wrong?: boolean;
  children: Child;
}) {
  const words = texts[props.locale];
  const name = props.program?.name ?? words.unknownSender;
  const title = `${props.title} – ${name}`;
  return (
    <HtmlShell
      locale={props.locale}
      layout="alumni"
      stylesheet={alumniStylesheet}
      title={props.wrong ? `${words.problem}: ${title}` : title}
    >
      <a class="skip-link" href="#content">
        {words.skip}
      </a>
      <header class="letterhead">
        <div>
          <p>{name}</p>
          {props.program !== undefined && <p>{words.sender}</p>}
        </div>
      </header>
      <main id="content" class="stack-wide">
        {props.children}
      </main>
      <footer class="foot">
        <div>
          <p>{words.promise}</p>
          {props.program !== undefined && (
            <p>
              {words.questions(props.program.replyTo.name)}{' '}
              <a href={mailTo(props.program.replyTo.address)}>{props.program.replyTo.address}</a>
            </p>
          )}
        </div>
      </footer>
    </HtmlShell>
  );
}

/** A `mailto:` link (RFC 6068) to one address and nothing more. */
export function mailTo(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}
