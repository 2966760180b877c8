import type { Sharing } from '../../events/vocabulary/mentoring.ts';
import { addressFor } from './reach.ts';

interface Shown {
  addresses: Parameters<typeof addressFor<{ address: string } & Known>>[0];
  telephone?: string | undefined;
  current?: { school?: string | undefined } | undefined;
  directoryHold: boolean;
}
type Known = Parameters<typeof addressFor>[0][number];

/** What somebody agreed to show another, as far as it is known; nothing on a directory hold. */
export function shownOf(
  { addresses, telephone, current, directoryHold }: Shown,
  shares: readonly Sharing[],
): Partial<Record<Sharing, string>> {
  if (directoryHold) return {};
  const known = {
    email: addressFor(addresses)?.address,
    phone: telephone,
    school: current?.school,
  };
  return Object.fromEntries(
    shares.flatMap((share) => {
      const value = known[share];
      return value === undefined ? [] : [[share, value]];
    }),
  );
}
