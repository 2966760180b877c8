import { createHash } from 'node:crypto';

/**
 * The policy of a page that brings its style and scripts inline and loads nothing from anywhere (CSP level 3).
 * Exactly these texts run; whatever an answer or a name might smuggle into a page does not.
 */
export function contentSecurityPolicy({
  styles,
  scripts = [],
}: {
  styles: readonly string[];
  scripts?: readonly string[];
}): string {
  const only = (texts: readonly string[]) =>
    texts.length === 0 ? "'none'" : texts.map(hashSource).join(' ');
  return [
    "default-src 'none'",
    `style-src ${only(styles)}`,
    `script-src ${only(scripts)}`,
    // Scripts, where a page has some, talk to this site only.
    `connect-src ${scripts.length === 0 ? "'none'" : "'self'"}`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
