import type { PatternNode, PatternText } from './pattern-text.ts';

/** Counts the work of one match, so that tests can show that it grows with the event's size only. */
export interface Meter {
  steps: number;
}

/** A piece of text between two `*`, with the table by which Knuth, Morris and Pratt search for it. */
interface Piece {
  readonly text: string;
  readonly fallback: readonly number[];
}

/**
 * A wildcard pattern. Each piece between two `*` is searched for once, behind the one before it (the
 * leftmost place leaves the most room for the rest), so a match reads the value once: nothing is tried
 * again, however the pattern and the value repeat themselves.
 */
export class Wildcard {
  readonly #head: string;
  readonly #middle: readonly Piece[];
  /** Undefined when the pattern has no `*`: then `head` is the whole value. */
  readonly #tail: string | undefined;

  /** What stands behind each `*`. */
  readonly pieces: readonly string[];

  constructor(literals: readonly string[]) {
    this.pieces = literals.slice(1);
    this.#head = literals.at(0) ?? '';
    this.#middle = literals.slice(1, -1).map((text) => ({ text, fallback: fallbackTable(text) }));
    this.#tail = literals.length > 1 ? literals.at(-1) : undefined;
  }

  matches(value: string, meter: Meter): boolean {
    meter.steps += this.#head.length + (this.#tail?.length ?? 0);
    if (this.#tail === undefined) return value === this.#head;
    const end = value.length - this.#tail.length;
    if (end < this.#head.length) return false;
    if (!value.startsWith(this.#head) || !value.endsWith(this.#tail)) return false;
    let at = this.#head.length;
    for (const piece of this.#middle) {
      const behind = findBehind(piece, value, at, end, meter);
      if (behind === undefined) return false;
      at = behind;
    }
    return true;
  }
}

/**
 * Reads a wildcard pattern: `\*` is an asterisk, `\\` a backslash. Refusals count bytes of UTF-8, the
 * opening quote included, as EventBridge does. Throws `InvalidPatternError`.
 */
export function parseWildcard(node: PatternNode, source: PatternText): Wildcard {
  const pattern = source.string(node, 'wildcard');
  const literals: string[] = [];
  let literal = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const sign = pattern.charAt(at);
    const next = pattern.charAt(at + 1);
    if (sign === '*' && next === '*') {
      source.refuse(`Consecutive wildcard characters at pos ${bytePlace(pattern, at)}`, node.end);
    } else if (sign === '*') {
      literals.push(literal);
      literal = '';
    } else if (sign !== '\\') {
      literal += sign;
    } else if (next === '*' || next === '\\') {
      literal += next;
      at += 1;
    } else {
      source.refuse(`Invalid escape character at pos ${bytePlace(pattern, at)}`, node.end);
    }
  }
  return new Wildcard([...literals, literal]);
}

function bytePlace(pattern: string, at: number): number {
  return Buffer.byteLength(pattern.slice(0, at)) + 1;
}

function fallbackTable(text: string): readonly number[] {
  const table = [0];
  let matched = 0;
  for (let at = 1; at < text.length; at += 1) {
    while (matched > 0 && text[at] !== text[matched]) matched = table[matched - 1] ?? 0;
    if (text[at] === text[matched]) matched += 1;
    table.push(matched);
  }
  return table;
}

/** The place behind the first occurrence of `piece` within `value[from, end)`. */
function findBehind(
  piece: Piece,
  value: string,
  from: number,
  end: number,
  meter: Meter,
): number | undefined {
  const { text, fallback } = piece;
  let matched = 0;
  for (let at = from; at < end; at += 1) {
    meter.steps += 1;
    while (matched > 0 && value[at] !== text[matched]) {
      matched = fallback[matched - 1] ?? 0;
      meter.steps += 1;
    }
    if (value[at] === text[matched]) matched += 1;
    if (matched === text.length) return at + 1;
  }
  return text === '' ? from : undefined;
}
