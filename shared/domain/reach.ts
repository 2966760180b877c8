/** Whether, and at which address, a person may be written to. */

interface KnownAddress {
  electronicMailType: 'Home/Personal' | 'Work' | 'Organization' | 'Other';
  primary: boolean;
  status:
    | 'usable'
    | 'not-an-address'
    | 'shared'
    | 'someone-else'
    | 'not-me'
    | 'bounced'
    | 'complained';
}

export type Reach =
  | 'reachable'
  | 'no-address'
  | 'unusable-address'
  | 'shared-address'
  | 'opted-out';

/** What was chosen by the person first, then what outlives a job or a university account. */
const preference = ['Home/Personal', 'Work', 'Organization', 'Other'];

/** The address to write to: the usable one that is preferred; undefined when there is none. */
export function addressFor<Known extends KnownAddress>(
  addresses: readonly Known[],
): Known | undefined {
  return addresses
    .filter((address) => address.status === 'usable')
    .sort(
      (a, b) =>
        Number(b.primary) - Number(a.primary) ||
        preference.indexOf(a.electronicMailType) - preference.indexOf(b.electronicMailType),
    )[0];
}

/** How a person stands for surveys. Opting out comes first: an address we may not use is no way to reach anyone. */
export function reachOf(addresses: readonly KnownAddress[], unwanted: readonly string[]): Reach {
  if (unwanted.includes('surveys')) return 'opted-out';
  if (addressFor(addresses) !== undefined) return 'reachable';
  if (addresses.some((address) => address.status === 'shared')) return 'shared-address';
  return addresses.length === 0 ? 'no-address' : 'unusable-address';
}
