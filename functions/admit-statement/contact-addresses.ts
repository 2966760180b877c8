import type { DataOf, Envelope } from '../../events/contract.ts';
import type { contactSubmitted } from '../../events/contact-submitted.ts';
import { addressStatus } from '../../shared/domain/admission.ts';
import type { Address, Person } from '../../shared/records/person.ts';
import type { ContactState } from './read-contact.ts';
import { isLater } from './stated-position.ts';

type Contact = Envelope<DataOf<typeof contactSubmitted>>;
type StatedMail = NonNullable<Contact['data']['electronicMail']>[number];

/** Nobody has more; who does is playing. */
const mostAddresses = 12;

interface ContactAddresses {
  addresses: Address[];
  /** Ids of those that are theirs no longer: on record, so that nobody's repeating them brings them back. */
  givenUp: ReadonlySet<string>;
  /** Addresses for which there was no room. */
  leftOut: number;
}

/**
 * A person's addresses after a statement on them: those stated are added or used again, those given up are used no
 * more. What became of an address later than the statement stays.
 */
export function contactAddresses(
  state: ContactState,
  person: Person,
  event: Contact,
): ContactAddresses {
  const { electronicMail = [], formerElectronicMailAddresses = [] } = event.data;
  const idOf = (address: string) => state.addressIds.get(address) ?? '';
  const stated = electronicMail
    .map((mail) => addressFrom(state, person, mail, event))
    .filter(({ addressId }, at, all) => all.findIndex((a) => a.addressId === addressId) === at);
  const former = new Set(
    formerElectronicMailAddresses
      .map(idOf)
      .filter((addressId) => stated.every((each) => each.addressId !== addressId)),
  );
  const known = new Set(person.addresses.map(({ addressId }) => addressId));
  const fresh = stated.filter(({ addressId }) => !known.has(addressId));
  const room = Math.max(mostAddresses - person.addresses.length, 0);
  // Known ones keep their place: the same said again must come to the same.
  const after = person.addresses.map((address) => {
    if (former.has(address.addressId)) return givenUpBy(address, event);
    return stated.find(({ addressId }) => addressId === address.addressId) ?? address;
  });
  return {
    addresses: withOnePrimary([...fresh.slice(0, room), ...after], person, event),
    givenUp: new Set(
      after
        .filter(({ addressId, status }) => former.has(addressId) && status === 'not-me')
        .map(({ addressId }) => addressId),
    ),
    leftOut: Math.max(fresh.length - room, 0),
  };
}

function addressFrom(
  state: ContactState,
  { addresses, personId }: Person,
  mail: StatedMail,
  event: Contact,
): Address {
  const addressId = state.addressIds.get(mail.electronicMailAddress) ?? '';
  const before = addresses.find((each) => each.addressId === addressId);
  const stays = before !== undefined && !mayUseAgain(before, event);
  const status = stays ? before.status : addressStatus(mail, personId, state.claims.get(addressId));
  return {
    addressId,
    address: mail.electronicMailAddress,
    electronicMailType: mail.electronicMailType,
    primary: before?.primary ?? false,
    status,
    since: before?.status === status ? before.since : event.occurredAt,
    source: event.provenance?.door === 'form' ? 'admin' : 'update',
  };
}

/** What brought mail back would only do so again; what was found not to be theirs may be so by now. */
function mayUseAgain({ status, since }: Address, { occurredAt }: Contact): boolean {
  if (status === 'bounced' || status === 'complained') return false;
  return status !== 'not-me' || Date.parse(occurredAt) > Date.parse(since);
}

function givenUpBy(address: Address, { occurredAt }: Contact): Address {
  if (address.status === 'not-me' || Date.parse(occurredAt) < Date.parse(address.since)) {
    return address;
  }
  return { ...address, status: 'not-me', primary: false, since: occurredAt };
}

/** The address stated as preferred is so, unless another was said to be later, or by the person. */
function withOnePrimary(addresses: Address[], person: Person, event: Contact): Address[] {
  const stated = event.data.electronicMail?.find((each) => each.primaryEmailAddressIndicator);
  const at = addresses.findIndex((each) => each.address === stated?.electronicMailAddress);
  const byPerson = addresses.some((each) => each.primary && each.source === 'self-report');
  if (at < 0 || byPerson || !isLater(event, person.told?.primary)) return addresses;
  return addresses.map((each, index) => ({ ...each, primary: index === at }));
}
