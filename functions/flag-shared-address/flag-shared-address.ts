import type { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Person } from '../../shared/records/person.ts';

export interface SharedState {
  person: Person | undefined;
  claim: AddressClaim | undefined;
}

/**
 * Stops using an address that somebody else claims too.
 * 1. See whether it is still shared and undecided. 2. Mark it on the person, who may so become unreachable.
 */
export function flagSharedAddress(
  state: SharedState,
  event: Envelope<DataOf<typeof alumniAddressShared>>,
  now: string,
): Changes {
  const { person, claim } = state;
  const { addressId, personId } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  const others = (claim?.claimants ?? []).filter((claimant) => claimant !== personId);
  if (others.length === 0 || claim?.owner !== undefined) {
    return { outcome: 'skipped', because: 'no-longer-shared' };
  }
  const address = person.addresses.find((each) => each.addressId === addressId);
  if (address?.status !== 'usable') return { outcome: 'skipped', because: 'not-in-use' };
  const addresses = person.addresses.map((each) =>
    each === address ? { ...each, status: 'shared' as const, since: now } : each,
  );
  return {
    outcome: 'done',
    what: 'address-shared',
    details: { addressId },
    about: personPartition(personId),
    writes: [
      { put: 'person', item: { ...person, addresses, reach: reachOf(addresses, person.unwanted) } },
    ],
  };
}
