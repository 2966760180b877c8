import { AlumniPage } from './alumni-page.tsx';
import { defaultLocale, type Locale } from '../domain/locale.ts';
import { alumniResponse } from './alumni-response.ts';

const texts = {
  en: {
    title: 'This link does not work',
    why: 'It may have been cut off on its way, or it belongs to something else. Nothing was changed.',
    next: 'What you can do',
    newest:
      'Open the newest email from your program and use the link in it. Links must be opened whole: if yours runs over two lines, copy both.',
    reply:
      'Or simply reply to that email: a person of the program reads the answers and will help.',
  },
} satisfies Record<Locale, object>;

/**
 * For every link that is tampered with, cut off, foreign, or meant for another door: one and the same answer,
 * so that it tells nobody which of these it was.
 */
export function unknownLinkPage(locale: Locale = defaultLocale): Response {
  const words = texts[locale];
  return alumniResponse(
    <AlumniPage locale={locale} title={words.title}>
      <div class="card stack">
        <h1>{words.title}</h1>
        <p>{words.why}</p>
        <h2>{words.next}</h2>
        <ul class="stack">
          <li>{words.newest}</li>
          <li>{words.reply}</li>
        </ul>
      </div>
    </AlumniPage>,
    404,
  );
}
