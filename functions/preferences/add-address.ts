import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import { outgoing } from '../../events/contract.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Address, Person } from '../../shared/records/person.ts';
import { otherClaimants, standingOf } from './address-standing.ts';
import type { NewAddress } from './read-new-address.ts';

export interface AdditionState {
  person: Person | undefined;
  claim: AddressClaim | undefined;
}

/** Nobody has more; who does is playing. */
const mostAddresses = 12;

/**
 * Takes a graduate's new address.
 * 1. Refuse what brought mail back before: it would only bounce again. 2. Claim the address for the person; is it
 * somebody else's too, it is used for neither until an admin decides. 3. Prefer it to the others. 4. Announce it.
 */
export function addAddress(
  state: AdditionState,
  given: NewAddress & { addressId: string },
  now: string,
): Changes {
  const { person, claim } = state;
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  const known = person.addresses.find((each) => each.addressId === given.addressId);
  if (known?.status === 'bounced' || known?.status === 'complained') {
    return { outcome: 'skipped', because: 'came-back' };
  }
  if (known === undefined && person.addresses.length >= mostAddresses) {
    return { outcome: 'skipped', because: 'too-many' };
  }
  const address = addressOf(person, given, known, claim, now);
  const claimed = claim?.claimants.includes(person.personId) ?? false;
  if (claimed && known !== undefined && isSame(known, address)) {
    return { outcome: 'skipped', because: 'known-already' };
  }
  const others = person.addresses
    .filter((each) => each !== known)
    .map((each) => ({ ...each, primary: false }));
  // First in the list: where nothing else decides, the latest word of the person does.
  const addresses = [address, ...others];
  return {
    outcome: 'done',
    what: 'address-added',
    details: { addressId: given.addressId, status: address.status },
    about: personPartition(person.personId),
    writes: [
      { put: 'person', item: { ...person, addresses, reach: reachOf(addresses, person.unwanted) } },
      ...(claimed ? [] : [claimWrite(person, given.addressId, claim)]),
    ],
    emits: announcements(person, address, claimed ? undefined : claim, now),
  };
}

function addressOf(
  person: Person,
  given: NewAddress & { addressId: string },
  known: Address | undefined,
  claim: AddressClaim | undefined,
  now: string,
): Address {
  const status = standingOf(person.personId, claim);
  return {
    addressId: given.addressId,
    address: given.address,
    electronicMailType: given.electronicMailType,
    primary: true,
    status,
    since: known?.status === status ? known.since : now,
    source: 'self-report',
  };
}

function isSame(a: Address, b: Address): boolean {
  return (
    a.primary === b.primary &&
    a.status === b.status &&
    a.source === b.source &&
    a.electronicMailType === b.electronicMailType
  );
}

function claimWrite(person: Person, addressId: string, claim: AddressClaim | undefined): Write {
  return {
    put: 'addressClaim',
    item: {
      ...claim,
      programId: person.programId,
      addressId,
      version: claim?.version ?? 0,
      claimants: [...(claim?.claimants ?? []), person.personId],
    },
  };
}

/** What changed for the person; and, when the address is now shared, for whoever had it before. */
function announcements(
  person: Person,
  address: Address,
  claim: AddressClaim | undefined,
  now: string,
) {
  const { personId, programId } = person;
  const { addressId } = address;
  const eventId = `${personId}/contact/${addressId}/${person.version + 1}`;
  const detail = {
    occurredAt: now,
    programId,
    correlationId: eventId,
    causationId: eventId,
  };
  const others = address.status === 'shared' ? otherClaimants(personId, claim) : [];
  return [
    outgoing(alumniContactChanged, {
      ...detail,
      eventId,
      data: { personId, addressId, change: 'added' },
    }),
    ...others.map((other) =>
      outgoing(alumniAddressShared, {
        ...detail,
        eventId: `${eventId}/shared/${other}`,
        data: { personId: other, addressId },
      }),
    ),
  ];
}
