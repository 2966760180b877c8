import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../infra/local/clock.ts';
import { ClockMoves } from '../../../infra/local/clock-moves.ts';
import type { Store } from '../../../infra/local/interfaces.ts';
import { everyMs, Schedules } from '../../../infra/local/schedules.ts';
import { Settling } from '../../../infra/local/settling.ts';
import { openStore } from '../../../infra/local/store.ts';
import { eventually, Workplace } from './made-up-app.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-11-21T12:00:00Z');

let store: Store;
let clock: VirtualClock;
beforeEach(() => {
  store = openStore(':memory:');
  clock = new VirtualClock(store, () => START);
});
afterEach(() => clock.stop());

describe('the clock', () => {
  test('moves forward, never back, and tells the functions at once', () => {
    clock.advanceTo(START + HOUR);
    clock.advanceTo(START + MINUTE);
    expect(clock.now()).toBe(START + HOUR);
    expect(Number(new BigInt64Array(clock.sharedOffset)[0])).toBe(HOUR);
  });

  test('runs what has become due, in order, also what the first of them adds', () => {
    const ran: string[] = [];
    clock.at(START + 2 * MINUTE, () => ran.push('two'));
    clock.at(START + MINUTE, () => {
      ran.push('one');
      clock.at(START + 90_000, () => ran.push('one and a half'));
    });
    clock.at(START + HOUR, () => ran.push('later'));
    const cancel = clock.at(START + MINUTE, () => ran.push('cancelled'));
    cancel();
    clock.advanceTo(START + 10 * MINUTE);
    expect(ran).toEqual(['one', 'one and a half', 'two']);
  });

  test('runs what is due in real time when nobody moves it', async () => {
    const real = new VirtualClock(store);
    const ran = await new Promise((resolve) => real.at(real.now() + 20, () => resolve(true)));
    expect(ran).toBe(true);
    real.stop();
  });

  test('goes on where it was after a restart, and reads stamps of real time as it was then', () => {
    const place = new Workplace();
    let real = START;
    const first = openStore(place.path('a.sqlite'));
    const before = new VirtualClock(first, () => real);
    before.advanceTo(START + HOUR);
    real += 10_000;
    before.advanceTo(START + 5 * HOUR);
    first.close();
    const again = new VirtualClock(openStore(place.path('a.sqlite')), () => real);
    expect(again.now()).toBe(START + 5 * HOUR);
    expect(again.virtualAt(START - 1)).toBe(START - 1);
    expect(again.virtualAt(START + 5_000)).toBe(START + HOUR + 5_000);
    expect(again.virtualAt(real)).toBe(START + 5 * HOUR);
    place.remove();
  });
});

describe('moving the clock', () => {
  let fired: { name: string; at: number }[];
  let schedules: Schedules;
  let busyUntil: number;
  /** Steps that began while the work of the one before was still going on. */
  let overlaps: number;
  let startedAt: number;
  let moves: ClockMoves;
  const said: string[] = [];

  beforeEach(() => {
    fired = [];
    busyUntil = 0;
    overlaps = 0;
    startedAt = 0;
    schedules = new Schedules({ store, clock, region: 'us-east-1', account: '000000000000' });
    for (const [name, every] of [
      ['minutely', MINUTE],
      ['daily', 24 * HOUR],
    ] as const) {
      schedules.add({
        ruleArn: name,
        everyMs: every,
        fire: () => {
          fired.push({ name, at: clock.now() });
          if (performance.now() < busyUntil && clock.now() !== startedAt) overlaps += 1;
          startedAt = clock.now();
          busyUntil = performance.now() + 3;
        },
      });
    }
    schedules.start();
    const settling = new Settling(
      [() => (performance.now() < busyUntil ? ['work'] : [])],
      () => undefined,
    );
    moves = new ClockMoves({ clock, schedules, settling, say: (line) => said.push(line) });
  });

  async function arrived(): Promise<void> {
    await eventually(() => expect(moves.target()).toBeUndefined());
  }

  test('fires each schedule once an hour, rare ones only when due, and settles in between', async () => {
    moves.moveTo(START + 30 * HOUR);
    await arrived();
    const minutely = fired.filter(({ name }) => name === 'minutely').map(({ at }) => at);
    expect(minutely.slice(0, 3)).toEqual([START + HOUR, START + 2 * HOUR, START + 3 * HOUR]);
    // The last three minutes one by one, so that what comes due at the arrival runs its whole course.
    expect(minutely.slice(-4)).toEqual(
      [3, 2, 1, 0].map((minutes) => START + 30 * HOUR - minutes * MINUTE),
    );
    expect(Math.max(...minutely.map((at, index) => at - (minutely[index - 1] ?? START)))).toBe(
      HOUR,
    );
    expect(fired.filter(({ name }) => name === 'daily')).toEqual([
      { name: 'daily', at: START + 24 * HOUR },
    ]);
    expect(clock.now()).toBe(START + 30 * HOUR);
    expect(overlaps).toBe(0);
  });

  test('a schedule that came due while nothing ran fires at the next start', () => {
    clock.advanceTo(START + 3 * HOUR);
    schedules.pause();
    const again = new Schedules({ store, clock, region: 'us-east-1', account: '000000000000' });
    again.add({
      ruleArn: 'minutely',
      everyMs: MINUTE,
      fire: () => fired.push({ name: 'x', at: 0 }),
    });
    clock.advanceTo(START + 4 * HOUR);
    again.start();
    clock.advanceTo(START + 4 * HOUR + 1);
    expect(fired.filter(({ name }) => name === 'x')).toHaveLength(1);
  });

  test('the past is refused, also the past of a move under way, which can be extended', async () => {
    expect(() => moves.moveTo(START - 1)).toThrow(
      'The clock only moves forward: it is 2026-11-21T12:00:00.000Z now, and 2026-11-21T11:59:59.999Z is earlier.',
    );
    expect(() => moves.moveTo(START + 30 * 366 * 24 * HOUR)).toThrow('at most 20 years');
    moves.moveTo(START + 10 * HOUR);
    expect(() => moves.moveTo(START + 9 * HOUR)).toThrow('where it is already going');
    moves.moveTo(START + 12 * HOUR);
    await arrived();
    expect(clock.now()).toBe(START + 12 * HOUR);
  });
});

describe('rates', () => {
  test.each([
    ['rate(1 minute)', MINUTE],
    ['rate(5 minutes)', 5 * MINUTE],
    ['rate(1 hour)', HOUR],
    ['rate(7 days)', 7 * 24 * HOUR],
  ])('%s', (expression, expected) => {
    expect(everyMs(expression)).toBe(expected);
  });

  test.each(['cron(0 12 * * ? *)', 'rate(1 minutes)', 'rate(5 minute)', 'rate(0 hours)'])(
    '%s is refused',
    (expression) => {
      expect(() => everyMs(expression)).toThrow('use rate(...)');
    },
  );
});
