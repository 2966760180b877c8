import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { quarantine } from '../../../../shared/adapters/quarantine.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { allItems, putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const now = '2027-05-01T00:00:00.000Z';
const breaches = [{ field: 'data.name', problem: 'is missing' }];
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const arrived = (detail: unknown, id = 'bus-1') => ({
  id,
  'detail-type': 'graduation.submitted.v1',
  source: 'sis.example',
  detail,
});
const shown = (programId: string) => records(() => now).quarantined(programId);

describe('an event that cannot be admitted', () => {
  test('waits with its program, its reasons and all it said, for 90 days', async () => {
    const detail = { programId: 'one', data: { candidateIdentifier: '@1' } };
    await quarantine().put(arrived(detail), breaches, now);
    expect(await shown('one')).toEqual([
      {
        programId: 'one',
        quarantineId: 'bus-1',
        version: 1,
        type: 'graduation.submitted.v1',
        source: 'sis.example',
        detail: JSON.stringify(detail),
        breaches,
        receivedAt: now,
        status: 'waiting',
        expiresAt: Date.parse('2027-07-30T00:00:00Z') / 1000,
      },
    ]);
  });

  test('waits once, however often it is delivered', async () => {
    const event = arrived({ programId: 'once' });
    await quarantine().put(event, breaches, now);
    const before = await allItems();
    await quarantine().put(event, [{ field: 'x', problem: 'y' }], '2027-05-02T00:00:00Z');
    expect(await allItems()).toEqual(before);
  });

  test('does not wait again after an admin has settled it', async () => {
    const event = arrived({ programId: 'settled' });
    await quarantine().put(event, breaches, now);
    const [waiting] = await shown('settled');
    if (waiting === undefined) throw new Error('it is not there');
    await putRecord('quarantinedEvent', { ...waiting, status: 'replayed' });
    await quarantine().put(event, breaches, now);
    expect(await shown('settled')).toMatchObject([{ status: 'replayed' }]);
  });

  test.each([undefined, null, 'text', 7, {}, { programId: 7 }, { programId: 'No Such Program' }])(
    'that does not say whose it is (%j) waits where all may see it',
    async (detail) => {
      const id = `whose-${JSON.stringify(detail)}`;
      await quarantine().put(arrived(detail, id), breaches, now);
      const waiting = await shown('unattributed');
      expect(waiting.map(({ quarantineId }) => quarantineId)).toContain(id);
    },
  );

  test('is kept however large it was and however much is wrong with it', async () => {
    const detail = { programId: 'large', text: '漢'.repeat(340_000) };
    const many = Array.from({ length: 2000 }, (_, at) => ({
      field: `data.${at}`,
      problem: 'is wrong',
    }));
    await quarantine().put(arrived(detail), many, now);
    const [waiting] = await shown('large');
    expect(waiting?.breaches).toHaveLength(50);
    expect(waiting?.detail).toContain('bytes in all');
  });
});
