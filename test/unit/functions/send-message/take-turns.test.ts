import { expect, test } from 'vitest';
import { turns } from '../../../../functions/send-message/take-turns.ts';

/** A clock that stands still but for the pauses somebody takes: as if everything else took no time. */
function door(doors: number) {
  let waited = 0;
  const sent: number[] = [];
  const turn = turns(
    { now: () => 0, pause: async (milliseconds) => void (waited = milliseconds) },
    doors,
  );
  return {
    sent,
    async send(perSecond: number) {
      waited = 0;
      await turn(perSecond);
      sent.push(waited);
    },
  };
}

test('two doors with a batch each keep 14 emails a second between them', async () => {
  const both = [door(2), door(2)];
  for (const each of both) for (let email = 0; email < 10; email += 1) await each.send(14);
  const sent = both.flatMap((each) => each.sent).sort((a, b) => a - b);
  expect(sent).toHaveLength(20);
  for (const [first, at] of sent.entries()) {
    const inSecond = sent.slice(first).filter((later) => later < at + 1000);
    expect(inSecond.length).toBeLessThanOrEqual(14);
  }
  // And no slower than it has to be.
  expect(sent.at(-1)).toBeLessThan(1400);
});

test('the first email of a quiet time goes at once', async () => {
  const only = door(2);
  await only.send(14);
  expect(only.sent).toEqual([0]);
});

test('an account that may send one email a second waits for each', async () => {
  const only = door(1);
  for (let email = 0; email < 3; email += 1) await only.send(1);
  expect(only.sent[1]).toBeGreaterThan(1000);
  expect(only.sent[2]).toBeGreaterThan(2000);
});
