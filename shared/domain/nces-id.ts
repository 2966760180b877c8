/** NCES ids: seven characters name a district, twelve a school of it. They are text: leading zeros belong to them. */

export interface NcesId {
  id: string;
  /** A spreadsheet had taken the leading zero of the states 01 to 09; it was put back. */
  repaired: boolean;
}

/** A school's id as somebody wrote it; undefined when it cannot be one. */
export function readNcesSchoolId(text: string): NcesId | undefined {
  return readId(text, 12);
}

/** A district's id as somebody wrote it; undefined when it cannot be one. */
export function readNcesLeaId(text: string): NcesId | undefined {
  return readId(text, 7);
}

function readId(text: string, length: number): NcesId | undefined {
  const plain = text.replace(/[\s'-]/g, '').toUpperCase();
  if (/^[0-9A-Z]+$/.test(plain) && plain.length === length) return { id: plain, repaired: false };
  // A spreadsheet takes zeros from numbers only: what has letters in it is short for another reason.
  return /^[0-9]+$/.test(plain) && plain.length === length - 1
    ? { id: `0${plain}`, repaired: true }
    : undefined;
}
