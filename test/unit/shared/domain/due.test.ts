import { expect, test } from 'vitest';
import { dueIn, dueShards } from '../../../../shared/domain/due.ts';

test('what is owed to one person always waits in the same place', () => {
  expect(dueIn('step', 'person-1')).toBe(dueIn('step', 'person-1'));
  expect(dueIn('step', 'person-1')).toMatch(/^step#\d$/);
});

test('what is owed to many is spread evenly, so that no partition runs hot', () => {
  const counts = new Map<string, number>();
  for (let number = 0; number < 4000; number += 1) {
    const place = dueIn('message', crypto.randomUUID());
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  expect(counts.size).toBe(dueShards);
  for (const count of counts.values()) expect(count).toBeGreaterThan(800);
});
