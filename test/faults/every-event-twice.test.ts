/** Whatever is delivered one to five times, in any order, comes to what once and in order comes to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTable, type TestTable } from '../support/table.ts';
import { emailsNow, liveAYear, recordsNow, timelinesOf } from './a-year.ts';
import { LittleRollcall, type World } from './little-rollcall.ts';
import { seeded } from './seeded.ts';

/** Of whom one thing is said, and nobody else is concerned by it: for them even the timeline is the same. */
const plain = ['@10000000', '@10000001', '@10000002', '@20000000', '@20000008'];

/** A year in a world, and what it came to. */
async function live(world: World) {
  await table.anew();
  const rollcall = new LittleRollcall(world);
  try {
    await liveAYear(rollcall);
    return {
      emails: await emailsNow(rollcall),
      records: await recordsNow(),
      timelines: await timelinesOf(plain),
    };
  } finally {
    rollcall.stop();
  }
}

let table: TestTable;
let orderly: Awaited<ReturnType<typeof live>>;

beforeAll(async () => {
  table = await startTable();
  orderly = await live({});
});
afterAll(() => table.stop());

describe('a year in which everything happens once and in order', () => {
  test('writes to everyone who can be reached, until they answer or want no more', () => {
    const both = (student: string) =>
      ['invitation', 'reminder-1'].map((step) => `${student}_annual-2027_${step}`);
    expect(orderly.emails).toEqual(
      [
        // Their own address bounced; the university's takes the reminder.
        ...both('@10000000'),
        // Complained, answered, unsubscribed.
        '@10000001_annual-2027_invitation',
        '@10000002_annual-2027_invitation',
        '@20000000_annual-2027_invitation',
        ...both('@20000001'),
        // Shared an address once, until the other one had another.
        ...both('@20000004'),
        ...both('@20000005'),
      ].toSorted(),
    );
  });
});

describe('a year in which everything is delivered one to five times, in any order', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'comes to the same records and the same emails (seed %i)',
    async (seed) => {
      const unruly = await live({ random: seeded(seed) });
      expect(unruly.emails).toEqual(orderly.emails);
      expect(unruly.records).toEqual(orderly.records);
      expect(unruly.timelines).toEqual(orderly.timelines);
    },
  );
});
