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
  const filled = rows.filter((row) => valueOf(row) !== '');
  const sorted = filled.toSorted((a, b) => {
    const dates = compare(b.date ?? '', a.date ?? '');
    return dates !== 0 ? dates : compare(valueOf(a), valueOf(b));
  });
  const values = [...new Set(sorted.map(valueOf))];
  const [value, ...others] = values;
  if (value === undefined) return undefined;
  return { value, others, rows: filled.map(({ row }) => row).toSorted((a, b) => a - b) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
