import { type Decimal, toDecimal } from './decimal.ts';
import { IgnoreCaseText } from './ignore-case.ts';
import { parseCidr } from './ip-address.ts';
import {
  type PatternField,
  type PatternNode,
  type PatternText,
  readAhead,
} from './pattern-text.ts';
import {
  anyValue,
  endsWith,
  ignoringCase,
  likeWildcard,
  type NumberRange,
  noneOf,
  oneOfTheNumbers,
  oneOfTheStrings,
  startsWith,
  type ValueTest,
  withinAddresses,
  withinNumbers,
} from './value-test.ts';
import { parseWildcard, Wildcard } from './wildcard.ts';
import { InvalidPatternError } from './invalid-pattern-error.ts';

/** What `{ "prefix": "a" }` asks for: a test of a value, or that the field is not there at all. */
export type Expectation = { readonly test: ValueTest } | 'absent';

type ObjectNode = Extract<PatternNode, { kind: 'object' }>;

/** Compiles one match expression, an object within a field's list. Throws `InvalidPatternError`. */
export function compileExpression(node: ObjectNode, source: PatternText): Expectation {
  const [field] = node.fields;
  if (field === undefined) return source.refuse('Match expression name not found', node.end);
  const expectation = compileField(field, source);
  refuseSecondKey(node, source);
  return expectation;
}

function compileField(field: PatternField, source: PatternText): Expectation {
  const { name, value } = field;
  switch (name) {
    case 'exactly':
      return { test: oneOfTheStrings(new Set([string(value, 'exact match', source)])) };
    case 'prefix':
      return { test: prefixOrSuffix(field, source, 'Prefix', startsWith, 'startsIn') };
    case 'suffix':
      return { test: prefixOrSuffix(field, source, 'Suffix', endsWith, 'endsIn') };
    case 'equals-ignore-case':
      return { test: ignoringCase(new IgnoreCaseText(string(value, name, source)), 'equals') };
    case 'wildcard':
      return { test: likeWildcard(wildcard(string(value, name, source), value, source)) };
    case 'numeric':
      return { test: withinNumbers(numericRange(value, source)) };
    case 'anything-but':
      return { test: anythingBut(value, source) };
    case 'exists':
      if (value.kind !== 'literal' || value.value === null) {
        return source.refuse(
          'exists match pattern must be either true or false.',
          readAhead(value),
        );
      }
      return value.value ? { test: anyValue } : 'absent';
    case 'cidr': {
      // The service says "prefix" here.
      const range = parseCidr(string(value, 'prefix', source));
      if ('problem' in range) throw new InvalidPatternError(range.problem);
      return { test: withinAddresses(range) };
    }
    default:
      return source.refuse(`Unrecognized match type ${name}`, readAhead(value));
  }
}

function refuseSecondKey(node: ObjectNode, source: PatternText): void {
  const second = node.fields[1];
  if (second !== undefined) {
    source.refuse('Only one key allowed in match expression', readAhead(second.value));
  }
}

function string(node: PatternNode, what: string, source: PatternText): string {
  if (node.kind === 'string') return node.value;
  return source.refuse(`${what} match pattern must be a string`, readAhead(node));
}

function wildcard(text: string, node: PatternNode, source: PatternText): Wildcard {
  const parsed = parseWildcard(text);
  if ('problem' in parsed) return source.refuse(parsed.problem, node.end);
  return new Wildcard(parsed.literals);
}

function prefixOrSuffix(
  { value }: PatternField,
  source: PatternText,
  name: 'Prefix' | 'Suffix',
  exact: (text: string) => ValueTest,
  how: 'startsIn' | 'endsIn',
): ValueTest {
  const type = name === 'Prefix' ? 'prefix' : 'suffix';
  if (value.kind !== 'object') return exact(string(value, type, source));
  const [inner] = value.fields;
  if (inner === undefined) return source.refuse(`${name} expression name not found`, value.end);
  if (inner.name !== 'equals-ignore-case') {
    return source.refuse(`Unsupported ${type} pattern: ${inner.name}`, readAhead(inner.value));
  }
  const text = new IgnoreCaseText(string(inner.value, inner.name, source));
  refuseSecondKey(value, source);
  return ignoringCase(text, how);
}

