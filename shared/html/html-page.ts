import { htmlResponse } from './html-response.ts';
import { stylesheet } from './stylesheet.ts';

/** The answer that carries a page of the console or the documentation. */
export function htmlPage(
  element: { toString(): string | Promise<string> },
  options: { status?: number; scripts?: readonly string[] } = {},
): Response {
  return htmlResponse(element, { ...options, stylesheet });
}
