import { isDeepStrictEqual } from 'node:util';
import { alumniContactChanged } from '../../events/alumni-contact-changed.ts';
import type { contactSubmitted } from '../../events/contact-submitted.ts';
import { causedBy, type DataOf, type Envelope, type OutgoingEvent } from '../../events/contract.ts';
import { claimAddresses } from '../../shared/domain/claim-addresses.ts';
import { displayNameOf } from '../../shared/domain/display-name.ts';
import { peopleListing } from '../../shared/domain/own-words.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { reachOf } from '../../shared/domain/reach.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import { contactAddresses } from './contact-addresses.ts';
import type { ContactState } from './read-contact.ts';
import { admitStatement } from './admit-statement.ts';
import { isLater } from './stated-position.ts';

type Contact = Envelope<DataOf<typeof contactSubmitted>>;

/**
 * Admits how a graduate can be reached now, or what they are called.
 * 1. Add the addresses stated, mark those given up; what became of one of them later stays. 2. Take the name, the
 * number and the preferred address, each unless it was said later. They outlive what a registrar repeats. 3. Claim
 * the addresses, and let go of those given up: whoever shares one hears of it. 4. Announce each address that changed.
 */
export function admitContact(state: ContactState, event: Contact, now: string): Changes {
  const settled = admitStatement(state, event, now);
  if ('instead' in settled) return settled.instead;
  const { person: known } = settled;
  const { addresses, givenUp, leftOut } = contactAddresses(state, known, event);
  const person: Person = {
    ...withWords(known, event),
    addresses,
    reach: reachOf(addresses, known.unwanted),
  };
  const warnings = [...settled.warnings, ...noRoom(leftOut)];
  if (isDeepStrictEqual(plain(known), plain(person))) {
    return { outcome: 'skipped', because: 'contact-known-already', warnings };
  }
  const trace = traceOf(event, state.digest);
  const claimed = claimAddresses(
    { person: known, claims: state.claims, givenUp },
    person,
    trace,
    now,
  );
  const same = isDeepStrictEqual(said(known), said(person));
  return {
    outcome: 'done',
    what: same ? 'contact-known-already' : 'contact-stated',
    details: { door: event.provenance?.door ?? 'bus' },
    about: personPartition(person.personId),
    writes: [
      { put: 'person', item: person },
      ...claimed.claims.map((item): Write => ({ put: 'addressClaim', item })),
    ],
    emits: [...announcements(known, person, trace, now), ...claimed.emits],
    warnings,
  };
}

function noRoom(leftOut: number) {
  return leftOut === 0
    ? []
    : [
        {
          field: 'data.electronicMail',
          problem: `${leftOut} not taken: the person has as many addresses as are kept; state former ones as such`,
        },
      ];
}

/** The person with the name and number stated, as far as nothing was said of them later. */
function withWords(known: Person, event: Contact): Person {
  const { data, occurredAt, programId } = event;
  const { told = {} } = known;
  const name = isLater(event, told.name) ? data.name : undefined;
  const telephone = isLater(event, told.telephone) ? data.telephone : undefined;
  const preferred = data.electronicMail?.some((each) => each.primaryEmailAddressIndicator);
  const primary = preferred === true && isLater(event, told.primary);
  const after = {
    ...told,
    ...(name !== undefined && { name: occurredAt }),
    ...(telephone !== undefined && { telephone: occurredAt }),
    ...(primary && { primary: occurredAt }),
  };
  const { middleName: _, generationCodeSuffix: __, ...unnamed } = known;
  return {
    ...(name === undefined
      ? known
      : {
          ...unnamed,
          ...name,
          displayName: displayNameOf(name),
          ...peopleListing(programId, known.personId, name),
        }),
    ...(telephone !== undefined && { telephone: telephone.telephoneNumber }),
    ...(Object.keys(after).length > 0 && { told: after }),
  };
}

function announcements(
  known: Person,
  person: Person,
  trace: Contact,
  now: string,
): OutgoingEvent[] {
  return person.addresses.flatMap(({ addressId, status }) => {
    const before = known.addresses.find((each) => each.addressId === addressId);
    if (before?.status === status) return [];
    return [
      causedBy(alumniContactChanged, trace, {
        idSuffix: `contact/${addressId}`,
        occurredAt: now,
        data: {
          personId: person.personId,
          addressId,
          change: status === 'not-me' ? 'not-me' : 'added',
        },
      }),
    ];
  });
}

/** What is said of the person, without when it was. */
function said({ told: _, ...rest }: Person): unknown {
  return plain(rest);
}

/** As it would be stored: without what is not there. */
function plain(person: object): unknown {
  return JSON.parse(JSON.stringify(person));
}
