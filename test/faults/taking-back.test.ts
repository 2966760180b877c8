/** An import that is taken back, while everything is delivered several times, leaves the records as they were. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outgoing } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { requestTakeBack } from '../../shared/importer/confirm-import.ts';
import { records } from '../../shared/adapters/records.ts';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { aSubmission, mail } from '../support/made-up-events.ts';
import { programId } from '../support/made-up-records.ts';
import { startTable, type TestTable } from '../support/table.ts';
import { confirmFile, emailsNow, recordsNow, settleAt } from './a-year.ts';
import { LittleRollcall } from './little-rollcall.ts';
import { seeded } from './seeded.ts';

const importId = 'import-1';
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

/** What was known before: of a student whom the file changes, and of one who has an address of another's. */
const known = [
  aSubmission(
    { candidateIdentifier: '@10000001', electronicMail: [mail('old@example.com')] },
    { eventId: 'sis/1', occurredAt: '2026-06-01T00:00:00Z' },
  ),
  aSubmission(
    { candidateIdentifier: '@30000000', electronicMail: [mail('quiet0@example.com')] },
    { eventId: 'sis/2', occurredAt: '2026-06-02T00:00:00Z' },
  ),
];

/** The records without the import itself, and without what students' ids remember of it. */
async function recordsLeft(): Promise<Record<string, unknown>> {
  const all = Object.entries(await recordsNow());
  return Object.fromEntries(all.filter(([key]) => !/^(import|identity|program)#/.test(key)));
}

async function takeBack(rollcall: LittleRollcall): Promise<void> {
  const store = records(now);
  await decideAndCommit({
    committer: store,
    read: () => store.read({ file: { record: 'import', key: { importId } } }),
    decide: ({ file }, instant) => requestTakeBack(file, 0, instant),
    context: {
      workflow: 'console',
      eventId: 'take-back',
      programId,
      correlationId: importId,
      occurredAt: now(),
      cause: 'page',
    },
  });
  await rollcall.settle();
}

test.each([0, 1, 2, 3])(
  'an import taken back leaves what was there before (seed %i)',
  async (seed) => {
    await table.anew();
    const rollcall = new LittleRollcall(seed === 0 ? {} : { random: seeded(seed) });
    try {
      rollcall.at('2026-07-01T12:00:00.000Z');
      for (const said of known) rollcall.publish(outgoing(graduationSubmitted, said));
      await rollcall.settle();
      const before = await recordsLeft();

      rollcall.at('2026-09-01T12:00:00.000Z');
      await confirmFile(rollcall, ['quiet', 'quiet', 'quiet', 'quiet', 'quiet']);
      await rollcall.settle();
      expect(
        Object.keys(await recordsLeft()).filter((key) => key.endsWith(' person')),
      ).toHaveLength(6);
      expect(await recordsLeft()).not.toEqual(before);

      await takeBack(rollcall);
      expect(await recordsLeft()).toEqual(before);
      // Nothing it made is written to; who was there before is.
      await settleAt(rollcall, '2027-05-01T05:01:00.000Z');
      const invited = (await emailsNow(rollcall)).map((id) => id.replace(/_.*/, ''));
      expect(invited).toEqual(['@10000001', '@30000000']);
    } finally {
      rollcall.stop();
    }
  },
);
