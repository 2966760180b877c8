import { addressFor } from './reach.ts';

type Addresses = Parameters<typeof addressFor>[0];

/** Why no check-in can go to somebody by email; undefined when one can. */
export function checkInBarrier(person: {
  addresses: Addresses;
  unwanted: readonly string[];
  graduation: string;
}): 'opted-out' | 'degree-revoked' | 'not-reachable' | undefined {
  if (person.unwanted.includes('checkIns')) return 'opted-out';
  if (person.graduation === 'revoked') return 'degree-revoked';
  return addressFor(person.addresses) === undefined ? 'not-reachable' : undefined;
}
