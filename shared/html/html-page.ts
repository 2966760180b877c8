import type { JSX } from 'hono/jsx/jsx-runtime';
import { contentSecurityPolicy } from '../domain/content-security-policy.ts';
import { stylesheet } from './stylesheet.ts';

/**
 * The answer that carries a page. Personal pages are never stored by anyone on the way, and their addresses,
 * which hold links' tokens, are told to no other site.
 */
export function htmlPage(
  element: JSX.Element,
  options: { status?: number; scripts?: readonly string[] } = {},
): Response {
  return new Response(`<!doctype html>${String(element)}`, {
    status: options.status ?? 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex, nofollow',
      'Content-Security-Policy': contentSecurityPolicy({
        styles: [stylesheet],
        scripts: options.scripts ?? [],
      }),
    },
  });
}