function anythingBut(node: PatternNode, source: PatternText): ValueTest {
  if (node.kind === 'object') return anythingButLike(node, source);
  const list = listOrSingle(node, source);
  const strings = new Set<string>();
  const numbers = new Set<number>();
  for (const item of list) {
    if (item.kind === 'string') strings.add(item.value);
    else if (item.kind === 'number') numbers.add(millionths(item, source) / 1e6);
    else {
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
  return noneOf([strings.size > 0 ? oneOfTheStrings(strings) : oneOfTheNumbers(numbers)]);
}

function listOrSingle(node: PatternNode, source: PatternText): readonly PatternNode[] {
  switch (node.kind) {
    case 'array':
      return node.items;
    case 'string':
    case 'number':
      return [node];
    case 'object':
    case 'literal':
      return source.refuse(
        'Value of anything-but must be an array or single string/number value.',
        readAhead(node),
      );
  }
}

function anythingButLike(node: ObjectNode, source: PatternText): ValueTest {
  const [inner] = node.fields;
  if (inner === undefined) return source.refuse('Anything-But expression name not found', node.end);
  const compileOne = anythingButTypes.get(inner.name);
  if (compileOne === undefined) {
    return source.refuse(`Unsupported anything-but pattern: ${inner.name}`, readAhead(inner.value));
  }
  const tests = listOrSingle(inner.value, source).map((item) => compileOne(item, source));
  if (tests.length === 0) {
    return source.refuse('Empty arrays are not allowed', inner.value.end);
  }
  refuseSecondKey(node, source);
  return noneOf(tests);
}

const anythingButTypes = new Map<string, (item: PatternNode, source: PatternText) => ValueTest>([
  ['prefix', (item, source) => startsWith(affix(item, source))],
  ['suffix', (item, source) => endsWith(affix(item, source))],
  [
    'wildcard',
    (item, source) => likeWildcard(wildcard(string(item, 'wildcard', source), item, source)),
  ],
  [
    'equals-ignore-case',
    (item, source) => {
      if (item.kind === 'string') return ignoringCase(new IgnoreCaseText(item.value), 'equals');
      return source.refuse(
        'Inside anything-but/equals-ignore-case list, number|start|null|boolean is not supported.',
        readAhead(item),
      );
    },
  ],
]);

/** "Anything but what begins with nothing" would be nothing at all. */
function affix(node: PatternNode, source: PatternText): string {
  const text = string(node, 'prefix/suffix', source);
  if (text === '') return source.refuse('Null prefix/suffix not allowed', node.end);
  return text;
}

const lowest = -5e15;
const highest = 5e15;

/** `["=", 5]`, `["<", 5]`, ..., or two-sided: `[">", 0, "<=", 5]`, the lower bound first. */
function numericRange(node: PatternNode, source: PatternText): NumberRange {
  if (node.kind !== 'array') {
    return source.refuse('Value of numeric must be an array.', readAhead(node));
  }
  const [operator, operand, ...rest] = node.items;
  if (operator?.kind !== 'string') {
    return source.refuse(
      `Invalid member in numeric match: ${spelled(operator, source, ']')}`,
      operator?.end ?? node.end,
    );
  }
  switch (operator.value) {
    case '=': {
      const value = boundary(operand, 'equals', node, source);
      refuseRest(rest, source);
      return { bottom: value, openBottom: false, top: value, openTop: false };
    }
    case '<':
    case '<=': {
      const top = boundary(operand, operator.value, node, source);
      refuseRest(rest, source);
      return { bottom: lowest, openBottom: false, top, openTop: operator.value === '<' };
    }
    case '>':
    case '>=': {
      const bottom = boundary(operand, operator.value, node, source);
      const openBottom = operator.value === '>';
      if (rest.length === 0) return { bottom, openBottom, top: highest, openTop: false };
      return { bottom, openBottom, ...upperBound(rest, bottom, node, source) };
    }
    default:
      return source.refuse(`Unrecognized numeric range operator: ${operator.value}`, operator.end);
  }
}

function upperBound(
  [operator, operand, ...rest]: readonly PatternNode[],
  bottom: number,
  node: PatternNode,
  source: PatternText,
): { top: number; openTop: boolean } {
  if (operator?.kind !== 'string') {
    return source.refuse(
      `Bad value in numeric range: ${spelled(operator, source, '')}`,
      operator?.end ?? node.end,
    );
  }
  if (operator.value !== '<' && operator.value !== '<=') {
    return source.refuse(`Bad numeric range operator: ${operator.value}`, operator.end);
  }
  const top = boundary(operand, operator.value, node, source);
  const [extra] = rest;
  if (extra !== undefined) {
    return source.refuse('Too many terms in numeric range expression', readAhead(extra));
  }
  if (bottom >= top) return source.refuse('Bottom must be less than top', node.end);
  return { top, openTop: operator.value === '<' };
}

function refuseRest([extra]: readonly PatternNode[], source: PatternText): void {
  if (extra !== undefined) {
    source.refuse('Too many elements in numeric expression', readAhead(extra));
  }
}

function boundary(
  operand: PatternNode | undefined,
  name: string,
  list: PatternNode,
  source: PatternText,
): number {
  if (operand?.kind === 'number') return millionths(operand, source);
  const place = operand === undefined ? list.end : readAhead(operand);
  return source.refuse(`Value of ${name} must be numeric`, place);
}

function millionths(node: Extract<PatternNode, { kind: 'number' }>, source: PatternText): number {
  const decimal: Decimal = toDecimal(node.text);
  return 'millionths' in decimal ? decimal.millionths : source.refuse(decimal.problem, node.end);
}

function spelled(node: PatternNode | undefined, source: PatternText, none: string): string {
  return node === undefined ? none : source.text.slice(node.start, node.end);
}
