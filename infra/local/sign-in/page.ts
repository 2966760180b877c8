/** The pages of the local sign-in: one to choose who to be, one for what went wrong. */
import { createHash } from 'node:crypto';
import type { LocalAccount } from './accounts.ts';

export interface LoginPage {
  /** Where the form goes. */
  readonly action: string;
  readonly accounts: readonly LocalAccount[];
}

export function loginPage({ action, accounts }: LoginPage): string {
  const buttons = accounts
    .map(
      ({ email, givenName, familyName, programId }) => `
      <li><button name="account" value="${escaped(email)}">
        <span class="who">Continue as ${escaped(givenName)} ${escaped(familyName)}</span>
        <span class="what">${escaped(email)}</span>
        <span class="what">Program ${escaped(programId)}</span>
      </button></li>`,
    )
    .join('');
  return page(
    'Sign in to Rollcall',
    `<h1>Sign in to Rollcall</h1>
    <p class="note"><strong>This page exists only on this machine.</strong> It stands in for the
      university’s sign-in while you try Rollcall, so it asks for no password: choose who to be.</p>
    <form method="post" action="${escaped(action)}"><ul>${buttons}
    </ul></form>`,
  );
}

export function failurePage(reason: string): string {
  return page(
    'Sign-in did not work',
    `<h1>Sign-in did not work</h1>
    <p>Open the console again to start over.</p>
    <p class="note">What the local sign-in says: ${escaped(reason)}</p>`,
  );
}

/** Sent with each page: nothing is loaded from anywhere, no frame may hold it. `targets` are where forms may lead. */
export function pageHeaders(targets: readonly string[] = []): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
      // Browsers hold the way back to the console against the form too.
      `form-action ${["'self'", ...targets].join(' ')}`,
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

const STYLE = `
  :root { color-scheme: light dark; --ink: #1d2733; --soft: #4a5866; --paper: #f4f6f8; --card: #fff;
    --line: #c3ccd5; --accent: #0b5a8a; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #b3c0cc; --paper: #12181f;
    --card: #1b242e; --line: #46535f; --accent: #7cc4f2; } }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
    background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
  main { width: 100%; max-width: 27rem; background: var(--card); border: 1px solid var(--line);
    border-radius: .75rem; padding: clamp(1.25rem, 6vw, 2.25rem); }
  h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; }
  p { margin: 0 0 1rem; }
  .note { color: var(--soft); }
  .note strong { color: var(--ink); }
  ul { list-style: none; margin: 1.25rem 0 0; padding: 0; display: grid; gap: .75rem; }
  button { width: 100%; padding: .85rem 1rem; text-align: left; font: inherit; color: inherit; cursor: pointer;
    background: transparent; border: 1px solid var(--line); border-left: .3rem solid var(--accent);
    border-radius: .5rem; }
  button:hover { border-color: var(--accent); }
  button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
  .who { display: block; font-weight: 600; color: var(--accent); }
  .what { display: block; color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }`;

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escaped(title)}</title>
  <style>${STYLE}</style>
</head>
<body>
  <main>
    ${content}
  </main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
