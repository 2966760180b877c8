import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import { outgoing } from '../../events/contract.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { Changes } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Address, Person } from '../../shared/records/person.ts';
import { standingOf } from './address-standing.ts';

export interface RefusalState {
  person: Person | undefined;
  claim: AddressClaim | undefined;
}

export interface Refusal {
  addressId: string;
  /** `not-me` stops the address being used for this person; `undo` takes that back. */
  act: 'not-me' | 'undo';
}

/** Statuses that "This is not me" ends; the others are not written to anyway, and their reason is worth keeping. */
const inUse: readonly Address['status'][] = ['usable', 'shared'];

/** Whether somebody could still be written to at an address, so that "This is not me" means something. */
export function mayBeRefused(address: Address): boolean {
  return inUse.includes(address.status);
}

/**
 * Takes "This is not me": whoever reads that mailbox is not the graduate.
 * 1. Leave alone what is settled. 2. Mark the address, never to be used for this person again (or, undone, to be
 * used again unless somebody else claims it). 3. See whether the person can still be reached. 4. Announce it.
 */
export function refuseAddress(state: RefusalState, refusal: Refusal, now: string): Changes {
  const { person, claim } = state;
  const { addressId, act } = refusal;
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  const address = person.addresses.find((each) => each.addressId === addressId);
  if (address === undefined) return { outcome: 'skipped', because: 'address-gone' };
  const applies = act === 'not-me' ? mayBeRefused(address) : address.status === 'not-me';
  if (!applies) return { outcome: 'skipped', because: 'as-said-already' };

  const { personId, programId } = person;
  const status: Address['status'] = act === 'not-me' ? 'not-me' : standingOf(personId, claim);
  const addresses = person.addresses.map((each) =>
    each === address ? { ...each, status, since: now } : each,
  );
  const eventId = `${personId}/contact/${addressId}/${person.version + 1}`;
  return {
    outcome: 'done',
    what: act === 'not-me' ? 'address-refused' : 'address-refusal-undone',
    details: { addressId, status },
    about: personPartition(personId),
    writes: [
      { put: 'person', item: { ...person, addresses, reach: reachOf(addresses, person.unwanted) } },
    ],
    emits: [
      outgoing(alumniContactChanged, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: { personId, addressId, change: act === 'not-me' ? 'not-me' : 'added' },
      }),
    ],
  };
}
