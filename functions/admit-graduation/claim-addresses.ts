import { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { causedBy, type Envelope, type OutgoingEvent } from '../../events/contract.ts';
import { withoutClaimant } from '../../shared/domain/admission.ts';
import type { Write } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Person } from '../../shared/records/person.ts';

interface ClaimState {
  /** As they were known until now. */
  person: Person | undefined;
  /** Claims on the addresses stated now and known before, by address id. */
  claims: ReadonlyMap<string, AddressClaim>;
}

interface Claimed {
  writes: Write[];
  emits: OutgoingEvent[];
}

/**
 * Claims a person's addresses, and lets go of those they no longer have.
 * Whoever had an address before hears that it is now shared; whoever is left with it, that it no longer is.
 */
export function claimAddresses(
  state: ClaimState,
  person: Person,
  event: Envelope<unknown>,
  now: string,
): Claimed {
  const held = new Set(
    person.addresses
      .filter(({ status }) => status !== 'not-an-address')
      .map(({ addressId }) => addressId),
  );
  const claimOn = (addressId: string): AddressClaim =>
    state.claims.get(addressId) ?? {
      programId: person.programId,
      addressId,
      version: 0,
      claimants: [],
    };
  const gained = [...held]
    .map(claimOn)
    .filter(({ claimants }) => !claimants.includes(person.personId));
  const lost = (state.person?.addresses ?? [])
    .filter(({ addressId }) => !held.has(addressId))
    .map(({ addressId }) => claimOn(addressId))
    .filter(({ claimants }) => claimants.includes(person.personId));
  const all = [
    ...gained.map((claim) => gain(claim, person, event, now)),
    ...lost.map((claim) => letGo(claim, person, event, now)),
  ];
  return {
    writes: all.flatMap(({ writes }) => writes),
    emits: all.flatMap(({ emits }) => emits),
  };
}

function gain(claim: AddressClaim, person: Person, event: Envelope<unknown>, now: string): Claimed {
  const { addressId, claimants, owner } = claim;
  return {
    writes: [
      { put: 'addressClaim', item: { ...claim, claimants: [...claimants, person.personId] } },
    ],
    emits: (owner === undefined ? claimants : []).map((personId) =>
      causedBy(alumniAddressShared, event, {
        idSuffix: `shared/${addressId}/${personId}`,
        occurredAt: now,
        data: { personId, addressId },
      }),
    ),
  };
}

function letGo(
  claim: AddressClaim,
  person: Person,
  event: Envelope<unknown>,
  now: string,
): Claimed {
  const { addressId } = claim;
  const after = withoutClaimant(claim, person.personId);
  return {
    writes: [{ put: 'addressClaim', item: after.claim }],
    emits: after.told.map((personId) =>
      causedBy(alumniAddressReleased, event, {
        idSuffix: `released/${addressId}/${personId}`,
        occurredAt: now,
        data: { personId, addressId },
      }),
    ),
  };
}
