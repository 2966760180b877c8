import { alumniStylesheet } from './alumni-stylesheet.ts';
import { htmlResponse } from './html-response.ts';

/** The answer that carries a page for graduates. They have no scripts. */
export function alumniResponse(
  element: { toString(): string | Promise<string> },
  status = 200,
): Response {
  return htmlResponse(element, { stylesheet: alumniStylesheet, status });
}
