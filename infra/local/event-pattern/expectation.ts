import type { ValueTest } from './value-test.ts';
import type { Wildcard } from './wildcard.ts';

/**
 * What an expression asks of a field: a test of its values, or that it is not there at all.
 * `wildcards` are those within the test, for the limit on all of one field.
 */
export type Expectation =
  | { readonly test: ValueTest; readonly wildcards?: readonly Wildcard[] }
  | 'absent';
