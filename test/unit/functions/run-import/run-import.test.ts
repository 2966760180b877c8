import { describe, expect, test } from 'vitest';
import { type RunState, runImport } from '../../../../functions/run-import/run-import.ts';
import type { LineAction } from '../../../../shared/domain/imported-file/line-action.ts';
import type { PlannedLine } from '../../../../shared/importer/planned-line.ts';
import { anEvent, announced, aSubmission, done, skipped } from '../../../support/made-up-events.ts';
import { anImport } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-05-15T17:00:05Z';

function student(action: LineAction, row: number): PlannedLine {
  const { importId: _, ...data } = aSubmission({ candidateIdentifier: `@${row}` }).data;
  const submits = ['create', 'update', 'revoke'].includes(action);
  return {
    key: `@${row}`,
    label: 'Ngozi Ivanova',
    rows: [row],
    action,
    reasons: [],
    notes: [],
    changes: [],
    statements: submits ? [{ type: 'graduation.submitted.v1', data }] : [],
    writes: [],
  };
}

const step = (from: number) =>
  anEvent(
    { importId: 'import-1', from },
    { eventId: `import-1/from/${from}`, correlationId: 'import-1' },
  );

function stateWith(more: Partial<RunState> = {}): RunState {
  const planned = (['create', 'update', 'unchanged', 'revoke'] as const).map((action, at) =>
    student(action, at + 2),
  );
  return { import: anImport(), planned, total: 60, ...more };
}

describe('a step of an import', () => {
  const changes = runImport(stateWith(), step(0), now);

  test('submits each student whose graduation is new, changed or taken back; the others not', () => {
    expect(announced(changes)).toEqual([
      'graduation.submitted.v1',
      'graduation.submitted.v1',
      'graduation.submitted.v1',
      'import.continued.v1',
    ]);
    expect(done(changes).emits?.slice(0, 3)).toMatchObject(
      [2, 3, 5].map((row) => ({
        bus: 'intake',
        detail: {
          eventId: `import-1/row-${row}`,
          occurredAt: '2026-05-15T17:00:00Z',
          correlationId: 'import-1',
          causationId: 'import-1/from/0',
          data: { candidateIdentifier: `@${row}`, importId: 'import-1' },
        },
      })),
    );
  });

  test('notes how far it is and what came of it, and calls for the next 25', () => {
    expect(stored(changes).import).toMatchObject([
      {
        done: 25,
        total: 60,
        status: 'running',
        counts: { created: 1, updated: 1, unchanged: 1, revoked: 1 },
      },
    ]);
    expect(done(changes).emits?.at(-1)).toMatchObject({
      bus: 'inner',
      detail: { eventId: 'import-1/from/25', data: { importId: 'import-1', from: 25 } },
    });
    expect(done(changes).details).toEqual({
      from: 0,
      done: 25,
      submitted: 3,
      actions: 'cu=v',
    });
  });

  test('adds to what the steps before came to', () => {
    const counts = { created: 10, updated: 1, unchanged: 14, revoked: 0 };
    const later = runImport(stateWith({ import: anImport({ done: 25, counts }) }), step(25), now);
    expect(stored(later).import[0]?.counts).toMatchObject({
      created: 11,
      updated: 2,
      unchanged: 15,
      revoked: 1,
    });
  });

  test('that is the last one finishes', () => {
    const last = runImport(stateWith({ import: anImport({ done: 50 }) }), step(50), now);
    expect(stored(last).import).toMatchObject([{ done: 60, status: 'done', finishedAt: now }]);
    expect(announced(last)).not.toContain('import.continued.v1');
  });

  test('of exactly as many students as fit finishes too', () => {
    const exactly = runImport(stateWith({ total: 25 }), step(0), now);
    expect(stored(exactly).import).toMatchObject([{ done: 25, status: 'done' }]);
  });

  test('keeps its submissions no longer than the file: 90 days', () => {
    expect(done(changes).keepForDays).toBe(90);
  });

  test('says the same when it is repeated', () => {
    expect(runImport(stateWith(), step(0), now)).toEqual(changes);
  });

  test('that was taken, or is not to be taken, does nothing', () => {
    const because = (state: Partial<RunState>, from = 0) =>
      skipped(runImport(stateWith(state), step(from), now));
    expect(because({ import: anImport({ done: 25 }) })).toBe('step-already-taken');
    expect(because({}, 25)).toBe('step-already-taken');
    expect(because({ import: anImport({ status: 'done', done: 60 }) })).toBe('not-running');
    expect(because({ import: anImport({ status: 'taking-back' }) })).toBe('not-running');
    expect(because({ import: undefined })).toBe('no-such-import');
  });
});
