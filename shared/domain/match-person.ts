/** Whom a submission is about: what was found under each of the names it gives, in the order in which they count. */
import type { PersonRef } from '../../events/fields/person-ref.ts';
import type { Warning } from './descriptor-warnings.ts';

/** What matching looks at of a person. */
export interface Matchable {
  personId: string;
  firstName: string;
  lastSurname: string;
  erasedAt?: string | undefined;
}

/** Somebody of the same or nearly the same name, from a list: a suggestion, never a decision. */
export interface Namesake {
  personId: string;
  cohort: number;
  /** Family name and given name, as lists order by them: `ivanova ngozi`. */
  byName: string;
}

/** What strong reads found under the names that a submission gives. */
export interface Found {
  /** Whom the institution's id stands for. */
  byIdentifier: Matchable | undefined;
  byPersonId: Matchable | undefined;
  /** Everyone who claims the address; verified when it is usable, and theirs alone. */
  byAddress: readonly { person: Matchable; verified: boolean }[];
  namesakes: readonly Namesake[];
}

export interface Candidate {
  personId: string;
  /** What speaks for them. */
  because: 'name-and-cohort' | 'name' | 'address-shared';
}

export type PersonMatch =
  | {
      outcome: 'found';
      personId: string;
      by: 'candidateIdentifier' | 'personId' | 'electronicMailAddress';
      warnings: Warning[];
    }
  /** Only somebody of the program can say who it is; nobody suggests themselves when there are no candidates. */
  | { outcome: 'unknown'; candidates: Candidate[] }
  /** About somebody who was erased: nothing of it may be kept. */
  | { outcome: 'erased' };

const mostCandidates = 10;

/**
 * The institution's id comes first, then our id, then an address that is theirs alone. Names only suggest. Where two
 * of them name different people, the first counts and the sender is told.
 */
export function matchPerson(ref: PersonRef, found: Found): PersonMatch {
  const verified = found.byAddress.find((each) => each.verified)?.person;
  const named = [
    { by: 'candidateIdentifier', person: found.byIdentifier },
    { by: 'personId', person: found.byPersonId },
    { by: 'electronicMailAddress', person: verified },
  ] as const;
  const first = named.find(({ person }) => person !== undefined);
  if (first?.person === undefined) {
    return { outcome: 'unknown', candidates: candidatesFor(ref, found) };
  }
  const { by, person } = first;
  if (person.erasedAt !== undefined) return { outcome: 'erased' };
  return {
    outcome: 'found',
    personId: person.personId,
    by,
    warnings: [
      ...named
        .filter(({ person: other }) => other !== undefined && other.personId !== person.personId)
        .map((other) => ({
          field: `data.person.${other.by}`,
          problem: `names another person than ${by} does; it was recorded for the person of ${by}`,
        })),
      ...unknownIds(ref, found, by),
      ...otherName(ref, person),
    ],
  };
}

function unknownIds(ref: PersonRef, found: Found, by: string): Warning[] {
  const missing = [
    { field: 'candidateIdentifier', given: ref.candidateIdentifier, known: found.byIdentifier },
    { field: 'personId', given: ref.personId, known: found.byPersonId },
  ].filter(({ given, known }) => given !== undefined && known === undefined);
  return missing.map(({ field }) => ({
    field: `data.person.${field}`,
    problem: `nobody is known by it here; the person was found by ${by}`,
  }));
}

/** A wrong id mostly shows in a name that has nothing in common with the one on record. */
function otherName({ name }: PersonRef, person: Matchable): Warning[] {
  if (name === undefined) return [];
  const same =
    plain(name.firstName) === plain(person.firstName) ||
    plain(name.lastSurname) === plain(person.lastSurname);
  return same
    ? []
    : [{ field: 'data.person.name', problem: 'is not the name on record; check the id' }];
}

function candidatesFor({ name, cohortYear }: PersonRef, found: Found): Candidate[] {
  const byAddress = found.byAddress
    .filter(({ person }) => person.erasedAt === undefined)
    .map(({ person }) => ({ personId: person.personId, because: 'address-shared' as const }));
  const alike = name === undefined ? [] : found.namesakes.filter((each) => isAlike(name, each));
  const byName = alike
    .map(({ personId, cohort }) => ({
      personId,
      because: cohort === cohortYear?.schoolYear ? ('name-and-cohort' as const) : ('name' as const),
    }))
    .toSorted(
      (a, b) => Number(b.because === 'name-and-cohort') - Number(a.because === 'name-and-cohort'),
    );
  return [...byAddress, ...byName]
    .filter(({ personId }, at, all) => all.findIndex((each) => each.personId === personId) === at)
    .slice(0, mostCandidates);
}

/** The same family name, and a given name that is the other or begins it: Ben and Benjamin. */
function isAlike(name: { firstName: string; lastSurname: string }, { byName }: Namesake): boolean {
  const [known, surname] = [plain(byName), plain(name.lastSurname)];
  if (!known.startsWith(`${surname} `)) return false;
  const [given, first] = [known.slice(surname.length + 1), plain(name.firstName)];
  return given.startsWith(first) || first.startsWith(given);
}

/** How lists begin for people who may have this name: the family name and the first letter of the given name. */
export function namePrefix({ firstName, lastSurname }: { firstName: string; lastSurname: string }) {
  const [initial = ''] = firstName;
  return `${lastSurname} ${initial}`.toLowerCase().normalize('NFC');
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .trim();
}
