import { InvalidPatternError } from './invalid-pattern-error.ts';

/**
 * One JSON value of a pattern, with its place in the text. A reader of our own, since `JSON.parse`
 * drops repeated keys (of which the last counts only among the *joined* names), the spelling of
 * numbers, and the places that error messages name.
 */
export type PatternNode =
  | {
      readonly kind: 'object';
      readonly fields: readonly PatternField[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'array';
      readonly items: readonly PatternNode[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'string';
      readonly value: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'number'; readonly text: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'literal';
      readonly value: true | false | null;
      readonly start: number;
      readonly end: number;
    };

export type ObjectNode = Extract<PatternNode, { kind: 'object' }>;
export type ArrayNode = Extract<PatternNode, { kind: 'array' }>;
export type NumberNode = Extract<PatternNode, { kind: 'number' }>;

export interface PatternField {
  readonly name: string;
  readonly value: PatternNode;
}

/** The pattern's text, and refusals that point into it. */
export class PatternText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  /** Throws the refusal; `offset` is the first character behind what has been read. */
  refuse(reason: string, offset: number): never {
    const before = this.text.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    const line = before.split('\n').length;
    throw new InvalidPatternError(
      `${reason}\n at [Source: (String)"${this.text}"; line: ${line}, column: ${offset - lineStart + 1}]`,
    );
  }

  /** The text of a string node; refuses any other. `what` is the match type that wants it. */
  string(node: PatternNode, what: string): string {
    if (node.kind === 'string') return node.value;
    return this.refuse(`${what} match pattern must be a string`, readAhead(node));
  }

  /** The only key of a match expression. `what` begins the refusal of an expression without one. */
  onlyKey(node: ObjectNode, what: string): PatternField {
    const [field, second] = node.fields;
    if (field === undefined) return this.refuse(`${what} expression name not found`, node.end);
    if (second !== undefined) {
      this.refuse('Only one key allowed in match expression', readAhead(second.value));
    }
    return field;
  }

  /** What stands in the text, to be quoted in a refusal. */
  spelling(node: PatternNode): string {
    return this.text.slice(node.start, node.end);
  }
}

/**
 * How far AWS's reader has come when it first looks at a value: behind the opening sign of a string,
 * an object or an array, behind the whole of a number or word.
 */
export function readAhead(node: PatternNode): number {
  return node.kind === 'number' || node.kind === 'literal' ? node.end : node.start + 1;
}
