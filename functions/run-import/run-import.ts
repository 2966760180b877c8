import { outgoing, type DataOf, type Envelope, type OutgoingEvent } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import type { importConfirmed } from '../../events/import-confirmed.ts';
import { importContinued } from '../../events/import-continued.ts';
import { importPartition } from '../../shared/domain/partitions.ts';
import type { PlannedStudent } from '../../shared/domain/registrar-file/plan-import.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Import } from '../../shared/records/import.ts';

export type ImportStep = Envelope<DataOf<typeof importConfirmed>>;

export interface RunState {
  import: Import | undefined;
  /** What is to be done for the students of this step, in the order of the file. */
  planned: readonly PlannedStudent[];
  /** Completed students in the whole file. */
  total: number;
}

/** Students of one step; each step is one transaction and one event. */
export const studentsAtOnce = 25;

/**
 * Submits a confirmed file, 25 students a step.
 * 1. Leave alone a step that was done before, or an import that is not running.
 * 2. Submit each student whose graduation is new, changed or taken back.
 * 3. Note how far it is; call for the next step, or finish.
 */
export function runImport(state: RunState, event: ImportStep, now: string): Changes {
  const { planned, total } = state;
  const running = state.import;
  const { importId, from } = event.data;
  if (running === undefined) return { outcome: 'skipped', because: 'no-such-import' };
  if (running.status !== 'running') return { outcome: 'skipped', because: 'not-running' };
  if (running.done !== from) return { outcome: 'skipped', because: 'step-already-taken' };

  const submitted = planned.flatMap((student) => submission(student, running, event));
  const done = Math.min(total, from + studentsAtOnce);
  const finished = done >= total;
  const counts = running.counts ?? { created: 0, updated: 0, unchanged: 0, revoked: 0 };
  const count = (...actions: string[]) =>
    planned.filter(({ action }) => actions.includes(action)).length;
  return {
    outcome: 'done',
    what: 'import-step',
    details: { from, done, submitted: submitted.length },
    about: importPartition(importId),
    writes: [
      {
        put: 'import',
        item: {
          ...running,
          done,
          total,
          counts: {
            created: counts.created + count('create'),
            updated: counts.updated + count('update'),
            unchanged: counts.unchanged + count('unchanged'),
            revoked: counts.revoked + count('revoke'),
          },
          ...(finished ? { status: 'done', finishedAt: now } : {}),
        },
      },
    ],
    emits: finished ? submitted : [...submitted, nextStep(event, done, now)],
    // The submissions hold personal data: they stay no longer than the file itself.
    keepForDays: 90,
  };
}

/** One submission; its id is the import's and the row's, so that a repeat is the same event. */
function submission(student: PlannedStudent, running: Import, event: ImportStep): OutgoingEvent[] {
  const changes = ['create', 'update', 'revoke'].includes(student.action);
  if (!changes || student.submission === undefined) return [];
  const { importId } = event.data;
  return [
    outgoing(graduationSubmitted, {
      eventId: submissionId(importId, student.rows),
      occurredAt: running.confirmedAt ?? event.occurredAt,
      programId: event.programId,
      correlationId: importId,
      causationId: event.eventId,
      data: { ...student.submission, importId },
    }),
  ];
}

/** The id of the submission that an import made of a student's rows. */
export function submissionId(importId: string, rows: readonly number[]): string {
  return `${importId}/row-${rows[0] ?? 0}`;
}

function nextStep(event: ImportStep, from: number, now: string): OutgoingEvent {
  const { importId } = event.data;
  return outgoing(importContinued, {
    eventId: `${importId}/from/${from}`,
    occurredAt: now,
    programId: event.programId,
    correlationId: event.correlationId,
    causationId: event.eventId,
    data: { importId, from },
  });
}
