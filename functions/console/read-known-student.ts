import type { Reader } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';

/** The person whom a student id stands for, if there is one. */
export async function readKnownStudent(
  records: Reader,
  programId: string,
  candidateIdentifier: string,
): Promise<Person | undefined> {
  const { identity } = await records.read({
    identity: { record: 'identity', key: { programId, candidateIdentifier } },
  });
  if (identity?.personId === undefined) return undefined;
  const { person } = await records.read({
    person: { record: 'person', key: { personId: identity.personId } },
  });
  return person?.erasedAt === undefined ? person : undefined;
}
