import { describe, expect, test } from 'vitest';
import type { OutgoingEvent } from '../../../../events/contract.ts';
import { type Calendar, sweepDue } from '../../../../functions/sweep-due/sweep-due.ts';
import type { Enrolment } from '../../../../shared/records/enrolment.ts';
import { anEnrolment, ngozi } from '../../../support/made-up-records.ts';

const now = '2027-05-01T05:00:30.000Z';

/** A calendar in memory: items by name, leased when asked. */
function calendar(items: readonly (Enrolment | undefined)[], notTaken = 0) {
  const published: OutgoingEvent[][] = [];
  const leases: string[] = [];
  const made: Calendar<number> = {
    due: (_until, limit) => Promise.resolve(items.map((_, at) => at).slice(0, limit)),
    lease: (at, until) => {
      leases.push(until);
      const item = items[at];
      return Promise.resolve(item === undefined ? undefined : { owed: 'enrolment', item });
    },
    publish: (events) => {
      published.push([...events]);
      return Promise.resolve(notTaken);
    },
  };
  return { made, published, leases };
}

describe('the sweep', () => {
  test('says of each step that is due which it is and whose, once', async () => {
    const { made, published } = calendar([anEnrolment({ version: 4 })]);
    expect(await sweepDue(made, now)).toEqual({ due: 1, failed: 0 });
    expect(published.flat()).toMatchObject([
      {
        type: 'survey.due.v1',
        detail: {
          eventId: `${ngozi}/annual-2027/reminder-1/4`,
          occurredAt: now,
          data: { personId: ngozi, step: 'reminder-1', survey: { schoolYear: 2027 } },
        },
      },
    ]);
  });

  test('gives a repeat the same id, and a survey that was begun again another one', async () => {
    const idOf = async (version: number) => {
      const { made, published } = calendar([anEnrolment({ version })]);
      await sweepDue(made, now);
      return published.flat()[0]?.detail.eventId;
    };
    expect(await idOf(1)).toBe(await idOf(1));
    expect(await idOf(1)).not.toBe(await idOf(2));
  });

  test('leases each step for fifteen minutes, so that it is due again if nothing comes of it', async () => {
    const { made, leases } = calendar([anEnrolment()]);
    await sweepDue(made, now);
    expect(leases).toEqual(['2027-05-01T05:15:30.000Z']);
  });

  test('says nothing of steps that somebody else took, or that are owed no more', async () => {
    const { step: _, ...settled } = anEnrolment();
    const { made, published } = calendar([undefined, settled]);
    expect(await sweepDue(made, now)).toEqual({ due: 0, failed: 0 });
    expect(published).toEqual([]);
  });

  test('publishes as it leases, ten at a time, and counts what was not taken', async () => {
    const { made, published } = calendar(
      Array.from({ length: 25 }, () => anEnrolment()),
      1,
    );
    expect(await sweepDue(made, now)).toEqual({ due: 25, failed: 3 });
    expect(published.map((events) => events.length)).toEqual([10, 10, 5]);
  });

  test('takes no more than a thousand at once', async () => {
    const { made } = calendar(Array.from({ length: 1200 }, () => anEnrolment()));
    expect((await sweepDue(made, now)).due).toBe(1000);
  });
});
