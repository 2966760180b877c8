/** A district's NCES id (LEAID): seven digits, the first two the state's FIPS code. */
export interface DistrictReading {
  leaId: string;
  /** The spreadsheet had dropped the leading zero. */
  repaired: boolean;
}

/**
 * Restores the zero that a spreadsheet drops from the ids of the states with FIPS codes 01 to 09 (03 and 07
 * are not in use). `undefined` when the cell is no LEAID.
 */
export function readDistrict(cell: string): DistrictReading | undefined {
  const text = cell
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
    .trim()
    .replace(/\.0+$/, '');
  if (/^\d{7}$/.test(text) && !text.startsWith('00')) return { leaId: text, repaired: false };
  if (/^[1245689]\d{5}$/.test(text)) return { leaId: `0${text}`, repaired: true };
  return undefined;
}
