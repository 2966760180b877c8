import type { Expectation } from './expectation.ts';
import { IgnoreCaseText } from './ignore-case.ts';
import { parseMillionths } from './numeric-range.ts';
import { type ObjectNode, type PatternNode, type PatternText, readAhead } from './pattern-text.ts';
import {
  endsWith,
  ignoringCase,
  likeWildcard,
  noneOf,
  oneOfTheNumbers,
  oneOfTheStrings,
  startsWith,
  type ValueTest,
} from './value-test.ts';
import { parseWildcard, type Wildcard } from './wildcard.ts';

/**
 * Any value, of whatever type, but those named: one string or number, a list of strings or of numbers,
 * or one or a list of prefixes, suffixes, wildcards or strings whose case does not count. Throws
 * `InvalidPatternError`.
 */
export function compileAnythingBut(node: PatternNode, source: PatternText): Expectation {
  return node.kind === 'object' ? butLike(node, source) : butValues(node, source);
}

function butValues(node: PatternNode, source: PatternText): Expectation {
  const strings = new Set<string>();
  const numbers = new Set<number>();
  for (const item of listOrSingle(node, source)) {
    if (item.kind === 'string') {
      strings.add(item.value);
    } else if (item.kind === 'number') {
      numbers.add(parseMillionths(item, source) / 1e6);
    } else {
      source.refuse(
        'Inside anything but list, start|null|boolean is not supported.',
        readAhead(item),
      );
    }
  }
  if (strings.size > 0 === numbers.size > 0) {
    return source.refuse(
      'Inside anything but list, either all values are number or string, mixed type is not supported',
      node.end,
    );
  }
  return { test: noneOf([strings.size > 0 ? oneOfTheStrings(strings) : oneOfTheNumbers(numbers)]) };
}

function butLike(node: ObjectNode, source: PatternText): Expectation {
  const { name, value } = source.onlyKey(node, 'Anything-But');
  const wildcards: Wildcard[] = [];
  const compileOne = (item: PatternNode): ValueTest => {
    switch (name) {
      case 'prefix':
        return startsWith(affix(item, source));
      case 'suffix':
        return endsWith(affix(item, source));
      case 'wildcard': {
        const wildcard = parseWildcard(item, source);
        wildcards.push(wildcard);
        return likeWildcard(wildcard);
      }
      case 'equals-ignore-case':
        if (item.kind === 'string') return ignoringCase(new IgnoreCaseText(item.value), 'equals');
        return source.refuse(
          'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
          readAhead(item),
        );
      default:
        return source.refuse(`Unsupported anything-but pattern: ${name}`, readAhead(value));
    }
  };
  const tests = listOrSingle(value, source).map(compileOne);
  if (tests.length === 0) return source.refuse('Empty arrays are not allowed', value.end);
  return { test: noneOf(tests), wildcards };
}

function listOrSingle(node: PatternNode, source: PatternText): readonly PatternNode[] {
  if (node.kind === 'array') return node.items;
  if (node.kind === 'string' || node.kind === 'number') return [node];
  return source.refuse(
    'Value of anything-but must be an array or single string/number value.',
    readAhead(node),
  );
}

/** "Anything but what begins with nothing" would be nothing at all. */
function affix(node: PatternNode, source: PatternText): string {
  const text = source.string(node, 'prefix/suffix');
  if (text === '') return source.refuse('Null prefix/suffix not allowed', node.end);
  return text;
}
