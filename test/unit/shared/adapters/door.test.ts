import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { claimMessage, recordMessage, storeMessage } from '../../../../shared/adapters/door.ts';
import { StaleStateError } from '../../../../shared/domain/errors.ts';
import { aMessage, aPerson } from '../../../support/made-up-records.ts';
import { failCalls } from '../../../support/table-faults.ts';
import { itemOf, putRecord } from '../../../support/table-items.ts';
import { startTable, type TestTable } from '../../../support/table.ts';

let table: TestTable;
let faults: ReturnType<typeof failCalls> | undefined;

beforeAll(async () => {
  table = await startTable();
});
afterEach(() => {
  faults?.stop();
  faults = undefined;
});
afterAll(() => table.stop());

/** An email that may go, with all that its claim depends on. */
async function ready() {
  const personId = crypto.randomUUID();
  const person = aPerson({ personId, version: 5 });
  const message = aMessage({ personId, version: 1 });
  await putRecord('person', person);
  await putRecord('message', message);
  const { due: _, dueAt: __, ...rest } = message;
  return { message, person, claimed: { ...rest, status: 'claimed' as const } };
}

describe('the claim of an email', () => {
  test('is had by one of eight doors that come at once', async () => {
    const { claimed, person } = await ready();
    const won = await Promise.all(Array.from({ length: 8 }, () => claimMessage(claimed, person)));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(await itemOf('message', claimed)).toMatchObject({ status: 'claimed', version: 2 });
    expect(await itemOf('message', claimed)).not.toHaveProperty('due');
  });

  test('fails when the graduate changed since: they may have opted out, or have another address', async () => {
    const { message, claimed, person } = await ready();
    await putRecord('person', { ...person, unwanted: ['surveys'], version: 6 });
    expect(await claimMessage(claimed, person)).toBe(false);
    expect(await itemOf('message', message)).toMatchObject({ status: 'planned', version: 1 });
  });

  test('fails when the survey was answered since, which takes the email back', async () => {
    const { message, claimed, person } = await ready();
    await putRecord('message', { ...message, status: 'not-sent', reason: 'answered', version: 2 });
    expect(await claimMessage(claimed, person)).toBe(false);
  });

  test('fails when the email or the graduate is not there any more', async () => {
    const { claimed, person } = await ready();
    const gone = crypto.randomUUID();
    expect(await claimMessage({ ...claimed, personId: gone }, person)).toBe(false);
    expect(await claimMessage(claimed, { ...person, personId: gone })).toBe(false);
    expect(await itemOf('message', claimed)).toMatchObject({ status: 'planned' });
  });

  test('is tried again in place when two transactions only met', async () => {
    const { claimed, person } = await ready();
    const conflict = new TransactionCanceledException({
      message: 'conflict',
      $metadata: {},
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    });
    faults = failCalls({ 1: conflict, 2: conflict });
    expect(await claimMessage(claimed, person)).toBe(true);
  });

  test('of which the answer was lost is had, and the email counts as sent', async () => {
    const { claimed, person } = await ready();
    faults = failCalls({ 1: 'answer lost' });
    await expect(claimMessage(claimed, person)).rejects.toThrow('answer lost');
    expect(await itemOf('message', claimed)).toMatchObject({ status: 'claimed' });
    expect(await claimMessage(claimed, person)).toBe(false);
  });
});

describe('what became of an email', () => {
  test('is noted when nobody else has noted anything since', async () => {
    const { message } = await ready();
    const { due: _, dueAt: __, ...rest } = message;
    expect(await recordMessage({ ...rest, status: 'sent' })).toBe(true);
    expect(await itemOf('message', message)).toMatchObject({ status: 'sent', version: 2 });
  });

  test('does not overwrite the mailbox’s own word, which may come first', async () => {
    const { message } = await ready();
    await putRecord('message', { ...message, status: 'bounced', version: 2 });
    expect(await recordMessage({ ...message, status: 'sent' })).toBe(false);
    await expect(storeMessage({ ...message, status: 'sent' })).rejects.toThrow(StaleStateError);
    expect(await itemOf('message', message)).toMatchObject({ status: 'bounced', version: 2 });
  });

  test('is not noted of an email that is not there any more', async () => {
    const { message } = await ready();
    const gone = { ...message, personId: crypto.randomUUID() };
    expect(await recordMessage(gone)).toBe(false);
    expect(await itemOf('message', gone)).toBeUndefined();
  });

  test('that could not be stored is an error, not a no', async () => {
    const { message } = await ready();
    faults = failCalls({ 1: 'request lost' });
    await expect(recordMessage({ ...message, status: 'sent' })).rejects.toThrow('request lost');
  });
});
