import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { handler } from '../../../../functions/quarantine-submission/handler.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { batch, busMessage } from '../../../support/queue-messages.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import '../../../support/quiet.ts';

let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
beforeEach(() => {
  vi.stubEnv('WORKFLOW', 'quarantine-submission');
});
afterAll(() => table.stop());

test('an event of a type that nobody knows waits in quarantine, once, with what would be known', async () => {
  const unknown = { type: 'graduation.submitted.v2', source: 'sis.example' };
  const record = busMessage(unknown, { programId: 'cedar-valley', data: {} });
  expect(await handler(batch(record, record))).toEqual({ batchItemFailures: [] });
  const waiting = await records(() => '2027-05-01T00:00:00Z').quarantined('cedar-valley');
  expect(waiting).toMatchObject([
    {
      type: 'graduation.submitted.v2',
      source: 'sis.example',
      breaches: [{ field: 'detail-type' }],
    },
  ]);
});
