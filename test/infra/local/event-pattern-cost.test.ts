import { describe, expect, test } from 'vitest';
import { compileMetered } from '../../../infra/local/event-pattern.ts';

/** How many steps a pattern takes for an event: values, names and letters looked at. */
function stepsOf(pattern: object, event: object): number {
  const meter = { steps: 0 };
  compileMetered(pattern)(event, meter);
  return meter.steps;
}

function list<T>(length: number, element: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => element(index));
}

interface Case {
  readonly says: string;
  readonly pattern: object;
  /** An event of a size that grows with `n`. */
  readonly event: (n: number) => object;
}

const never = [{ prefix: 'never' }];

const cases: readonly Case[] = [
  {
    says: 'fields that no pattern asks for',
    pattern: { detail: { wanted: [1] } },
    event: (n) => ({ detail: Object.fromEntries(list(n, (index) => [`field${index}`, index])) }),
  },
  {
    says: 'an array of values of which none matches',
    pattern: { tags: ['a', { prefix: 'b' }, { 'anything-but': { prefix: ['x', 'y'] } }] },
    event: (n) => ({ tags: list(n, (index) => `x${index}`) }),
  },
  {
    says: 'an array of objects where every field matches, but never in one element',
    pattern: { list: { a: [1], b: [1], c: [1], d: [1], e: [1] } },
    event: (n) => ({
      list: list(n, (index) => ({
        ...{ a: 1, b: 1, c: 1, d: 1, e: 1 },
        ['abcde'.charAt(index % 5)]: 0,
      })),
    }),
  },
  {
    says: 'arrays side by side, where only the last one fails',
    pattern: Object.fromEntries(
      [...'abcdef'].map((name) => [name, { x: name === 'f' ? never : [1] }]),
    ),
    event: (n) =>
      Object.fromEntries([...'abcdef'].map((name) => [name, list(n, () => ({ x: 1 }))])),
  },
  {
    says: 'arrays of values side by side, where only the last one fails',
    pattern: Object.fromEntries([...'abcdef'].map((name) => [name, name === 'f' ? never : [1]])),
    event: (n) => Object.fromEntries([...'abcdef'].map((name) => [name, list(n, () => 1)])),
  },
  {
    says: 'arrays within arrays, where only the innermost fails',
    pattern: { a: { x: [1], b: { x: [1], c: { x: [1], y: never } } } },
    event: (n) => {
      const side = Math.round(Math.cbrt(n));
      const inner = list(side, () => ({ x: 1, y: 'z' }));
      const outer = (rest: object) => list(side, () => ({ x: 1, ...structuredClone(rest) }));
      return { a: outer({ b: outer({ c: inner }) }) };
    },
  },
  {
    says: 'exists: false at every level of arrays within arrays',
    pattern: {
      a: {
        ...{ m: [{ exists: false }, 1], x: [{ exists: false }, 1] },
        b: { m: [{ exists: false }, 1], c: { x: [{ exists: false }, 2], m: [{ exists: false }] } },
      },
    },
    event: (n) => {
      const side = Math.round(Math.cbrt(n));
      const inner = list(side, () => ({ x: 1, n: 1 }));
      const outer = (rest: object) => list(side, () => ({ x: 2, ...structuredClone(rest) }));
      return { a: outer({ b: outer({ c: inner }) }) };
    },
  },
  {
    says: 'an array nested in itself, n deep',
    pattern: { a: { b: [{ exists: false }], c: [{ exists: false }, 1] }, d: [{ exists: true }] },
    event: (n) => {
      let nested: unknown[] = [{ c: 2 }];
      for (let depth = 0; depth < n; depth += 1) nested = [nested, 7];
      return { a: nested };
    },
  },
  {
    says: 'a wildcard of many asterisks on a text that nearly fits everywhere',
    pattern: { text: [{ wildcard: '*a*a*a*b*' }] },
    event: (n) => ({ text: `${'a'.repeat(n)}c` }),
  },
  {
    says: 'a wildcard whose piece repeats itself on a text that repeats itself',
    pattern: { text: [{ wildcard: '*aaaaaab*' }, { 'anything-but': { wildcard: '*' } }] },
    event: (n) => ({ text: 'aaaaaa'.repeat(n / 6) }),
  },
  {
    says: 'an $or of many combinations',
    pattern: Object.fromEntries(
      [...'abc'].map((name) => [name, { $or: [{ x: [1] }, { y: [1] }, { z: never }] }]),
    ),
    event: (n) => Object.fromEntries([...'abc'].map((name) => [name, list(n, () => ({ z: 'x' }))])),
  },
  {
    says: 'joined names',
    pattern: { a: { b: { c: [{ exists: false }], d: never }, 'x.y': [{ exists: false }] } },
    event: (n) => ({
      'a.b': list(n, () => ({ e: 1 })),
      ...Object.fromEntries(list(n, (i) => [`a.q${i}`, 1])),
    }),
  },
];

describe('the work of a match grows with the event, not faster', () => {
  test.each(cases.map((each) => [each.says, each] as const))('for %s', (_, { pattern, event }) => {
    const small = stepsOf(pattern, event(6000));
    const large = stepsOf(pattern, event(48_000));
    // Eight times the event is eight times the work; squared it would be sixty-four times.
    expect(large / small).toBeGreaterThan(6);
    expect(large / small).toBeLessThan(9);
    expect(large).toBeLessThan(48_000 * 120);
  });
});

test('a pattern that is twice as deep costs twice as much, also where fields may be absent', () => {
  const pattern = (depth: number): object =>
    depth === 0 ? { z: [{ exists: false }, 1] } : { a: pattern(depth - 1) };
  const event = (depth: number): object => (depth === 0 ? { z: 2 } : { a: [event(depth - 1)] });
  const steps = (depth: number) => stepsOf(pattern(depth), event(depth));
  expect(steps(400) / steps(200)).toBeLessThan(3);
});

test('an event that uses names twice in large arrays costs a bounded search', () => {
  const pattern = { a: { b: [1], c: [1], d: [1], e: never } };
  const event = {
    'a.f': 1,
    a: list(20_000, (index) => ({ b: 1, c: 1, d: 1, e: `${index}` })),
  };
  expect(stepsOf(pattern, event)).toBeLessThan(1_000_000);
});

test('an event that uses a name twice in an array nested very deeply costs a bounded search', () => {
  let nested: unknown[] = list(3000, () => ({ b: 2, c: 1 }));
  for (let depth = 0; depth < 50_000; depth += 1) nested = [nested];
  expect(stepsOf({ a: { b: [1], c: [2] } }, { 'a.b': 1, a: nested })).toBeLessThan(1_000_000);
});
