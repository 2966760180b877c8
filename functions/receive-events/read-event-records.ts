import type { Lists, Reader } from '../../shared/ports.ts';
import type { EventRecords } from './event-status.ts';

/** The workflows that admit submissions. */
const admitting = ['admit-graduation', 'admit-statement'];

/** Reads what is on record of an event: its own partition, dead letters, and the history of whom it was about. */
export async function readEventRecords(
  programId: string,
  eventId: string,
  records: Reader & Pick<Lists, 'arrival' | 'dossier'>,
): Promise<EventRecords> {
  const { entries, receipt } = await records.arrival(programId, eventId);
  const { reviewId } = receipt ?? {};
  const { deadLetters, reviews } = await records.read({
    deadLetters: {
      many: 'deadLetter',
      keys: admitting.map((workflow) => ({ programId, workflow, eventId })),
    },
    reviews: {
      many: 'review',
      keys: reviewId === undefined ? [] : [{ programId, reviewId }],
    },
  });
  const dossier =
    receipt?.personId === undefined ? undefined : await records.dossier(receipt.personId);
  return { arrived: entries, receipt, deadLetters, review: reviews[0], dossier };
}
