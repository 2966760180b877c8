/**
 * The functions are killed at each of the calls they make from a registrar's file to the delivered email, just before
 * the call and just after it; then work goes on, as the queues, the outbox and the calendar have it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTable, type TestTable } from '../support/table.ts';
import type { Fault } from '../support/table-faults.ts';
import { confirmFile, emailsNow, recordsNow, settleAt } from './a-year.ts';
import { LittleRollcall } from './little-rollcall.ts';

let table: TestTable;
let unharmed: Awaited<ReturnType<typeof inviteOne>>;

beforeAll(async () => {
  table = await startTable();
  // The second time, since a function that has just been started reads keys and files once.
  await inviteOne();
  unharmed = await inviteOne();
});
afterAll(() => table.stop());

/** From a confirmed file to the email and what the mailbox says of it. */
async function inviteOne(killed?: { at: number; fault: Fault }) {
  await table.anew();
  const rollcall = new LittleRollcall({
    kills: true,
    ...(killed === undefined
      ? {}
      : { fault: ({ number }) => (number === killed.at ? killed.fault : undefined) }),
  });
  try {
    rollcall.at('2026-09-01T12:00:00.000Z');
    await confirmFile(rollcall, ['quiet']);
    await rollcall.settle();
    await settleAt(rollcall, '2027-05-01T05:01:00.000Z', [20]);
    const came = {
      calls: [...rollcall.calls],
      emails: await emailsNow(rollcall),
      records: await recordsNow({ timeless: true }),
    };
    // Where nothing went, the next reminder is the second chance.
    if (came.emails.length === 0) await settleAt(rollcall, '2027-05-08T05:30:00.000Z', []);
    return { ...came, withReminder: await emailsNow(rollcall) };
  } finally {
    rollcall.stop();
  }
}

const invitation = '@10000000_annual-2027_invitation';

test('unharmed, the file becomes one graduate with one delivered invitation', () => {
  expect(unharmed.emails).toEqual([invitation]);
  expect(unharmed.records[`person#@10000000 message#annual-2027#invitation`]).toMatchObject({
    status: 'delivered',
  });
  expect(unharmed.calls.length).toBeGreaterThan(30);
});

/** What changes something outside the function. To be killed after any other call is to be killed before the next. */
const writes = /^(Put|Update|Send|Transact)/;

describe.each([
  ['before any call', 'request lost', /./, 'SendRawEmail'],
  ['after any call that writes', 'answer lost', writes, 'TransactWriteItems'],
] as const)('killed %s', (_, fault, calls, whereNobodyKnows) => {
  test('nothing is lost and nothing doubled; what may have gone counts as sent', async () => {
    const unsent: string[] = [];
    for (const [index, call] of unharmed.calls.entries()) {
      if (!calls.test(call)) continue;
      const where = `${fault}: call ${index + 1}, ${call}`;
      const came = await inviteOne({ at: index + 1, fault });
      if (came.emails.length === 0) {
        unsent.push(call);
        const message = came.records['person#@10000000 message#annual-2027#invitation'];
        expect(message, where).toMatchObject({ status: 'claimed' });
        expect(came.withReminder, where).toEqual(['@10000000_annual-2027_reminder-1']);
        continue;
      }
      expect(came.emails, where).toEqual([invitation]);
      expect(came.records, where).toEqual(unharmed.records);
    }
    // Between the claim and the mail service's yes nobody knows: one call each way, no other.
    expect(unsent).toEqual([whereNobodyKnows]);
  });
});
