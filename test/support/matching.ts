import { expect } from 'vitest';

/** Any text that a pattern matches, inside what `toEqual` or `toMatchObject` expects. Vitest's own is of type `any`. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** Any list that holds these, beside others. */
export function holding(items: readonly unknown[]): unknown {
  return expect.arrayContaining([...items]);
}
