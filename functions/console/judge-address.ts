import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import { type DataOf, outgoing } from '../../events/contract.ts';
import { addressStatus } from '../../shared/domain/admission.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Address, Person } from '../../shared/records/person.ts';

export interface AddressState {
  person: Person | undefined;
  claim: AddressClaim | undefined;
}

/** Whether an admin may set an address aside: only what would otherwise be written to. */
export function maySetAside(status: Address['status']): boolean {
  return status === 'usable' || status === 'shared';
}

/** Whether an admin may say of an address whose it is: two people have it, or it was given to the other one. */
export function mayGive(status: Address['status']): boolean {
  return status === 'shared' || status === 'someone-else';
}

/** Marks an address as one that does not reach the person, or uses it again. */
export function setAddressAside(
  state: AddressState,
  { addressId, aside }: { addressId: string; aside: boolean },
  now: string,
): Changes {
  const found = find(state, addressId);
  if (found === undefined) return { outcome: 'skipped', because: 'address-gone' };
  const { person, address } = found;
  if (aside ? !maySetAside(address.status) : address.status !== 'not-me') {
    return { outcome: 'skipped', because: 'so-already' };
  }
  const status = aside ? 'not-me' : standingOf(person.personId, address, state.claim);
  return changed(person, address, {
    status,
    what: aside ? 'address-set-aside' : 'address-restored',
    change: aside ? 'not-me' : 'added',
    now,
    claim: state.claim,
  });
}

/**
 * Takes an admin's word on whose a shared address is. The claim then names its owner, so that every later file is
 * judged by it; the others are told one by one (`takeAddressFrom`), each in their own history.
 */
export function giveAddress(state: AddressState, addressId: string, now: string): Changes {
  const found = find(state, addressId);
  if (found === undefined) return { outcome: 'skipped', because: 'address-gone' };
  const { person, address } = found;
  if (!mayGive(address.status)) return { outcome: 'skipped', because: 'not-shared' };
  const { personId, programId } = person;
  const claimants = state.claim?.claimants ?? [];
  const claim: AddressClaim = {
    programId,
    addressId,
    version: state.claim?.version ?? 0,
    claimants: claimants.includes(personId) ? [...claimants] : [...claimants, personId],
    owner: personId,
  };
  return changed(person, address, {
    status: 'usable',
    what: 'address-given',
    change: 'assigned',
    now,
    claim,
  });
}

/** Stops using an address for somebody whose it is not, once an admin has given it to another. */
export function takeAddressFrom(state: AddressState, addressId: string, now: string): Changes {
  const found = find(state, addressId);
  if (found === undefined) return { outcome: 'skipped', because: 'address-gone' };
  const { person, address } = found;
  const owner = state.claim?.owner;
  if (owner === undefined || owner === person.personId) {
    return { outcome: 'skipped', because: 'not-decided' };
  }
  if (!maySetAside(address.status)) return { outcome: 'skipped', because: 'so-already' };
  return changed(person, address, {
    status: 'someone-else',
    what: 'address-given-away',
    change: 'released',
    now,
    claim: state.claim,
  });
}

function find({ person }: AddressState, addressId: string) {
  if (person === undefined || person.erasedAt !== undefined) return undefined;
  const address = person.addresses.find((each) => each.addressId === addressId);
  return address === undefined ? undefined : { person, address };
}

/** Whether an address may be used, once nothing speaks against it but what others claim. */
function standingOf(
  personId: string,
  address: Address,
  claim: AddressClaim | undefined,
): Address['status'] {
  const { address: electronicMailAddress, electronicMailType, primary, statedShared } = address;
  const stated = {
    electronicMailAddress,
    electronicMailType,
    primaryEmailAddressIndicator: primary,
    sharedWithOthers: statedShared,
  };
  return addressStatus(stated, personId, claim);
}

interface AddressChange {
  status: Address['status'];
  what: string;
  change: DataOf<typeof alumniContactChanged>['change'];
  now: string;
  /** Written with the person, so that nobody claims or releases the address in between. */
  claim: AddressClaim | undefined;
}

function changed(person: Person, address: Address, made: AddressChange): Changes {
  const { personId, programId } = person;
  const { addressId } = address;
  const { status, what, change, now } = made;
  const claimed: Write[] =
    made.claim === undefined ? [] : [{ put: 'addressClaim', item: made.claim }];
  const addresses = person.addresses.map((each) =>
    each === address ? { ...each, status, since: now } : each,
  );
  const eventId = `${personId}/contact/${addressId}/${person.version + 1}`;
  return {
    outcome: 'done',
    what,
    details: { addressId, status },
    about: personPartition(personId),
    writes: [
      { put: 'person', item: { ...person, addresses, reach: reachOf(addresses, person.unwanted) } },
      ...claimed,
    ],
    emits: [
      outgoing(alumniContactChanged, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: { personId, addressId, change },
      }),
    ],
  };
}
