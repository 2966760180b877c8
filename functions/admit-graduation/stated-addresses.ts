import type { DataOf } from '../../events/contract.ts';
import type { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { addressStatus } from '../../shared/domain/admission.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Address, Person } from '../../shared/records/person.ts';

type StatedMail = DataOf<typeof graduationSubmitted>['electronicMail'][number];

interface StatedState {
  /** As they were known until now. */
  person: Person | undefined;
  personId: string;
  /** Claims on the addresses stated now and known before, by address id. */
  claims: ReadonlyMap<string, AddressClaim>;
  /** Opaque id of each address, by the address. */
  addressIds: ReadonlyMap<string, string>;
}

/** Addresses the institution states replace those it stated before; what people or admins told us stays. */
export function addressesAfter(
  state: StatedState,
  electronicMail: readonly StatedMail[],
  now: string,
): Address[] {
  const known = new Map((state.person?.addresses ?? []).map((each) => [each.addressId, each]));
  const own = [...known.values()].filter((address) => address.source !== 'sis');
  const fromSis = electronicMail.flatMap((mail): Address[] => {
    const addressId = state.addressIds.get(mail.electronicMailAddress);
    if (addressId === undefined || own.some((address) => address.addressId === addressId))
      return [];
    const before = known.get(addressId);
    const learned = before === undefined ? undefined : learnedStatus(before);
    const status = learned ?? addressStatus(mail, state.personId, state.claims.get(addressId));
    return [
      {
        addressId,
        address: mail.electronicMailAddress,
        electronicMailType: mail.electronicMailType,
        primary: mail.primaryEmailAddressIndicator && own.every((address) => !address.primary),
        status,
        since: before?.status === status ? before.since : now,
        source: 'sis',
        statedPrimary: mail.primaryEmailAddressIndicator,
        ...(mail.sharedWithOthers === true ? { statedShared: true } : {}),
      },
    ];
  });
  // Best first: of one address written in two ways, the first counts.
  return [...fromSis, ...own].filter(
    ({ addressId }, at, all) => all.findIndex((each) => each.addressId === addressId) === at,
  );
}

/** What a mailbox or the person taught us of an address outlives the institution's repeating it. */
function learnedStatus(address: Address): Address['status'] | undefined {
  return ['bounced', 'complained', 'not-me'].includes(address.status) ? address.status : undefined;
}
