import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deadLetters, type LostLetter } from '../../../../shared/adapters/dead-letters.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

const deadAt = '2027-05-01T00:00:00.000Z';
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

function lost(more: Partial<LostLetter> = {}): LostLetter {
  return {
    programId: 'cedar-valley',
    workflow: 'owe-survey',
    eventId: crypto.randomUUID(),
    type: 'candidate.graduated.v1',
    source: 'rollcall.registry',
    bus: 'inner',
    detail: '{"data":{}}',
    reason: 'the event does not keep its contract: data.personId: is missing',
    attempts: 1,
    deadAt,
    ...more,
  };
}

const shown = (programId: string) => records(() => deadAt).deadLetters(programId);

describe('work that could not be done', () => {
  test('waits where an admin of its program finds it, with the reason, for 90 days', async () => {
    const letter = lost({ programId: 'one' });
    await deadLetters().put(letter);
    expect(await shown('one')).toEqual([
      {
        ...letter,
        version: 1,
        status: 'waiting',
        expiresAt: Date.parse('2027-07-30T00:00:00Z') / 1000,
      },
    ]);
    expect(await shown('another')).toEqual([]);
  });

  test('that fails again after it was sent once more waits again, once', async () => {
    const letter = lost({ programId: 'again' });
    await deadLetters().put(letter);
    await deadLetters().put({ ...letter, reason: 'another reason', attempts: 59 });
    expect(await shown('again')).toMatchObject([
      { reason: 'another reason', attempts: 59, status: 'waiting' },
    ]);
  });

  test('of two workflows on one event is two letters', async () => {
    const letter = lost({ programId: 'two' });
    await deadLetters().put(letter);
    await deadLetters().put({ ...letter, workflow: 'admit-graduation' });
    expect(await shown('two')).toHaveLength(2);
  });

  test('is kept however large it was, as far as an item can hold it', async () => {
    const detail = '漢'.repeat(350_000);
    await deadLetters().put(lost({ programId: 'large', detail }));
    const [letter] = await shown('large');
    expect(letter?.detail).toContain('cut: 1050000 bytes in all');
  });
});
