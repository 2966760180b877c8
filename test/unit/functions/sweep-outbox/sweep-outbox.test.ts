import { describe, expect, test } from 'vitest';
import { type Outbox, sweepOutbox } from '../../../../functions/sweep-outbox/sweep-outbox.ts';

const now = '2027-05-03T15:00:00.000Z';

function outbox(entries: readonly string[], notTaken: readonly string[] = []) {
  const asked: [string, number][] = [];
  const published: string[][] = [];
  const made: Outbox<string> = {
    missed: (until, limit) => {
      asked.push([until, limit]);
      return Promise.resolve(entries.slice(0, limit));
    },
    relay: (pending) => {
      published.push([...pending]);
      return Promise.resolve(new Set(notTaken));
    },
  };
  return { made, asked, published };
}

describe('the sweep of the outbox', () => {
  test('publishes what the relay missed until now', async () => {
    const { made, asked, published } = outbox(['a', 'b']);
    expect(await sweepOutbox(made, now)).toEqual({ published: 2, failed: 0 });
    expect(asked).toEqual([[now, 500]]);
    expect(published).toEqual([['a', 'b']]);
  });

  test('counts what was not taken; that waits for the next sweep', async () => {
    expect(await sweepOutbox(outbox(['a', 'b', 'c'], ['b']).made, now)).toEqual({
      published: 2,
      failed: 1,
    });
  });

  test('calls nobody when nothing was missed', async () => {
    const { made, published } = outbox([]);
    expect(await sweepOutbox(made, now)).toEqual({ published: 0, failed: 0 });
    expect(published).toEqual([]);
  });
});
