import { outgoing } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { knownGraduate } from '../../shared/domain/known-graduate.ts';
import { mergeGraduation } from '../../shared/domain/registrar-file/merge-graduation.ts';
import type { GraduationSubmission } from '../../shared/domain/registrar-file/registrar-student.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import { submissionsAreKept } from '../../shared/domain/kept-lines.ts';

export const intakePartition = (programId: string) => `intake#${programId}`;

interface RecordedByHand {
  eventId: string;
  programId: string;
  submission: GraduationSubmission;
}

/**
 * Submits one graduation as a form states it, by the same door as every other. A submission states the whole of a
 * graduation: what is known of the student already and not in the form is said again with it.
 */
export function recordGraduation(
  known: Person | undefined,
  { eventId, programId, submission }: RecordedByHand,
  now: string,
): Changes {
  const whole =
    known === undefined ? submission : mergeGraduation(knownGraduate(known), submission);
  return {
    outcome: 'done',
    what: 'graduation-submitted',
    // The submission leaves the outbox once published; the page that follows it up finds the student by this.
    details: { candidateIdentifier: submission.candidateIdentifier },
    about: intakePartition(programId),
    keepForDays: submissionsAreKept,
    writes: [],
    emits: [
      outgoing(graduationSubmitted, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: whole,
      }),
    ],
  };
}
