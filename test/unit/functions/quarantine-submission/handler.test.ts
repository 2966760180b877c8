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
  vi.stubEnv('INTEGRATORS', '{"sis.river-state":{"programId":"river-state"}}');
});
afterAll(() => table.stop());

const unknown = { type: 'graduation.submitted.v2', source: 'sis.river-state' };
const store = () => records(() => new Date().toISOString());
const read = async (eventId: string) =>
  (
    await store().read({
      receipt: { record: 'receipt', key: { programId: 'river-state', eventId } },
    })
  ).receipt;

test('an event of a type that nobody knows waits in quarantine, once, and its sender has a receipt', async () => {
  const record = busMessage(unknown, { eventId: 'e1', data: {} });
  expect(await handler(batch(record))).toEqual({ batchItemFailures: [] });
  expect(await handler(batch(record, record))).toEqual({ batchItemFailures: [] });
  const waiting = await store().quarantined('river-state');
  expect(waiting).toMatchObject([
    {
      type: 'graduation.submitted.v2',
      source: 'sis.river-state',
      integrator: 'sis.river-state',
      breaches: [{ field: 'detail-type', mend: 'Send it as graduation.submitted.v1.' }],
      status: 'waiting',
    },
  ]);
  expect(await read('e1')).toMatchObject({
    status: 'quarantined',
    quarantineId: waiting[0]?.quarantineId,
    problems: [{ field: 'detail-type' }],
  });
});

test('a test of such an event is answered, and nothing of it is kept', async () => {
  const before = await store().quarantined('river-state');
  const record = busMessage(unknown, { eventId: 'tried', test: true, data: {} });
  expect(await handler(batch(record))).toEqual({ batchItemFailures: [] });
  expect(await store().quarantined('river-state')).toEqual(before);
  expect(await read('tried')).toMatchObject({
    status: 'tested',
    what: 'submission-quarantined',
    problems: [{ field: 'detail-type' }],
  });
});
