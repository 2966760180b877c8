import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCidr } from '../../../infra/local/event-pattern/ip-address.ts';
import { compilePattern } from '../../../infra/local/event-pattern.ts';
import { InvalidPatternError } from '../../../infra/local/event-pattern/invalid-pattern-error.ts';
import { naivelyMatches, wildcardExpression } from './event-pattern-oracle.ts';

// Few names and few values throughout, so that patterns and events meet.
const text = fc.constantFrom('', 'x', 'X', 'y', 'xy', 'xyx', '*\\');
const number = fc.constantFrom(-1, 0, 1.5);
const scalar = fc.oneof(text, number, fc.constantFrom(true, false, null));
const affix = fc.constantFrom('x', 'X', 'y', 'xy');
const wildcard = fc.constantFrom('*', 'x*', '*y', 'x*x', '\\*', '*\\\\', 'xy', '');

const oneOrSeveral = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 2 }));
const perhapsIgnoringCase = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(
    one,
    one.map((inner) => ({ 'equals-ignore-case': inner })),
  );

/** One entry of a field's list, of any kind. */
const asked = fc.oneof(
  scalar,
  fc.boolean().map((exists) => ({ exists })),
  perhapsIgnoringCase(affix).map((prefix) => ({ prefix })),
  perhapsIgnoringCase(affix).map((suffix) => ({ suffix })),
  text.map((inner) => ({ 'equals-ignore-case': inner })),
  wildcard.map((inner) => ({ wildcard: inner })),
  fc
    .tuple(fc.constantFrom('<', '<=', '=', '>=', '>'), number)
    .map((numeric): { numeric: unknown } => ({ numeric })),
  fc.constantFrom({ numeric: ['>', -1, '<', 1.5] }, { numeric: ['>=', 0, '<=', 1] }),
  fc
    .oneof(
      oneOrSeveral(text),
      oneOrSeveral(number),
      oneOrSeveral(affix).map((prefix) => ({ prefix })),
      oneOrSeveral(affix).map((suffix) => ({ suffix })),
      oneOrSeveral(text).map((inner) => ({ 'equals-ignore-case': inner })),
      oneOrSeveral(wildcard).map((inner) => ({ wildcard: inner })),
    )
    .map((but) => ({ 'anything-but': but })),
);

const name = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('a', 'b') },
  { weight: 1, arbitrary: fc.constantFrom('a-b', 'a.b', 'b.a') },
);
const fieldsOf = <T>(value: fc.Arbitrary<T>, minKeys: number) =>
  fc.dictionary(name, value, { minKeys, maxKeys: 3, noNullPrototype: true });

/** Patterns of any shape, with simple lists. */
const { shape } = fc.letrec<{ shape: object; field: object; or: object }>((tie) => ({
  field: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom(
      ...[[1], [2], [1, 2], [{ exists: true }], [{ exists: false }], [{ exists: false }, 1]],
    ),
    tie('shape'),
  ),
  or: fc
    .tuple(tie('shape'), fc.array(tie('shape'), { minLength: 2, maxLength: 3 }), fc.boolean())
    .map(([fields, $or, first]) => (first ? { $or, ...fields } : { ...fields, $or })),
  shape: fc.oneof(
    { maxDepth: 3 },
    { weight: 6, arbitrary: fieldsOf(tie('field'), 1) },
    { weight: 1, arbitrary: tie('or') },
  ),
}));

/** Events of any shape, with simple values. */
const { event } = fc.letrec<{ event: object; value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    { weight: 2, arbitrary: fc.constantFrom(1, 2, 3) },
    { weight: 3, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 3, arbitrary: tie('event') },
  ),
  event: fieldsOf(tie('value'), 0),
}));

/** A copy that shares nothing, as events from JSON do not. */
function copied(value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return copy;
}

/** Undefined where the pattern is too complex, which is not the question here. */
function compileUnlessComplex(pattern: object): ((event: unknown) => boolean) | undefined {
  try {
    return compilePattern(pattern);
  } catch (error) {
    if (error instanceof InvalidPatternError && error.message.includes('too complex')) {
      return undefined;
    }
    throw error;
  }
}

