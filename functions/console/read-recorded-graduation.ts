import type { Reader } from '../../shared/ports.ts';
import type { Identity } from '../../shared/records/identity.ts';
import type { Person } from '../../shared/records/person.ts';
import { intakePartition } from './record-graduation.ts';

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

interface Followed {
  /** There once the record holds what was recorded. */
  person: Pick<Person, 'personId' | 'displayName'> | undefined;
}

/** What became of a graduation that was recorded by hand; undefined when none was under this id. */
export function readRecordedGraduation(
  records: Reader,
  programId: string,
  eventId: string,
): Promise<Followed | undefined> {
  return follow(records, programId, eventId, ({ statedBy }) => statedBy);
}

/** The same of an admission. */
export function readRecordedAdmission(
  records: Reader,
  programId: string,
  eventId: string,
): Promise<Followed | undefined> {
  return follow(records, programId, eventId, ({ admissionStatedBy }) => admissionStatedBy);
}

async function follow(
  records: Reader,
  programId: string,
  eventId: string,
  heededIn: (identity: Identity) => string | undefined,
): Promise<Followed | undefined> {
  const { entry } = await records.read({
    entry: {
      record: 'entry',
      key: { partition: intakePartition(programId), workflow: 'console', eventId },
    },
  });
  const candidateIdentifier: unknown = entry?.details?.['candidateIdentifier'];
  if (typeof candidateIdentifier !== 'string') return undefined;
  const { identity } = await records.read({
    identity: { record: 'identity', key: { programId, candidateIdentifier } },
  });
  if (identity?.personId === undefined || heededIn(identity) !== eventId) {
    return { person: undefined };
  }
  const { person } = await records.read({
    person: { record: 'person', key: { personId: identity.personId } },
  });
  return { person };
}
