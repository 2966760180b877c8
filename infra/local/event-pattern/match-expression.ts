import { compileAnythingBut } from './anything-but.ts';
import type { Expectation } from './expectation.ts';
import { IgnoreCaseText } from './ignore-case.ts';
import { InvalidPatternError } from './invalid-pattern-error.ts';
import { parseCidr } from './ip-address.ts';
import { parseNumericRange } from './numeric-range.ts';
import { type ObjectNode, type PatternNode, type PatternText, readAhead } from './pattern-text.ts';
import {
  anyValue,
  endsWith,
  ignoringCase,
  likeWildcard,
  oneOfTheStrings,
  startsWith,
  type ValueTest,
  withinAddresses,
  withinNumbers,
} from './value-test.ts';
import { parseWildcard } from './wildcard.ts';

/** Compiles a match expression, as `{ "prefix": "a" }` in a field's list. Throws `InvalidPatternError`. */
export function compileExpression(node: ObjectNode, source: PatternText): Expectation {
  const { name, value } = source.onlyKey(node, 'Match');
  switch (name) {
    case 'exactly':
      return { test: oneOfTheStrings(new Set([source.string(value, 'exact')])) };
    case 'prefix':
      return { test: compilePrefix(value, source) };
    case 'suffix':
      return { test: compileSuffix(value, source) };
    case 'equals-ignore-case':
      return { test: ignoringCase(new IgnoreCaseText(source.string(value, name)), 'equals') };
    case 'wildcard': {
      const wildcard = parseWildcard(value, source);
      return { test: likeWildcard(wildcard), wildcards: [wildcard] };
    }
    case 'numeric':
      return { test: withinNumbers(parseNumericRange(value, source)) };
    case 'anything-but':
      return compileAnythingBut(value, source);
    case 'exists':
      if (value.kind !== 'literal' || value.value === null) {
        return source.refuse(
          'exists match pattern must be either true or false.',
          readAhead(value),
        );
      }
      return value.value ? { test: anyValue } : 'absent';
    case 'cidr': {
      // The service says "prefix" here too.
      const range = parseCidr(source.string(value, 'prefix'));
      if ('problem' in range) throw new InvalidPatternError(range.problem);
      return { test: withinAddresses(range) };
    }
    default:
      return source.refuse(`Unrecognized match type ${name}`, readAhead(value));
  }
}

function compilePrefix(value: PatternNode, source: PatternText): ValueTest {
  if (value.kind !== 'object') return startsWith(source.string(value, 'prefix'));
  return ignoringCase(parseIgnoreCase(value, source, 'Prefix'), 'startsIn');
}

function compileSuffix(value: PatternNode, source: PatternText): ValueTest {
  if (value.kind !== 'object') return endsWith(source.string(value, 'suffix'));
  return ignoringCase(parseIgnoreCase(value, source, 'Suffix'), 'endsIn');
}

/** `{ "equals-ignore-case": "a" }` within a prefix or suffix. */
function parseIgnoreCase(
  node: ObjectNode,
  source: PatternText,
  within: 'Prefix' | 'Suffix',
): IgnoreCaseText {
  const { name, value } = source.onlyKey(node, within);
  if (name !== 'equals-ignore-case') {
    return source.refuse(`Unsupported ${within.toLowerCase()} pattern: ${name}`, readAhead(value));
  }
  return new IgnoreCaseText(source.string(value, name));
}
