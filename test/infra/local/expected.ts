/** vitest's asymmetric matchers with a safe type, to stand inside expected objects. */
import { expect } from 'vitest';

export function textContaining(part: string): unknown {
  return expect.stringContaining(part);
}

export function textMatching(expression: RegExp): unknown {
  return expect.stringMatching(expression);
}

export const anyText: unknown = expect.any(String);

/** Request and event ids. */
export const anyUuid: unknown = expect.stringMatching(/^[0-9a-f-]{36}$/);
