import { toMillionths } from './decimal.ts';
import type { IgnoreCaseText } from './ignore-case.ts';
import { type IpRange, ipBytes, isWithin } from './ip-address.ts';
import type { Meter, Wildcard } from './wildcard.ts';

/** What an event's field may hold where a pattern can look at it. */
export type Scalar = string | number | boolean | null;

export function isScalar(value: unknown): value is Scalar {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  );
}

/** Whether one value of the event is what one entry of a pattern's list asks for. */
export type ValueTest = (value: Scalar, meter: Meter) => boolean;

export const anyValue: ValueTest = () => true;

export function oneOfTheStrings(strings: ReadonlySet<string>): ValueTest {
  return (value) => typeof value === 'string' && strings.has(value);
}

/** A string that is an address stands for every spelling of that address, as with EventBridge. */
export function sameAddress(address: Uint8Array): ValueTest {
  return withinAddresses({ bottom: address, top: address });
}

export function withinAddresses(range: IpRange): ValueTest {
  return (value) => {
    const address = typeof value === 'string' ? ipBytes(value) : undefined;
    return address !== undefined && isWithin(address, range);
  };
}

/**
 * Equality of numbers: 300, 300.0 and 3.0e2 are one. Numbers that EventBridge cannot compare (beyond
 * 5e9, more than six decimals) equal only themselves, which lets account numbers be matched.
 */
export function oneOfTheNumbers(numbers: ReadonlySet<number>): ValueTest {
  return (value) => typeof value === 'number' && numbers.has(value);
}

export function sameWord(word: boolean | null): ValueTest {
  return (value) => value === word;
}

export function startsWith(prefix: string): ValueTest {
  return (value) => typeof value === 'string' && value.startsWith(prefix);
}

export function endsWith(suffix: string): ValueTest {
  return (value) => typeof value === 'string' && value.endsWith(suffix);
}

export function ignoringCase(
  text: IgnoreCaseText,
  how: 'equals' | 'startsIn' | 'endsIn',
): ValueTest {
  return (value) => typeof value === 'string' && text[how](value);
}

export function likeWildcard(wildcard: Wildcard): ValueTest {
  return (value, meter) => typeof value === 'string' && wildcard.matches(value, meter);
}

/** Bounds in millionths; `open` bounds are themselves outside. */
export interface NumberRange {
  readonly bottom: number;
  readonly openBottom: boolean;
  readonly top: number;
  readonly openTop: boolean;
}

export function withinNumbers(range: NumberRange): ValueTest {
  return (value) => {
    const millionths = typeof value === 'number' ? toMillionths(value) : undefined;
    if (millionths === undefined) return false;
    const above = range.openBottom ? millionths > range.bottom : millionths >= range.bottom;
    const below = range.openTop ? millionths < range.top : millionths <= range.top;
    return above && below;
  };
}

/** True for any value, of whatever type, that none of the tests is true for. */
export function noneOf(tests: readonly ValueTest[]): ValueTest {
  return (value, meter) =>
    !tests.some((test) => {
      meter.steps += 1;
      return test(value, meter);
    });
}
