import { describe, expect, test } from 'vitest';
import { registrarExport } from '../../../../shared/domain/imported-file/registrar-export.ts';
import { confirmImport, requestTakeBack } from '../../../../shared/importer/confirm-import.ts';
import type { Import } from '../../../../shared/records/import.ts';
import { announced, done, skipped } from '../../../support/made-up-events.ts';
import { programId } from '../../../support/made-up-records.ts';

const now = '2026-11-21T12:00:00.000Z';
const statuses = [
  'uploading',
  'ready',
  'running',
  'done',
  'taking-back',
  'taken-back',
  'discarded',
] as const;

function anImport(more: Partial<Import> = {}): Import {
  return {
    importId: 'import-1',
    programId,
    version: 3,
    fileName: 'graduates.csv',
    bytes: 1000,
    parts: 1,
    status: 'ready',
    uploadedAt: now,
    uploadedBy: 'Dana Whitfield',
    total: 0,
    done: 0,
    expiresAt: 4_000_000_000,
    ...more,
  };
}

const settled = (total: number) => ({
  format: registrarExport,
  columns: new Map([['STUDENTID', 4]]),
  total,
});

describe('confirming an import', () => {
  test('sets it going with the number of its students, and keeps it for good', () => {
    const changes = confirmImport(anImport(), settled(349), now);
    const [write] = done(changes).writes;
    expect(write).toMatchObject({ item: { status: 'running', total: 349, done: 0, version: 3 } });
    // Every step reads the file as it was read when it was confirmed.
    expect(write).toMatchObject({
      item: { format: 'registrar-export', columns: { STUDENTID: 4 } },
    });
    expect(write).not.toHaveProperty('item.expiresAt');
    expect(announced(changes)).toEqual(['import.confirmed.v1']);
  });

  test.each(statuses.filter((status) => status !== 'ready'))(
    'is not possible while it is %s',
    (status) => {
      expect(skipped(confirmImport(anImport({ status }), settled(349), now))).toBe('not-ready');
    },
  );

  test('is not possible when there is nobody in it', () => {
    expect(skipped(confirmImport(anImport(), settled(0), now))).toBe('nothing-to-import');
    expect(skipped(confirmImport(undefined, settled(5), now))).toBe('no-such-import');
  });
});

describe('taking an import back', () => {
  test('counts down from all of its students', () => {
    const finished = anImport({ status: 'done', total: 349, done: 349, refusal: 'not then' });
    const changes = requestTakeBack(finished, 0, now);
    const [write] = done(changes).writes;
    expect(write).toMatchObject({ item: { status: 'taking-back', total: 349, done: 349 } });
    expect(write).not.toHaveProperty('item.refusal');
    expect(announced(changes)).toEqual(['import.take-back-requested.v1']);
  });

  test('is possible of graduates only: what a file said of positions is corrected where it stands', () => {
    const hires = anImport({ status: 'done', total: 3, done: 3, format: 'hire-list' });
    expect(skipped(requestTakeBack(hires, 0, now))).toBe('not-graduations');
    const graduates = anImport({ status: 'done', total: 3, done: 3, format: 'graduates-csv' });
    expect(done(requestTakeBack(graduates, 0, now)).writes).toHaveLength(1);
  });

  test.each(statuses.filter((status) => status !== 'done'))(
    'is not possible while it is %s',
    (status) => {
      expect(skipped(requestTakeBack(anImport({ status }), 0, now))).toBe('not-done');
    },
  );
});
