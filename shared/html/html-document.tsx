import type { Child } from 'hono/jsx';
import type { Locale } from '../domain/locale.ts';
import { HtmlShell } from './html-shell.tsx';
import { stylesheet } from './stylesheet.ts';

/** Head and body of a page with the whole style. `scripts` are inline; give the same to `htmlPage`. */
export function HtmlDocument(props: {
  locale: Locale;
  title: string;
  layout: 'alumni' | 'console';
  scripts?: readonly string[];
  children: Child;
}) {
  return <HtmlShell {...props} stylesheet={stylesheet} />;
}
