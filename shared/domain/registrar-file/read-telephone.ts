/** A telephone number: E.164 where it could be read, else as the cell has it. */
export interface TelephoneReading {
  number: string;
  readable: boolean;
}

/**
 * `(334) 555-0117`, `334.555.0117` and `+1 334 555 0117` are +13345550117; numbers with another country code
 * keep it. A number without one is North American (the registrar's own). `undefined` for an empty cell.
 */
export function readTelephone(cell: string): TelephoneReading | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  const digits = text.replace(/\D/g, '');
  const plain = /^\+?[\d\s().\-/\u2010-\u2013]+$/.test(text);
  if (plain) {
    const international = /^(?:\+|00|011)\s*\(?\s*/.exec(text)?.[0];
    if (international !== undefined) {
      const number = digits.slice(international.replace(/\D/g, '').length);
      if (/^[1-9]\d{7,14}$/.test(number)) return { number: `+${number}`, readable: true };
    } else if (/^1?[2-9]\d{9}$/.test(digits)) {
      return { number: `+1${digits.slice(-10)}`, readable: true };
    }
  }
  return { number: text, readable: false };
}
