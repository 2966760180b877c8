import { toDecimal } from './decimal.ts';
import { type NumberNode, type PatternNode, type PatternText, readAhead } from './pattern-text.ts';
import type { NumberRange } from './value-test.ts';

const lowest = -5e15;
const highest = 5e15;

/**
 * The range of `"numeric": [...]`: `["=", 5]`, `["<", 5]`, ..., or two-sided, the lower bound first:
 * `[">", 0, "<=", 5]`. Throws `InvalidPatternError`.
 */
export function parseNumericRange(node: PatternNode, source: PatternText): NumberRange {
  if (node.kind !== 'array') {
    return source.refuse('Value of numeric must be an array.', readAhead(node));
  }
  const [operator, operand, ...rest] = node.items;
  if (operator?.kind !== 'string') {
    const found = operator === undefined ? ']' : source.spelling(operator);
    return source.refuse(
      `Invalid member in numeric match: ${found}`,
      operator === undefined ? node.end : operator.end,
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
  [operator, operand, extra]: readonly PatternNode[],
  bottom: number,
  list: PatternNode,
  source: PatternText,
): { top: number; openTop: boolean } {
  if (operator?.kind !== 'string') {
    const found = operator === undefined ? ']' : source.spelling(operator);
    return source.refuse(`Bad value in numeric range: ${found}`, operator?.end ?? list.end);
  }
  if (operator.value !== '<' && operator.value !== '<=') {
    return source.refuse(`Bad numeric range operator: ${operator.value}`, operator.end);
  }
  const top = boundary(operand, operator.value, list, source);
  if (extra !== undefined) {
    return source.refuse('Too many terms in numeric range expression', readAhead(extra));
  }
  if (bottom >= top) return source.refuse('Bottom must be less than top', list.end);
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
  if (operand?.kind === 'number') return parseMillionths(operand, source);
  const place = operand === undefined ? list.end : readAhead(operand);
  return source.refuse(`Value of ${name} must be numeric`, place);
}

/** A pattern's number in millionths; refuses what EventBridge cannot compare. */
export function parseMillionths(node: NumberNode, source: PatternText): number {
  const decimal = toDecimal(node.text);
  return 'millionths' in decimal ? decimal.millionths : source.refuse(decimal.problem, node.end);
}
