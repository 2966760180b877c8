/** Whatever somebody puts on the intake bus who may not, or who does not keep to a contract, changes no record. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Envelope } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import { records } from '../../shared/adapters/records.ts';
import { aSubmission } from '../support/made-up-events.ts';
import { allItems, putRecord } from '../support/table-items.ts';
import { aProgram } from '../support/made-up-records.ts';
import { startTable, type TestTable } from '../support/table.ts';
import { LittleRollcall } from './little-rollcall.ts';
import { seeded } from './seeded.ts';

const now = '2026-09-01T12:00:00.000Z';
const theirs = 'sis.cedar-valley';
const { type } = hireSubmitted;

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const hire = (eventId: string, more: Partial<Envelope<unknown>> = {}): Envelope<unknown> => ({
  eventId,
  occurredAt: '2026-08-20T08:00:00Z',
  programId: 'cedar-valley',
  correlationId: eventId,
  causationId: eventId,
  data: hireSubmitted.example,
  ...more,
});

const ours = { door: 'form', integrator: 'sis.river-state' } as const;
/** Why it must not be admitted, who it says it is, as what, and what it says. */
const forgeries: [string, string, string, Envelope<unknown>][] = [
  ['a source of ours', 'rollcall.registry', type, hire('f1')],
  ['a source that nobody has', 'sis.stranger', type, hire('f2')],
  ['another program', theirs, type, hire('f3', { programId: 'river-state' })],
  ['a door of ours', 'sis.stranger', type, hire('f4', { provenance: ours })],
  ['the version after this', theirs, 'hire.submitted.v2', hire('f5')],
  ['a type that there is not', theirs, 'hire.forged.v1', hire('f6')],
  ['a broken contract', theirs, type, hire('f7', { data: { person: {} } })],
  ['a statement from the future', theirs, type, hire('f8', { occurredAt: '2126-01-01T00:00:00Z' })],
];

/** What the program knows; the quarantine, receipts and notes to the integrator are not of it. */
async function known(): Promise<Record<string, unknown>> {
  const items = await allItems();
  const learned = items.filter(({ pk }) => !/^(quarantine|receipt|program)#/.test(String(pk)));
  return Object.fromEntries(
    learned.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]),
  );
}

async function reasonsFor(eventId: string): Promise<string[][]> {
  const store = records(() => now);
  const kept = await Promise.all(
    ['cedar-valley', 'river-state'].map((id) => store.quarantined(id)),
  );
  return kept
    .flat()
    .filter(({ detail }) => detail.includes(`"${eventId}"`))
    .map(({ breaches }) => breaches.map(({ field }) => field));
}

test.each([1, 2, 3])(
  'forged and broken submissions, each delivered several times, change nothing and wait with their reasons (seed %i)',
  async (seed) => {
    await table.anew();
    const rollcall = new LittleRollcall({ random: seeded(seed) });
    try {
      rollcall.at(now);
      await putRecord('program', aProgram({ version: 1 }));
      const graduation = { ...graduationSubmitted, detail: aSubmission() };
      rollcall.publish(graduation);
      await rollcall.settle();
      const before = await known();
      for (const [, source, as, detail] of forgeries)
        rollcall.publish({ type: as, source, detail });
      await rollcall.settle();
      expect(await known()).toEqual(before);
      for (const [why, , , { eventId }] of forgeries) {
        const reasons = await reasonsFor(eventId);
        expect(reasons.length, why).toBe(1);
        expect(reasons.flat().length, why).toBeGreaterThan(0);
      }
      expect(await records(() => now).quarantined('river-state')).toEqual([]);
      expect(await records(() => now).deadLetters('cedar-valley')).toEqual([]);

      // The same system's own events go on being admitted.
      rollcall.publish({ type, source: theirs, detail: hire('f7') });
      await rollcall.settle();
      expect(Object.keys(await known()).length).toBeGreaterThan(Object.keys(before).length);
    } finally {
      rollcall.stop();
    }
  },
);
