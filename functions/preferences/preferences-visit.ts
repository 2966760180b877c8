import { type Purpose, purposes as messagePurposes } from '../../events/vocabulary/purpose.ts';
import type { Committer, LinkFinder, Links, Reader } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Program } from '../../shared/records/program.ts';

export interface PreferencesServices {
  records: Reader & Committer & LinkFinder;
  links: () => Promise<Links>;
}

/** Who opened a link, as far as their pages need it. */
export interface PreferencesVisit {
  person: Person;
  program: Program;
}

/** Purposes inside the links' MACs: each opens its own door only. */
export const purposes = {
  unsubscribe: (purpose: string) => `unsubscribe:${purpose}`,
  newAddress: 'new-address',
  overview: 'preferences',
  notMe: (addressId: string) => `not-me:${addressId}`,
} as const;

/** What messages are for, as an address or a form names it; undefined when there is no such purpose. */
export function purposeIn(text: string | undefined): Purpose | undefined {
  return messagePurposes.find((purpose) => purpose === text);
}

/** Who opened a link; undefined when it is not ours, is for another door, or the person is not there any more. */
export async function visitPreferences(
  { records, links }: PreferencesServices,
  purpose: string,
  token: string,
): Promise<PreferencesVisit | undefined> {
  const hash = (await links()).check(purpose, token);
  if (hash === undefined) return undefined;
  const found = await records.byLink(hash);
  if (found === undefined || found.plan !== undefined) return undefined;
  const { person } = await records.read({
    person: { record: 'person', key: { personId: found.personId } },
  });
  if (person === undefined || person.erasedAt !== undefined) return undefined;
  const { program } = await records.read({
    program: { record: 'program', key: { programId: person.programId } },
  });
  return program === undefined ? undefined : { person, program };
}
