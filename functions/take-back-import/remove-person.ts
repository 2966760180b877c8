import { personPartition } from '../../shared/domain/partitions.ts';
import type { Dossier, Write } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';

/**
 * Everything in a person's partition goes. A survey that is just being owed to them must not be left behind: where
 * the line of its owing is not there yet, it must still be missing.
 */
export function removePerson(dossier: Dossier): Write[] {
  const { person, entries, enrolments, messages, responses, facts } = dossier;
  return [
    ...(person === undefined ? [] : [{ remove: 'person', item: person } as const]),
    ...enrolments.map((item): Write => ({ remove: 'enrolment', item })),
    ...messages.map((item): Write => ({ remove: 'message', item })),
    ...responses.map((item): Write => ({ remove: 'response', item })),
    ...facts.map((item): Write => ({ remove: 'fact', item })),
    ...entries.map(
      ({ partition, workflow, eventId }): Write => ({
        removeEntry: { partition, workflow, eventId },
      }),
    ),
    ...(person === undefined ? [] : stillMissing(owing(person), entries)),
  ];
}

/** The line that `owe-survey` leaves once it has heard of the person as they now are. */
function owing({ personId, programId, revision }: Person) {
  return {
    partition: personPartition(personId),
    workflow: 'owe-survey',
    eventId: `${personId}/${programId}/${revision}`,
  };
}

function stillMissing(line: ReturnType<typeof owing>, entries: Dossier['entries']): Write[] {
  const there = entries.some(
    ({ workflow, eventId }) => workflow === line.workflow && eventId === line.eventId,
  );
  return there ? [] : [{ absentEntry: line }];
}
