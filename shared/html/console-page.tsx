import type { Child } from 'hono/jsx';
import type { Locale } from '../domain/locale.ts';
import { HtmlDocument } from './html-document.tsx';

const texts = {
  en: {
    skip: 'Skip to the content',
    parts: 'Parts of the console',
    signOut: 'Sign out',
    console: 'Rollcall',
    problem: 'Please look again',
  },
} satisfies Record<Locale, object>;

export interface ConsolePart {
  href: string;
  label: string;
  current: boolean;
}

/** A page for a program's staff: wide, with the parts of the console at the top. */
export function ConsolePage(props: {
  locale: Locale;
  title: string;
  program: string;
  /** Left out on pages before sign-in. */
  signedIn?: { name: string; signOutUrl: string };
  parts: readonly ConsolePart[];
  wrong?: boolean;
  /** Inline scripts; give the same to `htmlPage`. The page must work without them. */
  scripts?: readonly string[];
  children: Child;
}) {
  const words = texts[props.locale];
  const title = `${props.title} – ${props.program} – ${words.console}`;
  return (
    <HtmlDocument
      locale={props.locale}
      layout="console"
      title={props.wrong ? `${words.problem}: ${title}` : title}
      scripts={props.scripts ?? []}
    >
      <a class="skip-link" href="#content">
        {words.skip}
      </a>
      <header class="top">
        <div>
          <p class="name">{props.program}</p>
          {props.signedIn !== undefined && (
            <div class="signed-in">
              <span>{props.signedIn.name}</span>
              {/* A form: a link that is merely opened must not end anything. */}
              <form method="post" action={props.signedIn.signOutUrl}>
                <button class="link" type="submit">
                  {words.signOut}
                </button>
              </form>
            </div>
          )}
          {props.parts.length > 0 && (
            <nav class="parts" aria-label={words.parts}>
              <ul>
                {props.parts.map((part) => (
                  <li>
                    <a href={part.href} aria-current={part.current ? 'page' : undefined}>
                      {part.label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </div>
      </header>
      <main id="content" class="stack-wide">
        {props.children}
      </main>
    </HtmlDocument>
  );
}
