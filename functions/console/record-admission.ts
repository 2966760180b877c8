import { admissionSubmitted } from '../../events/admission-submitted.ts';
import { type DataOf, outgoing } from '../../events/contract.ts';
import type { Changes } from '../../shared/ports.ts';
import { submissionsAreKept } from '../../shared/domain/kept-lines.ts';
import { intakePartition } from './record-graduation.ts';

interface RecordedByHand {
  eventId: string;
  programId: string;
  submission: DataOf<typeof admissionSubmitted>;
}

/** Submits one admission as a form states it, by the same door as every other. */
export function recordAdmission(
  { eventId, programId, submission }: RecordedByHand,
  now: string,
): Changes {
  return {
    outcome: 'done',
    what: 'admission-submitted',
    // The page that follows it up finds the student by this.
    details: { candidateIdentifier: submission.candidateIdentifier },
    about: intakePartition(programId),
    keepForDays: submissionsAreKept,
    writes: [],
    emits: [
      outgoing(admissionSubmitted, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: submission,
      }),
    ],
  };
}
