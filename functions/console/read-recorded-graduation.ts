import { readEvent } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import type { Reader } from '../../shared/ports.ts';
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

/**
 * What became of a graduation that was recorded by hand; undefined when none was under this id.
 * `personId` is there once the record holds it.
 */
export async function readRecordedGraduation(
  records: Reader,
  programId: string,
  eventId: string,
): Promise<{ name: string; personId: string | undefined } | undefined> {
  const { entry } = await records.read({
    entry: {
      record: 'entry',
      key: { partition: intakePartition(programId), workflow: 'console', eventId },
    },
  });
  const detail = entry?.emits?.[0]?.detail;
  const reading = detail === undefined ? undefined : readEvent(graduationSubmitted, detail);
  if (reading?.ok !== true) return undefined;
  const { candidateIdentifier, name } = reading.event.data;
  const { identity } = await records.read({
    identity: { record: 'identity', key: { programId, candidateIdentifier } },
  });
  return {
    name: `${name.firstName} ${name.lastSurname}`,
    personId: identity?.statedBy === eventId ? identity.personId : undefined,
  };
}
