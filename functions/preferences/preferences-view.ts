import type { Purpose } from '../../events/vocabulary/purpose.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { defaultLocale } from '../../shared/domain/locale.ts';
import { maskedAddress } from '../../shared/domain/masked-address.ts';
import { addressFor } from '../../shared/domain/reach.ts';
import type { Address, Person } from '../../shared/records/person.ts';
import type { RefusalStanding } from './pages/not-me-page.tsx';
import type { OverviewAddress } from './pages/overview-page.tsx';
import type { PauseView } from './pages/pause-section.tsx';
import type { PreferencesHead } from './pages/preferences-head.ts';
import type { PreferencesVisit } from './preferences-visit.ts';
import { mayBeRefused } from './refuse-address.ts';

/** `path` is the page's own address in this site. */
export function headOf({ person, program }: PreferencesVisit, path: string): PreferencesHead {
  const { name, replyTo } = program;
  return { locale: defaultLocale, firstName: person.firstName, program: { name, replyTo }, path };
}

/** Whether messages for a purpose are wanted. */
export function wants(person: Person, purpose: Purpose): boolean {
  return !person.unwanted.includes(purpose);
}

/** A pause that goes on still. */
export function pauseView({ person, program }: PreferencesVisit, now: string): PauseView {
  const { pausedUntil } = person;
  const goesOn = pausedUntil !== undefined && pausedUntil > dayIn(now, program.timeZone);
  return { pausedUntil: goesOn ? pausedUntil : undefined };
}

/** How *This is not me* stands for one address. */
export function refusalView(
  person: Person,
  addressId: string,
): { standing: RefusalStanding; address: string } {
  const address = person.addresses.find((each) => each.addressId === addressId);
  if (address === undefined) return { standing: 'not-in-use', address: '' };
  const standing = mayBeRefused(address)
    ? 'in-use'
    : address.status === 'not-me'
      ? 'refused'
      : 'not-in-use';
  return { standing, address: maskedAddress(address.address) };
}

/** The address we write to at present, masked. */
export function presentAddress(person: Person): string | undefined {
  const address = addressFor(person.addresses);
  return address === undefined ? undefined : maskedAddress(address.address);
}

/** The address the person gave last, masked. */
export function addressGiven(person: Person): string | undefined {
  const [latest] = person.addresses
    .filter((each) => each.source === 'self-report')
    .sort(
      (a, b) => Number(b.primary) - Number(a.primary) || Date.parse(b.since) - Date.parse(a.since),
    );
  return latest === undefined ? undefined : maskedAddress(latest.address);
}

/** Every address, masked, with what it is used for. */
export function addressesView(person: Person): OverviewAddress[] {
  const preferred = addressFor(person.addresses);
  return person.addresses.map((each) => ({
    address: maskedAddress(each.address),
    standing: each === preferred ? 'preferred' : standingInWords(each.status),
  }));
}

function standingInWords(status: Address['status']): OverviewAddress['standing'] {
  switch (status) {
    case 'usable':
      return 'usable';
    case 'shared':
    case 'someone-else':
      return 'shared';
    case 'not-me':
      return 'refused';
    case 'bounced':
    case 'complained':
      return 'came-back';
    case 'not-an-address':
      return 'no-address';
  }
}
