import { afterEach, expect, test, vi } from 'vitest';
import { onSchedule } from '../../../../shared/runtime/on-schedule.ts';
import '../../../support/quiet.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('what a schedule starts is told the present instant', async () => {
  vi.useFakeTimers({ now: new Date('2027-05-01T05:00:00Z') });
  const told: string[] = [];
  await onSchedule((now) => {
    told.push(now);
    return Promise.resolve({ due: 1 });
  })();
  expect(told).toEqual(['2027-05-01T05:00:00.000Z']);
});

test('what fails on a schedule fails: AWS tries it again, and its alarm hears of it', async () => {
  const run = onSchedule(() => Promise.reject(new Error('the table is away')));
  await expect(run()).rejects.toThrow('the table is away');
});
