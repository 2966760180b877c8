import { expect } from 'vitest';

/** Any text that a pattern matches, inside what `toEqual` or `toMatchObject` expects. Vitest's own is of type `any`. */
export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

/** Any text that holds another. */
export function saying(part: string): unknown {
  return expect.stringContaining(part);
}

/** Any object that has these fields, beside others. */
export function having(fields: Readonly<Record<string, unknown>>): unknown {
  return expect.objectContaining({ ...fields });
}

/** Any list that holds these, beside others. */
export function holding(items: readonly unknown[]): unknown {
  return expect.arrayContaining([...items]);
}
