import { contentSecurityPolicy } from '../domain/content-security-policy.ts';

/**
 * The answer that carries a page. Personal pages are never stored by anyone on the way, and their addresses,
 * which hold links' tokens, are told to no other site. Components must not be asynchronous.
 */
export function htmlResponse(
  element: { toString(): string | Promise<string> },
  options: { stylesheet: string; status?: number; scripts?: readonly string[] },
): Response {
  return new Response(`<!doctype html>${String(element)}`, {
    status: options.status ?? 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
      'Content-Security-Policy': contentSecurityPolicy({
        styles: [options.stylesheet],
        scripts: options.scripts ?? [],
      }),
    },
  });
}
