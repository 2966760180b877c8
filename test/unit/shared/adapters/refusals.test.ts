import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepRefusal } from '../../../../shared/adapters/refusals.ts';
import type { RecordTypes } from '../../../../shared/records/catalogue.ts';
import { itemOf, putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

function receipt(
  status: RecordTypes['receipt']['status'],
  problem: string,
): RecordTypes['receipt'] {
  return {
    programId: 'cedar-valley',
    eventId: 'a',
    version: 1,
    type: 'hire.submitted.v1',
    door: 'http',
    integrator: 'sis.cedar-valley',
    status,
    what: 'x',
    problems: [{ field: 'data', problem }],
    warnings: [],
    receivedAt: '2027-05-01T00:00:00Z',
    settledAt: '2027-05-01T00:00:00Z',
    expiresAt: 2_000_000_000,
  };
}

const kept = () => itemOf('receipt', receipt('rejected', ''));

test('Why an event was refused is kept as it was last, until it is taken in', async () => {
  await keepRefusal(receipt('rejected', 'first'));
  await keepRefusal(receipt('rejected', 'second'));
  expect(await kept()).toMatchObject({ problems: [{ problem: 'second' }] });
  await putRecord('receipt', receipt('admitted', ''));
  await keepRefusal(receipt('rejected', 'third'));
  expect(await kept()).toMatchObject({ status: 'admitted' });
});
