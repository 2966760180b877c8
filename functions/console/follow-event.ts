import { personPartition } from '../../shared/domain/partitions.ts';
import type { Reader } from '../../shared/ports.ts';
import type { Receipt } from '../../shared/records/receipt.ts';
import type { EventOutcome } from './pages/event-outcome-page.tsx';
import { readPerson } from './read-person.ts';
import { intakePartition } from './record-event.ts';

interface Recorded {
  programId: string;
  eventId: string;
  /** Whom the form was about, when they were known. */
  personId: string | undefined;
}

/** What became of something that was recorded by hand; undefined when nothing was under this id. */
export async function followEvent(
  records: Reader,
  { programId, eventId, personId }: Recorded,
): Promise<EventOutcome | undefined> {
  const partition = personId === undefined ? intakePartition(programId) : personPartition(personId);
  const { entry, receipt } = await records.read({
    entry: { record: 'entry', key: { partition, workflow: 'console', eventId } },
    receipt: { record: 'receipt', key: { programId, eventId } },
  });
  if (entry?.programId !== programId || entry.what !== 'form-submitted') return undefined;
  const type: unknown = entry.details?.['type'];
  const known = receipt?.personId ?? personId;
  return {
    type: typeof type === 'string' ? type : '',
    repaired: entry.details?.['repaired'] === true,
    state: stateOf(receipt?.status),
    person: known === undefined ? undefined : await readPerson(records, programId, known),
    reviewId: receipt?.reviewId,
    quarantineId: receipt?.quarantineId,
  };
}

function stateOf(status: Receipt['status'] | undefined): EventOutcome['state'] {
  switch (status) {
    case undefined:
      return 'on-its-way';
    case 'admitted':
      return 'recorded';
    case 'unchanged':
    case 'tested':
      return 'unchanged';
    case 'in-review':
    case 'waiting':
      return status;
    case 'quarantined':
    case 'rejected':
      return 'quarantined';
    case 'discarded':
      return 'discarded';
  }
}
