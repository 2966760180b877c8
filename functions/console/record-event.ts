import { type EventContract, outgoing } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { submissionsAreKept } from '../../shared/domain/kept-lines.ts';
import { knownGraduate } from '../../shared/domain/known-graduate.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { mergeGraduation } from '../../shared/domain/registrar-file/merge-graduation.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';

/** Where the lines of forms stand that are about nobody who is known. */
export const intakePartition = (programId: string) => `intake#${programId}`;

interface RecordedByHand {
  eventId: string;
  programId: string;
  contract: EventContract;
  data: unknown;
  /** An NCES id got back its leading zero. */
  repaired: boolean;
}

/**
 * Submits what a form states, by the same door as every other.
 * 1. Say what is known already of a graduate again with it: a graduation states the whole of it. 2. Note in their
 * history, when it is about somebody who is known, who of the staff wrote it down.
 */
export function recordEvent(
  known: Person | undefined,
  { eventId, programId, contract, data, repaired }: RecordedByHand,
  now: string,
): Changes {
  const about = known === undefined ? intakePartition(programId) : personPartition(known.personId);
  return {
    outcome: 'done',
    what: 'form-submitted',
    details: { type: contract.type, ...studentIn(data), ...(repaired && { repaired }) },
    about,
    ...(known === undefined && { keepForDays: submissionsAreKept }),
    writes: [],
    emits: [
      outgoing(contract, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        // With a name it gets a receipt, by which the page follows it up.
        provenance: { door: 'form', integrator: 'console' },
        data: known === undefined ? data : wholeOf(known, contract, data),
      }),
    ],
  };
}

/** The submission leaves the outbox once published; the page that follows it up finds the student by this. */
function studentIn(data: unknown): { candidateIdentifier?: string } {
  const id: unknown =
    typeof data === 'object' && data !== null && 'candidateIdentifier' in data
      ? data.candidateIdentifier
      : undefined;
  return typeof id === 'string' ? { candidateIdentifier: id } : {};
}

function wholeOf(known: Person, { type }: EventContract, data: unknown): unknown {
  if (type !== graduationSubmitted.type) return data;
  return mergeGraduation(knownGraduate(known), graduationSubmitted.data.parse(data));
}
