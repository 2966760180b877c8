import { createHash } from 'node:crypto';
import { normalizeHeading } from './normalize-heading.ts';

/** Names a set of headings in their order: the next file of the same source has the same. */
export function headingsDigest(headings: readonly string[]): string {
  const text = headings.map(normalizeHeading).join('|');
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