describe('against a naive reading of the language', () => {
  test('any list takes the same values', () => {
    const lists = fc.array(asked, { minLength: 1, maxLength: 3 });
    const values = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }), fc.constant(undefined));
    let taken = 0;
    fc.assert(
      fc.property(lists, fc.array(values, { minLength: 3, maxLength: 3 }), (list, several) => {
        const matches = compileUnlessComplex({ a: list });
        fc.pre(matches !== undefined);
        for (const value of several) {
          const expected = naivelyMatches(copied({ a: list }), copied({ a: value }));
          if (expected) taken += 1;
          expect(matches({ a: value })).toBe(expected);
        }
      }),
      { numRuns: 5000 },
    );
    // Both answers must be asked for often.
    expect(taken).toBeGreaterThan(3000);
    expect(taken).toBeLessThan(12_000);
  });

  test('any shape takes the same events', () => {
    let taken = 0;
    fc.assert(
      fc.property(shape, fc.array(event, { minLength: 4, maxLength: 4 }), (pattern, several) => {
        const matches = compilePattern(pattern);
        for (const each of several.map(copied)) {
          const expected = naivelyMatches(copied(pattern), each);
          if (expected) taken += 1;
          expect(matches(each)).toBe(expected);
        }
      }),
      { numRuns: 6000 },
    );
    expect(taken).toBeGreaterThan(2400);
    expect(taken).toBeLessThan(21_600);
  });

  test('a wildcard takes the strings that its regular expression takes', () => {
    const piece = fc.constantFrom('a', 'b', 'ab', 'aab', 'aba', '\\*', '\\\\a');
    const ends = fc.constantFrom('', '*');
    const filler = fc.constantFrom('', '', 'a', 'b', 'aa', 'ab');
    // The values are the pieces with something between them, sometimes cut off or out of their order.
    const wildcardAndValue = fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 4 }), ends, ends)
      .chain(([pieces, first, last]) =>
        fc.tuple(
          fc.constant(first + pieces.join('*') + last),
          fc
            .tuple(
              fc.oneof({ weight: 3, arbitrary: fc.constant(pieces) }, fc.shuffledSubarray(pieces)),
              fc.array(filler, { minLength: 5, maxLength: 5 }),
              fc.nat({ max: 2 }),
            )
            .map(([shown, fillers, cut]) =>
              shown
                .flatMap((text, index) => [fillers[index] ?? '', text.replaceAll('\\', '')])
                .concat(fillers[4] ?? '')
                .join('')
                .slice(cut),
            ),
        ),
      );
    let taken = 0;
    fc.assert(
      fc.property(wildcardAndValue, ([anyPattern, value]) => {
        const matches = compileUnlessComplex({ f: [{ wildcard: anyPattern }] });
        fc.pre(matches !== undefined);
        const expected = wildcardExpression(anyPattern).test(value);
        if (expected) taken += 1;
        expect(matches({ f: value })).toBe(expected);
      }),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(1000);
    expect(taken).toBeLessThan(4000);
  });

  test('a range of addresses is what arithmetic says', () => {
    const asNumber = (bytes: Iterable<number>) =>
      [...bytes].reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    const inHex = (bytes: number[]) =>
      Array.from({ length: 8 }, (_, index) =>
        (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
      ).join(':');
    const byte = fc.integer({ min: 0, max: 255 });
    const bytesOf = (length: number) => fc.array(byte, { minLength: length, maxLength: length });
    const anyBlock = fc.oneof(
      fc.tuple(bytesOf(4), fc.integer({ min: 0, max: 32 })),
      fc.tuple(bytesOf(16), fc.integer({ min: 0, max: 128 })),
    );
    fc.assert(
      fc.property(anyBlock, ([bytes, bits]) => {
        const width = BigInt(bytes.length * 8);
        const spelling = bytes.length === 4 ? bytes.join('.') : inHex(bytes);
        const range = parseCidr(`${spelling}/${bits}`);
        const host = (1n << (width - BigInt(bits))) - 1n;
        const bottom = asNumber(bytes) & ~host;
        expect('problem' in range).toBe(false);
        if ('problem' in range) return;
        expect(asNumber(range.bottom)).toBe(bottom);
        expect(asNumber(range.top)).toBe(bottom | host);
      }),
    );
  });

  test('numbers are ordered by their millionths', () => {
    const millionths = fc.bigInt({ min: -5_000_000_000_000_000n, max: 5_000_000_000_000_000n });
    const spell = (value: bigint) => {
      const digits = (value < 0n ? -value : value).toString().padStart(7, '0');
      return `${value < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`;
    };
    const near = fc.tuple(millionths, fc.constantFrom(-1n, 0n, 1n, 1000n));
    fc.assert(
      fc.property(near, ([value, distance]) => {
        const other = value + distance;
        fc.pre(other >= -5_000_000_000_000_000n && other <= 5_000_000_000_000_000n);
        const anyEvent: unknown = JSON.parse(`{"f":${spell(other)}}`);
        const takes = (operator: string) =>
          compilePattern(`{"f":[{"numeric":["${operator}",${spell(value)}]}]}`)(anyEvent);
        expect(takes('<')).toBe(other < value);
        expect(takes('<=')).toBe(other <= value);
        expect(takes('=')).toBe(other === value);
        expect(takes('>=')).toBe(other >= value);
        expect(takes('>')).toBe(other > value);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('any text at all', () => {
  const refusalOf = (source: string): string | undefined => {
    try {
      compilePattern(source);
      return undefined;
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidPatternError);
      return String(error);
    }
  };

  test('is either a pattern or refused with a reason', () => {
    const nearlyJson = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        'a',
        '$or',
        '1',
        '-',
        '\\',
        ' ',
        'e',
      ),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), nearlyJson), (source) => {
        const refusal = refusalOf(source);
        let isJson = true;
        try {
          JSON.parse(source);
        } catch {
          isJson = false;
        }
        if (!isJson) expect(refusal).toBeDefined();
      }),
      { numRuns: 5000 },
    );
  });

  test('that is JSON is never refused as none', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
        const refusal = refusalOf(JSON.stringify({ a: [JSON.parse(json)] }, null, indent));
        expect(refusal ?? '').not.toMatch(/Unexpected|Unrecognized (token|character)|Illegal/);
      }),
      { numRuns: 2000 },
    );
  });

  test('no event makes a pattern throw', () => {
    fc.assert(
      fc.property(shape, fc.anything(), (pattern, anything) => {
        expect(typeof compilePattern(pattern)({ a: anything, b: [anything] })).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });
});
