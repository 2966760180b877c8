import { addressStatus } from '../../shared/domain/admission.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Entry } from '../../shared/records/entry.ts';
import type { Address, Person } from '../../shared/records/person.ts';
import type { Moved } from './move-claims.ts';

/** Somebody as they were before, and who claimed their addresses until now. */
export interface Back {
  person: Person;
  claims: readonly AddressClaim[];
}

/** The person as they were before this import, with what was learned since; if nothing else has changed them. */
export function formerPerson(admission: Entry | undefined, person: Person): Person | undefined {
  const before: Person | null | undefined = admission?.before;
  const revision: unknown = admission?.details?.['revision'];
  if (before === undefined || before === null || revision !== person.revision) return undefined;
  const { answered, current, unwanted, version } = person;
  const told = person.addresses.filter(({ source }) => source !== 'sis');
  const addresses = [
    ...before.addresses
      .filter(({ addressId }) => told.every((address) => address.addressId !== addressId))
      .map((address) => ({ ...address, ...learnedOf(address, person) })),
    ...told,
  ];
  return { ...before, addresses, answered, current, unwanted, version, revision: revision + 1 };
}

/** What a mailbox or the person said of an address meanwhile. */
function learnedOf(
  { addressId }: Address,
  now: Person,
): Partial<Pick<Address, 'status' | 'since'>> {
  const address = now.addresses.find((each) => each.addressId === addressId);
  const learned: readonly Address['status'][] = ['bounced', 'complained', 'not-me'];
  if (address === undefined || !learned.includes(address.status)) return {};
  return { status: address.status, since: address.since };
}

/** A person who is back, with addresses as usable as the claims on them now leave them. */
export function withStanding({ person, claims }: Back, moved: ReadonlyMap<string, Moved>): Person {
  const addresses = person.addresses.map((address) => {
    if (!['usable', 'shared', 'someone-else'].includes(address.status)) return address;
    const { addressId } = address;
    const claim =
      moved.get(addressId)?.claim ?? claims.find((each) => each.addressId === addressId);
    const stated = {
      electronicMailAddress: address.address,
      electronicMailType: address.electronicMailType,
      primaryEmailAddressIndicator: address.primary,
      sharedWithOthers: address.statedShared,
    };
    return { ...address, status: addressStatus(stated, person.personId, claim) };
  });
  return { ...person, addresses, reach: reachOf(addresses, person.unwanted) };
}
