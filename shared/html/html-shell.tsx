import type { Child } from 'hono/jsx';
import type { Locale } from '../domain/locale.ts';

/** A leaf in the accent's colour; inline, so that no browser asks the site for an icon. */
const icon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#17594a"/><path d="M4 8.5l2.6 2.6L12 5.2" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/></svg>',
  );

/** Head and body of every page. `scripts` and `stylesheet` are inline: the policy of the answer must name the same. */
export function HtmlShell(props: {
  locale: Locale;
  title: string;
  layout: 'alumni' | 'console';
  stylesheet: string;
  scripts?: readonly string[];
  children: Child;
}) {
  return (
    <html lang={props.locale}>
      <head>
        <meta charset="utf-8" />
        <title>{props.title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={icon} />
        <style dangerouslySetInnerHTML={{ __html: props.stylesheet }} />
      </head>
      <body class={props.layout}>
        {props.children}
        {(props.scripts ?? []).map((script) => (
          <script type="module" dangerouslySetInnerHTML={{ __html: script }} />
        ))}
      </body>
    </html>
  );
}
