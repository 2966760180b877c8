import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Pace,
  paceMessages,
  type Release,
} from '../../../../functions/pace-messages/pace-messages.ts';

const now = '2027-05-03T15:00:00.000Z';
const message = (number: number): Release => ({
  programId: 'cedar-valley',
  personId: `p${number}`,
  plan: 'annual-2027',
  step: 'invitation',
});

interface Present {
  due: number;
  perSecond?: number;
  left?: number;
  atDoor?: number;
}

/** A minute of the pacer. `asked`: how often it asked the mail service. */
async function minute({ due, perSecond = 14, left = 50_000, atDoor = 0 }: Present) {
  const released: Release[] = [];
  const rates: number[] = [];
  let asked = 0;
  const pace: Pace = {
    due: (_, limit) =>
      Promise.resolve(Array.from({ length: Math.min(due, limit) }, (__, at) => message(at))),
    quota: () => {
      asked += 1;
      return Promise.resolve({ perSecond, left });
    },
    waitingAtDoor: () => Promise.resolve(atDoor),
    release: (messages, rate) => {
      released.push(...messages);
      rates.push(rate);
      return Promise.resolve();
    },
  };
  const counts = await paceMessages(pace, now);
  return { counts, released, rates, asked };
}

describe('each minute', () => {
  test('emails that are due are let out, the oldest first', async () => {
    const { counts, released, rates } = await minute({ due: 3, perSecond: 14 });
    expect(counts).toEqual({ due: 3, released: 3 });
    expect(rates).toEqual([14]);
    expect(released).toEqual([message(0), message(1), message(2)]);
  });

  test('never more go than the mail service takes in a minute', async () => {
    expect((await minute({ due: 2000, perSecond: 14 })).counts).toEqual({
      due: 2000,
      released: 840,
    });
    expect((await minute({ due: 2000, perSecond: 0.5 })).counts.released).toBe(30);
  });

  test('never more go than are left of the day’s quota', async () => {
    expect((await minute({ due: 2000, left: 7 })).counts.released).toBe(7);
    expect((await minute({ due: 2000, left: 0 })).counts.released).toBe(0);
  });

  test('what the door has not worked off yet counts as gone', async () => {
    expect((await minute({ due: 2000, atDoor: 800 })).counts.released).toBe(40);
    expect((await minute({ due: 2000, atDoor: 900 })).counts.released).toBe(0);
  });

  test('nothing is asked of the mail service while nothing is due', async () => {
    expect(await minute({ due: 0 })).toMatchObject({ counts: { due: 0, released: 0 }, asked: 0 });
  });

  test('the limits hold together, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          due: fc.nat(3000),
          perSecond: fc.integer({ min: 1, max: 100 }),
          left: fc.nat(5000),
          atDoor: fc.nat(3000),
        }),
        async (present) => {
          const { released } = await minute(present);
          const room = Math.min(present.perSecond * 60, present.left) - present.atDoor;
          expect(released.length).toBe(Math.max(0, Math.min(present.due, room)));
        },
      ),
    );
  });
});
