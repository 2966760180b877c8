import type { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import type { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { addressStatus } from '../../shared/domain/admission.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Address, Person } from '../../shared/records/person.ts';

export interface SharedState {
  person: Person | undefined;
  claim: AddressClaim | undefined;
}

/** What depends on who else claims an address; what a mailbox or the person said of it stays. */
const dependsOnClaims: readonly Address['status'][] = ['usable', 'shared', 'someone-else'];

/**
 * Stops using an address that somebody else claims too, and uses it again once they gave it up.
 * 1. See who claims it now: the news may be old, or come in another order than it happened.
 * 2. Mark it on the person, who may so become unreachable, or reachable again. The claim is written with it, so that
 * nobody else claims or releases the address in between.
 */
export function flagSharedAddress(
  state: SharedState,
  event: Envelope<DataOf<typeof alumniAddressShared | typeof alumniAddressReleased>>,
  now: string,
): Changes {
  const { person, claim } = state;
  const { addressId, personId } = event.data;
  if (person === undefined) return { outcome: 'skipped', because: 'no-such-person' };
  if (claim === undefined) return { outcome: 'skipped', because: 'not-claimed' };
  const address = person.addresses.find((each) => each.addressId === addressId);
  if (address === undefined || !dependsOnClaims.includes(address.status)) {
    return { outcome: 'skipped', because: 'not-in-use' };
  }
  const status = standingOf(address, personId, claim);
  if (status === address.status) return { outcome: 'skipped', because: 'known-already' };
  const addresses = person.addresses.map((each) =>
    each === address ? { ...each, status, since: now } : each,
  );
  return {
    outcome: 'done',
    what: status === 'usable' ? 'address-released' : 'address-shared',
    details: { addressId, status },
    about: personPartition(personId),
    writes: [
      { put: 'person', item: { ...person, addresses, reach: reachOf(addresses, person.unwanted) } },
      { put: 'addressClaim', item: claim },
    ],
  };
}

function standingOf(address: Address, personId: string, claim: AddressClaim): Address['status'] {
  const stated = {
    electronicMailAddress: address.address,
    electronicMailType: address.electronicMailType,
    primaryEmailAddressIndicator: address.primary,
    sharedWithOthers: address.statedShared,
  };
  return addressStatus(stated, personId, claim);
}
