/** Numbers are compared as whole millionths: exact, and within what a double holds (5e15 < 2^53). */
const largest = 5e9;
const millionth = 1e6;

const decimalForm = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;

export type Decimal = { readonly millionths: number } | { readonly problem: string };

/**
 * A JSON number as EventBridge compares it: between -5e9 and 5e9, at most six digits right of the
 * decimal point ("Numeric matching" in the EventBridge user guide). `problem` says which of the two
 * the number breaks.
 */
export function toDecimal(text: string): Decimal {
  const [, sign, whole = '', fraction = '', exponentText = '0'] = decimalForm.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return { millionths: 0 };
  // The value is 0.<digits> times ten to the power of `point`.
  const point = digits.length - fraction.length + Number(exponentText);
  if (point > 10) return outOfBounds;
  if (significant.length - point > 6) {
    return { problem: 'Only values up to 6 decimals are supported' };
  }
  const millionths = Number(significant.padEnd(point + 6, '0'));
  if (millionths > largest * millionth) return outOfBounds;
  return { millionths: sign === '-' ? -millionths : millionths };
}

const outOfBounds = { problem: 'Value must be between -5.0E9 and 5.0E9, inclusive' };

/** An event's number in millionths; undefined when it is out of bounds or has more than six decimals. */
export function toMillionths(value: number): number | undefined {
  if (Number.isInteger(value)) {
    return Math.abs(value) <= largest ? value * millionth : undefined;
  }
  if (!Number.isFinite(value)) return undefined;
  const decimal = toDecimal(String(value));
  return 'millionths' in decimal ? decimal.millionths : undefined;
}
