import type { RegistrarRow } from './read-row.ts';

export interface Latest {
  value: string;
  /** Other values that rows of the same student carry. */
  others: string[];
  /** Rows with any of these values. */
  rows: number[];
}

/**
 * Settles what several rows of one student say differently: the value of the latest ACTIVITY_DATE, and among
 * equals the first in alphabetical order, so that the order of rows never matters. Empty values do not count.
 */
export function latestOf(
  rows: readonly RegistrarRow[],
  valueOf: (row: RegistrarRow) => string,
): Latest | undefined {
  const filled = rows.flatMap((each) => {
    const value = valueOf(each);
    return value === '' ? [] : [{ value, date: each.date ?? '', row: each.row }];
  });
  const [only] = filled;
  if (only === undefined) return undefined;
  // Most students have one row.
  if (filled.length === 1) return { value: only.value, others: [], rows: [only.row] };
  const sorted = filled.toSorted((a, b) => {
    const dates = compare(b.date, a.date);
    return dates !== 0 ? dates : compare(a.value, b.value);
  });
  const [value = only.value, ...others] = new Set(sorted.map((each) => each.value));
  return { value, others, rows: filled.map(({ row }) => row).toSorted((a, b) => a - b) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
