import { outgoing, type DataOf, type Envelope, type OutgoingEvent } from '../../events/contract.ts';
import type { importConfirmed } from '../../events/import-confirmed.ts';
import { importContinued } from '../../events/import-continued.ts';
import { importPartition } from '../../shared/domain/partitions.ts';
import type { FileStatement } from '../../shared/domain/imported-file/file-format.ts';
import { statementContract } from '../../shared/domain/imported-file/statement-contract.ts';
import type { LineAction } from '../../shared/domain/imported-file/line-action.ts';
import type { PlannedLine } from '../../shared/importer/planned-line.ts';
import { actionCode } from '../../shared/importer/action-code.ts';
import { linesAtOnce } from '../../shared/importer/lines-at-once.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Import } from '../../shared/records/import.ts';

export type ImportStep = Envelope<DataOf<typeof importConfirmed>>;

export interface RunState {
  import: Import | undefined;
  /** What is to be done for the lines of this step, in the order of the file. */
  planned: readonly PlannedLine[];
  /** Lines of the whole file with something to do. */
  total: number;
}

/**
 * Works on a confirmed file, 25 lines a step.
 * 1. Leave alone a step that was done before, or an import that is not running.
 * 2. Submit what each line states, and write the entries of the directory that are new or changed.
 * 3. Note what became of each line and how far it is; call for the next step, or finish.
 */
export function runImport(state: RunState, event: ImportStep, now: string): Changes {
  const { planned, total } = state;
  const running = state.import;
  const { importId, from } = event.data;
  if (running === undefined) return { outcome: 'skipped', because: 'no-such-import' };
  if (running.status !== 'running') return { outcome: 'skipped', because: 'not-running' };
  if (running.done !== from) return { outcome: 'skipped', because: 'step-already-taken' };

  const submitted = planned.flatMap((line, at) => submissions(line, from + at, running, event));
  const done = Math.min(total, from + linesAtOnce);
  const finished = done >= total;
  return {
    outcome: 'done',
    what: 'import-step',
    details: {
      from,
      done,
      submitted: submitted.length,
      actions: planned.map(({ action }) => actionCode(action)).join(''),
    },
    about: importPartition(importId),
    writes: [
      {
        put: 'import',
        item: {
          ...running,
          done,
          total,
          counts: countsAfter(running.counts, planned),
          ...(finished ? { status: 'done', finishedAt: now } : {}),
        },
      },
      ...planned.flatMap(({ writes }) => writes),
    ],
    emits: finished ? submitted : [...submitted, nextStep(event, done, now)],
    // The submissions hold personal data: they stay no longer than the file itself.
    keepForDays: 90,
  };
}

function countsAfter(
  before: Import['counts'],
  planned: readonly PlannedLine[],
): NonNullable<Import['counts']> {
  const count = (...actions: LineAction[]) =>
    planned.filter(({ action }) => actions.includes(action)).length;
  const { recorded = 0, review = 0, strangers = 0 } = before ?? {};
  // A graduation that was taken back before anybody here knew of it is submitted nowhere.
  const idle = planned.filter(
    ({ action, statements }) => action === 'revoke' && statements.length === 0,
  );
  return {
    created: (before?.created ?? 0) + count('create'),
    updated: (before?.updated ?? 0) + count('update'),
    unchanged: (before?.unchanged ?? 0) + count('unchanged', 'nothing', 'rejected') + idle.length,
    revoked: (before?.revoked ?? 0) + count('revoke') - idle.length,
    recorded: recorded + count('record'),
    review: review + count('review'),
    strangers: strangers + count('stranger'),
  };
}

/** What a line submits; ids are the import's and the line's, so that a repeat is the same event. */
function submissions(
  line: PlannedLine,
  at: number,
  running: Import,
  event: ImportStep,
): OutgoingEvent[] {
  const { importId } = event.data;
  return line.statements.map((statement, nth) =>
    outgoing(statementContract(statement.type), {
      eventId: `${importId}/${nameOf(statement, line, at)}${nth === 0 ? '' : `/${nth}`}`,
      occurredAt: running.confirmedAt ?? event.occurredAt,
      programId: event.programId,
      correlationId: importId,
      causationId: event.eventId,
      provenance: { door: 'file' },
      data: dataOf(statement, importId),
    }),
  );
}

/** A student's first row, by which taking back finds what was made of it; of other lines, their place in the file. */
function nameOf({ type }: FileStatement, { rows }: PlannedLine, at: number): string {
  return type === 'graduation.submitted.v1' ? `row-${rows[0] ?? 0}` : `line-${at}`;
}

function dataOf({ data }: FileStatement, importId: string): object {
  return { ...data, importId };
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
