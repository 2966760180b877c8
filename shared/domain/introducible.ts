import type { Purpose } from '../../events/vocabulary/purpose.ts';
import { addressFor } from './reach.ts';

interface Introducible {
  addresses: Parameters<typeof addressFor>[0];
  directoryHold: boolean;
  erasedAt?: string | undefined;
  graduation: string;
  unwanted: readonly Purpose[];
}

/**
 * Whether somebody may be introduced to others, and asked whether they want to be: no directory hold, a degree that
 * stands, an address, and no wish for no such emails.
 */
export function isIntroducible(person: Introducible): boolean {
  return (
    !person.directoryHold &&
    person.erasedAt === undefined &&
    person.graduation !== 'revoked' &&
    !person.unwanted.includes('events') &&
    addressFor(person.addresses) !== undefined
  );
}
