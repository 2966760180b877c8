import type { Dossier, Lists, Reader } from '../../shared/ports.ts';
import type { AddressClaim } from '../../shared/records/address-claim.ts';
import type { Person } from '../../shared/records/person.ts';

/** A person of the admin's own program; undefined when there is none, or it is another program's, or erased. */
export async function readPerson(
  records: Reader,
  programId: string,
  personId: string,
): Promise<Person | undefined> {
  const { person } = await records.read({ person: { record: 'person', key: { personId } } });
  return ownPerson(person, programId);
}

/** As `readPerson`, with everything noted about them. */
export async function readDossier(
  records: Lists,
  programId: string,
  personId: string,
): Promise<{ person: Person; dossier: Dossier } | undefined> {
  const dossier = await records.dossier(personId);
  const person = ownPerson(dossier.person, programId);
  return person === undefined ? undefined : { person, dossier };
}

function ownPerson(person: Person | undefined, programId: string): Person | undefined {
  return person?.programId === programId && person.erasedAt === undefined ? person : undefined;
}

/** Who else says that one of a person's addresses is theirs. */
export async function readSharers(
  records: Reader,
  person: Person,
): Promise<{ claims: readonly AddressClaim[]; names: Map<string, string> }> {
  const { programId, personId } = person;
  const keys = person.addresses.map(({ addressId }) => ({ programId, addressId }));
  const { claims } = await records.read({ claims: { many: 'addressClaim', keys } });
  const others = new Set(claims.flatMap(({ claimants }) => claimants));
  others.delete(personId);
  const { people } = await records.read({
    people: { many: 'person', keys: [...others].map((each) => ({ personId: each })) },
  });
  const own = people.filter((each) => ownPerson(each, programId) !== undefined);
  return { claims, names: new Map(own.map((each) => [each.personId, each.displayName])) };
}
