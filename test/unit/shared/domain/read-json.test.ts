import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../../../shared/domain/read-json.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

function native(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function problemOf(text: string): string {
  const reading = readJson(text);
  return reading.ok ? '' : reading.fault.problem;
}

const twiceIn = (text: string) => {
  const reading = readJson(text);
  return reading.ok ? reading.faults.map(({ path }) => path.join('.')) : undefined;
};

describe('JSON that somebody sends', () => {
  test('is what JSON.parse makes of it, whatever it holds', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(text)).toEqual({ ok: true, ...native(text), faults: [] });
      }),
    );
  });

  test('is refused when JSON.parse refuses it, and only then', () => {
    const pieces = '{ } [ ] , : "a" "b" " \\ 1 -1.5e3 01 . true nul null \u0000 \n é “'.split(' ');
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (given) => {
        expect(readJson(given).ok).toBe(native(given) !== undefined);
      }),
      { numRuns: 3000 },
    );
  });

  test.each(naughtyStrings)('may hold any text, and names of fields too: %j', (text) => {
    const value = { [text]: [text] };
    expect(readJson(JSON.stringify(value))).toEqual({ ok: true, value, faults: [] });
  });

  test.each([
    ['', 'line 1, column 1: it ends too early'],
    ['{\n  "a": tru\n}', 'line 2, column 8: here should be a value'],
    ['{"a": 1,}', 'line 1, column 9: here should be the name of a field'],
    ['{“a”: 1}', 'line 1, column 2: here should be the name of a field'],
    ['{"a" 1}', 'line 1, column 6: here should be a colon'],
    ['[1 2]', 'line 1, column 4: here should be a comma'],
    ['{} {}', 'line 1, column 4: here should be nothing more'],
    ['{"a": "x}', 'line 1, column 7: a text is not closed'],
    ['{"a": "x\ny"}', 'line 1, column 7: a text is not closed, or holds a sign'],
  ])('that is none is told where: %j', (text, problem) => {
    expect(problemOf(text)).toContain(problem);
  });

  test('is never quoted in what is said of it', () => {
    expect(problemOf('{"name": Ivanova}')).not.toContain('Ivanova');
  });

  test('with a field that stands twice is told which, even when both say the same', () => {
    expect(twiceIn('{"a":1,"a":1}')).toEqual(['a']);
    expect(twiceIn('{"events":[{},{"data":{"name":1,"n\\u0061me":2}}]}')).toEqual([
      'events.1.data.name',
    ]);
    expect(twiceIn('[{"a":1},{"a":1,"b":{"a":1}}]')).toEqual([]);
  });

  test('nested deeper than 64 is refused, however deep it goes', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJson(nested(64)).ok).toBe(true);
    expect(problemOf(nested(65))).toBe('nested deeper than 64 levels');
    expect(problemOf('{"a":'.repeat(1_000_000))).toBe('nested deeper than 64 levels');
  });
});
