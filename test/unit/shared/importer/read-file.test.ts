import { expect, test } from 'vitest';
import { cutIntoParts } from '../../../../shared/domain/imported-file/uploaded-file.ts';
import { readFile } from '../../../../shared/importer/read-file.ts';
import { anImport, programId } from '../../../support/made-up-records.ts';
import { MemoryRecords } from '../../../support/memory-records.ts';

const now = '2026-11-22T12:00:00Z';
const text =
  'studentId,schoolName,city,state,hireDate\n@75548223,Lincoln Middle School,Auburn,AL,2026-08-17\n';

function kept(importId: string): MemoryRecords {
  const records = new MemoryRecords();
  for (const { part, data } of cutIntoParts(new TextEncoder().encode(text))) {
    records.put('importPart', { importId, part, data, programId, version: 0, expiresAt: 4e9 });
  }
  return records;
}

test('the steps of an import read its file once, in whatever order its columns come back', async () => {
  const importId = 'read-once';
  const places = { studentId: 0, schoolName: 1, city: 2, state: 3, hireDate: 4 };
  const file = anImport({ importId, parts: 1, format: 'hire-list', columns: places });
  const first = await readFile(kept(importId), file, now);
  expect(first).toMatchObject({ state: 'readable', read: { working: [0] } });

  const turned = Object.fromEntries(Object.entries(places).reverse());
  expect(await readFile(new MemoryRecords(), { ...file, columns: turned }, now)).toBe(first);
});

test('another choice of columns reads it anew', async () => {
  const importId = 'read-anew';
  const places = { studentId: 0, schoolName: 1, city: 2, state: 3, hireDate: 4 };
  const file = anImport({ importId, parts: 1, format: 'hire-list', columns: places });
  await readFile(kept(importId), file, now);
  const other = { ...file, columns: { ...places, city: 3 } };
  expect(await readFile(new MemoryRecords(), other, now)).toEqual({
    state: 'incomplete',
    missing: 1,
  });
});
