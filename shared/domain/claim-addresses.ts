import { alumniAddressReleased } from '../../events/alumni-address-released.ts';
import { alumniAddressShared } from '../../events/alumni-address-shared.ts';
import { causedBy, type Envelope, type OutgoingEvent } from '../../events/contract.ts';
import { withoutClaimant } from './admission.ts';

interface Claim {
  programId: string;
  addressId: string;
  version: number;
  claimants: string[];
  owner?: string | undefined;
}

interface Holder {
  personId: string;
  programId: string;
  addresses: readonly { addressId: string; status: string }[];
}

interface ClaimState {
  /** As they were known until now. */
  person: Pick<Holder, 'addresses'> | undefined;
  /** Claims on the addresses stated now and known before, by address id. */
  claims: ReadonlyMap<string, Claim>;
  /** Addresses that stay on record, and are theirs no longer. */
  givenUp?: ReadonlySet<string>;
}

interface Claimed {
  claims: Claim[];
  emits: OutgoingEvent[];
}

/**
 * Claims a person's addresses, and lets go of those they no longer have.
 * Whoever had an address before hears that it is now shared; whoever is left with it, that it no longer is.
 */
export function claimAddresses(
  state: ClaimState,
  person: Holder,
  event: Envelope<unknown>,
  now: string,
): Claimed {
  const { personId, programId } = person;
  const { givenUp = new Set() } = state;
  const held = person.addresses.filter(
    ({ addressId, status }) => status !== 'not-an-address' && !givenUp.has(addressId),
  );
  const kept = new Set(held.map(({ addressId }) => addressId));
  const claimOn = (addressId: string): Claim =>
    state.claims.get(addressId) ?? { programId, addressId, version: 0, claimants: [] };
  // What was found not to be theirs is not claimed anew when somebody repeats it.
  const own = held.filter(({ status }) => status !== 'not-me').map(({ addressId }) => addressId);
  const gained = [...new Set(own)]
    .map(claimOn)
    .filter(({ claimants }) => !claimants.includes(personId));
  const lost = (state.person?.addresses ?? [])
    .filter(({ addressId }) => !kept.has(addressId))
    .map(({ addressId }) => claimOn(addressId))
    .filter(({ claimants }) => claimants.includes(personId));
  const all = [
    ...gained.map((claim) => gain(claim, personId, event, now)),
    ...lost.map((claim) => letGo(claim, personId, event, now)),
  ];
  return {
    claims: all.map(({ claim }) => claim),
    emits: all.flatMap(({ emits }) => emits),
  };
}

interface OneClaimed {
  claim: Claim;
  emits: OutgoingEvent[];
}

function gain(claim: Claim, personId: string, event: Envelope<unknown>, now: string): OneClaimed {
  const { addressId, claimants, owner } = claim;
  return {
    claim: { ...claim, claimants: [...claimants, personId] },
    emits: (owner === undefined ? claimants : []).map((other) =>
      causedBy(alumniAddressShared, event, {
        idSuffix: `shared/${addressId}/${other}`,
        occurredAt: now,
        data: { personId: other, addressId },
      }),
    ),
  };
}

function letGo(claim: Claim, personId: string, event: Envelope<unknown>, now: string): OneClaimed {
  const { addressId } = claim;
  const after = withoutClaimant(claim, personId);
  return {
    claim: after.claim,
    emits: after.told.map((other) =>
      causedBy(alumniAddressReleased, event, {
        idSuffix: `released/${addressId}/${other}`,
        occurredAt: now,
        data: { personId: other, addressId },
      }),
    ),
  };
}
