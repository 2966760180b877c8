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

/** How deeply a pattern may nest, be it by objects and arrays or by the dots of its names. */
export const deepestNesting = 1000;

const numberForm = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const wordForm = /[A-Za-z0-9_$\u0080-\uffff]+/y;
const spaceForm = /[ \t\r\n]*/y;

/** Reads a pattern's text. Throws `InvalidPatternError` where it is not JSON. */
export function readPattern(source: PatternText): PatternNode {
  const reader = new Reader(source);
  reader.skipSpace();
  const node = reader.value();
  reader.skipSpace();
  if (reader.at < source.text.length) {
    source.refuse(`Unexpected text after the end of the pattern`, reader.at + 1);
  }
  return node;
}

class Reader {
  readonly source: PatternText;
  at = 0;
  #depth = 0;

  constructor(source: PatternText) {
    this.source = source;
  }

  skipSpace(): void {
    this.#take(spaceForm);
  }

  value(): PatternNode {
    const start = this.at;
    switch (this.source.text[this.at]) {
      case undefined:
        return this.source.refuse('Unexpected end of the pattern', this.at);
      case '{':
        return this.#object(start);
      case '[':
        return this.#array(start);
      case '"': {
        const value = this.#string();
        return { kind: 'string', value, start, end: this.at };
      }
      default:
        return this.#bare(start);
    }
  }

  #object(start: number): PatternNode {
    const fields: PatternField[] = [];
    this.#enter();
    if (this.source.text[this.at] !== '}') {
      for (;;) {
        if (this.source.text[this.at] !== '"') {
          this.#unexpected('double-quote to start field name');
        }
        const name = this.#string();
        this.skipSpace();
        this.#expect(':', 'a colon to separate field name and value');
        this.skipSpace();
        fields.push({ name, value: this.value() });
        this.skipSpace();
        if (this.source.text[this.at] === '}') break;
        this.#expect(',', 'comma to separate Object entries');
        this.skipSpace();
      }
    }
    this.#leave();
    return { kind: 'object', fields, start, end: this.at };
  }

  #array(start: number): PatternNode {
    const items: PatternNode[] = [];
    this.#enter();
    if (this.source.text[this.at] !== ']') {
      for (;;) {
        items.push(this.value());
        this.skipSpace();
        if (this.source.text[this.at] === ']') break;
        this.#expect(',', 'comma to separate Array entries');
        this.skipSpace();
      }
    }
    this.#leave();
    return { kind: 'array', items, start, end: this.at };
  }

  #enter(): void {
    this.at += 1;
    this.#depth += 1;
    if (this.#depth > deepestNesting) {
      this.source.refuse(`The pattern is nested more than ${deepestNesting} deep`, this.at);
    }
    this.skipSpace();
  }

  #leave(): void {
    this.at += 1;
    this.#depth -= 1;
  }

  #string(): string {
    const { text } = this.source;
    let end = this.at + 1;
    for (; text[end] !== '"'; end += text[end] === '\\' ? 2 : 1) {
      if (end >= text.length) {
        this.source.refuse('Unexpected end of the pattern inside a string', text.length);
      }
      if (text.charCodeAt(end) < 0x20) {
        const code = text.charCodeAt(end);
        this.source.refuse(
          `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`,
          end + 1,
        );
      }
    }
    const quoted = text.slice(this.at, end + 1);
    try {
      const value: unknown = JSON.parse(quoted);
      this.at = end + 1;
      return String(value);
    } catch {
      return this.source.refuse(`Unrecognized character escape in ${quoted}`, end + 1);
    }
  }

  #bare(start: number): PatternNode {
    const number = this.#take(numberForm);
    const rest = this.#take(wordForm);
    const word = number + rest;
    if (number !== '' && rest === '') {
      return { kind: 'number', text: number, start, end: this.at };
    }
    switch (word) {
      case 'true':
        return { kind: 'literal', value: true, start, end: this.at };
      case 'false':
        return { kind: 'literal', value: false, start, end: this.at };
      case 'null':
        return { kind: 'literal', value: null, start, end: this.at };
      case '':
        return this.#unexpected(
          "a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
        );
      default:
        return this.source.refuse(
          `Unrecognized token '${word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`,
          this.at,
        );
    }
  }

  #expect(sign: string, what: string): void {
    if (this.source.text[this.at] !== sign) this.#unexpected(what);
    this.at += 1;
  }

  #unexpected(expected: string): never {
    const found = this.source.text[this.at];
    if (found === undefined) {
      return this.source.refuse(
        `Unexpected end of the pattern: was expecting ${expected}`,
        this.at,
      );
    }
    return this.source.refuse(
      `Unexpected character ('${found}' (code ${found.charCodeAt(0)})): was expecting ${expected}`,
      this.at,
    );
  }

  #take(form: RegExp): string {
    form.lastIndex = this.at;
    const found = form.exec(this.source.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}
