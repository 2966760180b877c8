import { expect, test } from 'vitest';
import { receiveBatch } from '../../../../functions/receive-events/receive-batch.ts';
import { secondsIn } from '../../../../shared/runtime/clock.ts';
import { aSubmission } from '../../../support/made-up-events.ts';

const sis = { programId: 'cedar-valley', name: 'sis.cedar-valley' };

/** Takes in events of these ids; how many were being stored at the same time at most. */
async function mostAtOnce(ids: readonly string[]): Promise<number> {
  let present = 0;
  let most = 0;
  const handed = ids.map((eventId) => ({
    event: { type: 'graduation.submitted.v1', ...aSubmission({}, { eventId }) },
    called: {},
  }));
  await receiveBatch(handed, sis, {
    store: async () => {
      present += 1;
      most = Math.max(most, present);
      await new Promise(setImmediate);
      present -= 1;
      return 'committed';
    },
    first: () => Promise.resolve(undefined),
    refuse: () => Promise.resolve(),
    outOfTime: () => false,
    failed: () => undefined,
    now: () => '2027-05-01T00:00:00.000Z',
    secondsIn,
  });
  return most;
}

test('Events of a batch are stored side by side, 25 at most; those of one id one after the other', async () => {
  expect(await mostAtOnce(Array.from({ length: 60 }, (_, index) => `e-${index}`))).toBe(25);
  expect(await mostAtOnce(Array.from({ length: 60 }, () => 'same'))).toBe(1);
});
