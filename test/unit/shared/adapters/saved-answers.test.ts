import { afterAll, beforeAll, expect, test } from 'vitest';
import { savedAnswers } from '../../../../shared/adapters/saved-answers.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

let table: TestTable;
let now = '2027-05-01T00:00:00.000Z';
const answers = savedAnswers(() => now);
const asked = { clientId: 'sis', key: 'k', request: 'r' };

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

test('An answer is kept for a day: until then whoever asks again finds it, then the key is free', async () => {
  expect(await answers.claim(asked)).toBeUndefined();
  expect(await answers.claim({ ...asked, request: 'other' })).toMatchObject({ request: 'r' });
  await answers.keep(asked, { status: 202, body: '{}' });
  now = '2027-05-01T23:59:59.000Z';
  expect(await answers.claim(asked)).toMatchObject({ request: 'r', status: 202, body: '{}' });
  now = '2027-05-02T00:00:00.000Z';
  expect(await answers.claim({ ...asked, request: 'other' })).toBeUndefined();
});

test('An answer too long for an item is not kept: the request is worked again', async () => {
  const long = { ...asked, key: 'long' };
  await answers.claim(long);
  await answers.keep(long, { status: 202, body: 'x'.repeat(100_001) });
  expect(await answers.claim(long)).toEqual(expect.not.objectContaining({ status: 202 }));
});
