import type { PatternField, PatternNode, PatternText } from './pattern-text.ts';

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
