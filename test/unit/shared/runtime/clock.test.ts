import { afterEach, expect, test, vi } from 'vitest';
import { now, secondsIn } from '../../../../shared/runtime/clock.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('now is an instant in UTC, of which a later one sorts later', () => {
  vi.useFakeTimers({ now: new Date('2027-05-01T05:00:00.007Z') });
  const before = now();
  expect(before).toBe('2027-05-01T05:00:00.007Z');
  vi.advanceTimersByTime(1000);
  expect(now() > before).toBe(true);
});

test('what is kept for some days runs out at that second', () => {
  expect(secondsIn(90, '2027-05-01T00:00:00.999Z')).toBe(Date.parse('2027-07-30T00:00:00Z') / 1000);
});
