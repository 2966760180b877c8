import type { PersonRef } from '../../events/fields/person-ref.ts';
import { matchPerson, namePrefix, type Found, type PersonMatch } from '../domain/match-person.ts';
import type { Links, NameFinder, PersonFinder, Reader } from '../ports.ts';
import type { RecordTypes } from '../records/catalogue.ts';

type Person = RecordTypes['person'];
type Claim = RecordTypes['addressClaim'];

/** Finds whom submissions are about: strong reads decide, the list of names only suggests. */
export function personFinder(records: Reader & NameFinder, links: Links): PersonFinder {
  return {
    async findPersons(programId, refs) {
      const known = await readKnown(records, links, programId, refs);
      const strict = refs.map((ref) => matchPerson(ref, foundFor(ref, known)));
      const names = refs.flatMap(({ name }, at) =>
        name !== undefined && strict[at]?.outcome === 'unknown' ? [namePrefix(name)] : [],
      );
      if (names.length === 0) return strict;
      const namesakes = await records.namesakes(programId, [...new Set(names)]);
      return refs.map((ref, at): PersonMatch => {
        const match = strict[at];
        if (match !== undefined && match.outcome !== 'unknown') return match;
        const alike = ref.name === undefined ? [] : (namesakes.get(namePrefix(ref.name)) ?? []);
        return matchPerson(ref, { ...foundFor(ref, known), namesakes: alike });
      });
    },
  };
}

interface Known {
  identities: ReadonlyMap<string, string>;
  claims: ReadonlyMap<string, Claim>;
  people: ReadonlyMap<string, Person>;
  addressIdOf(ref: PersonRef): string | undefined;
}

async function readKnown(
  reader: Reader,
  links: Links,
  programId: string,
  refs: readonly PersonRef[],
): Promise<Known> {
  const addressIdOf = ({ electronicMailAddress }: PersonRef) =>
    electronicMailAddress && links.addressId(programId, electronicMailAddress);
  const { identities, claims } = await reader.read({
    identities: {
      many: 'identity',
      keys: unique(refs.map(({ candidateIdentifier }) => candidateIdentifier)).map(
        (candidateIdentifier) => ({ programId, candidateIdentifier }),
      ),
    },
    claims: {
      many: 'addressClaim',
      keys: unique(refs.map(addressIdOf)).map((addressId) => ({ programId, addressId })),
    },
  });
  const ids = unique([
    ...identities.map(({ personId }) => personId),
    ...refs.map(({ personId }) => personId),
    ...claims.flatMap(({ owner, claimants }) => [owner, ...claimants]),
  ]);
  const { people } = await reader.read({
    people: { many: 'person', keys: ids.map((personId) => ({ personId })) },
  });
  return {
    identities: new Map(
      identities.flatMap(({ candidateIdentifier, personId }) =>
        personId === undefined ? [] : [[candidateIdentifier, personId] as const],
      ),
    ),
    claims: new Map(claims.map((claim) => [claim.addressId, claim])),
    people: new Map(
      people
        .filter((person) => person.programId === programId)
        .map((person) => [person.personId, person]),
    ),
    addressIdOf,
  };
}

function foundFor(ref: PersonRef, known: Known): Found {
  const { candidateIdentifier = '', personId = '' } = ref;
  const addressId = known.addressIdOf(ref) ?? '';
  return {
    byIdentifier: known.people.get(known.identities.get(candidateIdentifier) ?? ''),
    byPersonId: known.people.get(personId),
    byAddress: claimantsOf(known.claims.get(addressId), known),
    namesakes: [],
  };
}

/** Whose an address may be. It is theirs alone when an admin said so, or nobody else claims it. */
function claimantsOf(claim: Claim | undefined, { people }: Known): Found['byAddress'] {
  if (claim === undefined) return [];
  const { addressId, owner, claimants } = claim;
  return unique(owner === undefined ? claimants : [owner]).flatMap((personId, _, all) => {
    const person = people.get(personId);
    const usable = person?.addresses.some(
      (each) => each.addressId === addressId && each.status === 'usable',
    );
    return person === undefined ? [] : [{ person, verified: all.length === 1 && usable === true }];
  });
}

function unique(ids: readonly (string | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}
