/** The archive of a year is replayed, for whatever reason: nothing changes and nobody gets an email. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTable, type TestTable } from '../support/table.ts';
import { allItems } from '../support/table-items.ts';
import { liveAFirstYear } from './a-first-year.ts';
import { liveASeason } from './a-season-of-mentoring.ts';
import { liveAYear, settleAt } from './a-year.ts';
import { LittleRollcall } from './little-rollcall.ts';
import { seeded } from './seeded.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

/** Every record there is, with its version, and the timeline's entries. */
async function everything(): Promise<Record<string, unknown>> {
  const items = await allItems();
  return Object.fromEntries(
    items.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]),
  );
}

const lives: Readonly<Record<string, (rollcall: LittleRollcall) => Promise<unknown>>> = {
  'from the first statement to the reminders of a survey': liveAYear,
  'of new teachers with their check-ins, calls and colleagues': liveAFirstYear,
  'of mentors who are asked, accept, decline or let it run out': (rollcall) =>
    liveASeason(rollcall, seeded(7)),
};
const later = '2027-11-02T18:00:00.000Z';

test.each(Object.entries(lives))(
  'a year %s, replayed long after, changes no record and sends no email',
  async (_, live) => {
    await table.anew();
    // In the year and in its replay, everything comes one to five times, in any order.
    const rollcall = new LittleRollcall({ random: seeded(11) });
    try {
      await live(rollcall);
      // Long after: what was still owed has come due by then.
      await settleAt(rollcall, later, [20, 40]);
      const [before, emails] = [await everything(), [...rollcall.emails]];
      expect(rollcall.archive.length).toBeGreaterThan(10);
      rollcall.replay();
      await rollcall.settle();
      expect(await everything()).toEqual(before);
      expect(rollcall.emails).toEqual(emails);
    } finally {
      rollcall.stop();
    }
  },
  60_000,
);
