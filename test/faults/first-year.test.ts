/** What is told of new teachers, delivered one to five times in any order, comes to what once and in order comes to. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { records } from '../../shared/adapters/records.ts';
import { now } from '../../shared/runtime/clock.ts';
import { startTable, type TestTable } from '../support/table.ts';
import { liveAFirstYear, teachers } from './a-first-year.ts';
import { emailsNow, recordsNow } from './a-year.ts';
import { LittleRollcall, type World } from './little-rollcall.ts';
import { seeded } from './seeded.ts';

const Plain = z.record(z.string(), z.unknown());
let table: TestTable;
let orderly: Awaited<ReturnType<typeof live>>;

/**
 * A record as it is compared. Which of three colleagues came last depends on the order; so does whether something was
 * noted before the end of the position took it back unasked.
 */
function keptOf([key, record]: [string, unknown]): [string, unknown][] {
  const { correlationId: _, ...rest } = Plain.parse(record);
  const unasked = rest['status'] === 'cancelled' && rest['invitedAt'] === undefined;
  return unasked ? [] : [[key, rest]];
}

async function live(world: World) {
  await table.anew();
  const rollcall = new LittleRollcall(world);
  try {
    await liveAFirstYear(rollcall);
    const lives = await Promise.all(teachers.map((each) => records(now).dossier(each)));
    const kept = Object.entries(await recordsNow()).flatMap(keptOf);
    return { emails: await emailsNow(rollcall), records: Object.fromEntries(kept), lives };
  } finally {
    rollcall.stop();
  }
}

beforeAll(async () => {
  table = await startTable();
  orderly = await live({});
}, 60_000);
afterAll(() => table.stop());

describe('a first year in which everything happens once and in order', () => {
  test('asks each new teacher once, reminds who was silent, and calls who wishes it', () => {
    const of = (at: number, ...steps: string[]) => steps.map((step) => `@3000000${at}_${step}`);
    expect(orderly.emails).toEqual(
      [
        ...of(
          0,
          'checkin-d30-20260817_invitation',
          'checkin-d30-20260817_reminder',
          'colleagues-nces-010000500870_offer',
        ),
        ...of(
          1,
          'call-checkin-d30-20260817_notice',
          'checkin-d30-20260817_invitation',
          'colleagues-nces-010000500870_offer',
        ),
        // Wants no check-ins.
        ...of(2, 'colleagues-nces-010000500870_offer'),
        // Left: one last question.
        ...of(
          3,
          'checkin-d30-20260817_invitation',
          'checkin-d30-20260817_reminder',
          'checkin-exit-20261001_invitation',
        ),
        // Had left before anybody knew that they had come.
        ...of(4, 'checkin-exit-20260828_invitation', 'checkin-exit-20260828_reminder'),
      ].toSorted(),
    );
  });

  test('knows where each works, and that three are at one school', () => {
    expect(
      orderly.lives.map(({ employments }) => employments.map(({ endDate }) => endDate)),
    ).toEqual([[undefined], [undefined], [undefined], ['2026-10-01'], ['2026-08-28']]);
    expect(orderly.records).toMatchObject({
      'school#cedar-valley#nces-010000500870 school': {
        members: [{}, {}, {}],
        clusterFormedAt: '2026-09-01T12:00:00.000Z',
      },
      'school#cedar-valley#nces-010258001002 school': { members: [] },
    });
  });

  test('owes nobody more than one check-in at a time', () => {
    for (const { checkIns } of orderly.lives) {
      expect(checkIns.filter(({ step }) => step !== undefined).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('the same year, delivered one to five times in any order', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'comes to the same records and the same emails (seed %i)',
    async (seed) => {
      const unruly = await live({ random: seeded(seed) });
      expect(unruly.emails).toEqual(orderly.emails);
      expect(unruly.records).toEqual(orderly.records);
    },
    30_000,
  );
});
