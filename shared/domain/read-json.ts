/** Objects and lists in each other; an event of ours has six. */
const deepest = 64;

export interface Fault {
  /** Where: names of fields and places in lists. Empty when it is the whole. */
  path: readonly string[];
  problem: string;
}

export type JsonReading =
  /** `faults` are fields that stand twice in one object: which of them is meant, nobody can say. */
  { ok: true; value: unknown; faults: Fault[] } | { ok: false; fault: Fault };

/** An object or list whose end has not come yet. */
interface Open {
  kind: '{' | '[';
  /** Fields seen so far. */
  names: Set<string>;
  /** The field or place that is being read. */
  at: string;
  places: number;
}

const words = {
  value: 'a value (a text in double quotes, a number, true, false, null, { or [)',
  'value or ]': 'a value, or ] to close the list',
  name: 'the name of a field in double quotes',
  'name or }': 'the name of a field in double quotes, or } to close the object',
  colon: 'a colon after the name of the field',
  'comma or end': 'a comma, or the end of the object or list',
  end: 'nothing more',
} as const;
type Expected = keyof typeof words;

/**
 * Reads JSON more strictly than `JSON.parse` (RFC 8259; I-JSON, RFC 7493): a field stands only once in its object,
 * and nothing is nested deeper than 64. What is wrong is said with its place, and never quotes what was sent.
 */
export function readJson(text: string): JsonReading {
  const scan = new Scan(text);
  const fault = scan.run();
  if (fault !== undefined) return { ok: false, fault };
  const value: unknown = JSON.parse(text);
  return { ok: true, value, faults: scan.twice };
}

/** One way through the text, without recursion: depth costs nothing until it is refused. */
class Scan {
  readonly twice: Fault[] = [];
  readonly #text: string;
  readonly #open: Open[] = [];
  #at = 0;
  #expected: Expected = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  run(): Fault | undefined {
    for (;;) {
      whitespace.lastIndex = this.#at;
      whitespace.exec(this.#text);
      this.#at = whitespace.lastIndex;
      if (this.#at >= this.#text.length) {
        return this.#expected === 'end' ? undefined : this.#fault('it ends too early');
      }
      const fault = this.#token();
      if (fault !== undefined) return fault;
    }
  }

  #token(): Fault | undefined {
    const sign = this.#text[this.#at] ?? '';
    switch (sign) {
      case '{':
      case '[':
        return this.#opening(sign);
      case '}':
      case ']':
        return this.#closing(sign);
      case ':':
        return this.#step('colon', 'value');
      case ',':
        return this.#comma();
      case '"':
        return this.#string();
      default:
        return this.#word();
    }
  }

  #step(expected: Expected, next: Expected): Fault | undefined {
    if (this.#expected !== expected) return this.#unexpected();
    this.#expected = next;
    this.#at += 1;
    return undefined;
  }

  #opening(kind: '{' | '['): Fault | undefined {
    if (!this.#takesValue()) return this.#unexpected();
    if (this.#open.length >= deepest) {
      return { path: this.#path().slice(0, 3), problem: `nested deeper than ${deepest} levels` };
    }
    this.#place();
    this.#open.push({ kind, names: new Set(), at: '', places: 0 });
    this.#expected = kind === '{' ? 'name or }' : 'value or ]';
    this.#at += 1;
    return undefined;
  }

  #closing(sign: '}' | ']'): Fault | undefined {
    const mayEnd =
      this.#expected === 'comma or end' ||
      this.#expected === (sign === '}' ? 'name or }' : 'value or ]');
    if (!mayEnd || this.#open.at(-1)?.kind !== (sign === '}' ? '{' : '[')) {
      return this.#unexpected();
    }
    this.#open.pop();
    this.#at += 1;
    this.#valueRead();
    return undefined;
  }

  #comma(): Fault | undefined {
    return this.#step('comma or end', this.#open.at(-1)?.kind === '{' ? 'name' : 'value');
  }

  #string(): Fault | undefined {
    const end = this.#endOfString();
    const raw = this.#text.slice(this.#at, end + 1);
    const read = end === -1 ? undefined : stringIn(raw);
    if (read === undefined) {
      return this.#fault('a text is not closed, or holds a sign that must be escaped');
    }
    if (this.#expected === 'name' || this.#expected === 'name or }') {
      this.#name(read);
      this.#expected = 'colon';
    } else if (this.#takesValue()) {
      this.#place();
      this.#valueRead();
    } else {
      return this.#unexpected();
    }
    this.#at = end + 1;
    return undefined;
  }

  #name(name: string): void {
    const object = this.#open.at(-1);
    if (object === undefined) return;
    object.at = name;
    if (object.names.has(name)) {
      this.twice.push({ path: this.#path(), problem: 'stands twice in its object: send it once' });
    }
    object.names.add(name);
  }

  #word(): Fault | undefined {
    word.lastIndex = this.#at;
    const found = word.exec(this.#text);
    if (found === null || !this.#takesValue()) return this.#unexpected();
    this.#place();
    this.#at = word.lastIndex;
    this.#valueRead();
    return undefined;
  }

  /** Where the string that begins here ends; -1 when it does not. */
  #endOfString(): number {
    for (let end = this.#at; ; ) {
      end = this.#text.indexOf('"', end + 1);
      if (end === -1) return -1;
      let slashes = 0;
      while (this.#text[end - 1 - slashes] === '\\') slashes += 1;
      if (slashes % 2 === 0) return end;
    }
  }

  #takesValue(): boolean {
    return this.#expected === 'value' || this.#expected === 'value or ]';
  }

  /** A value begins: in a list, the next place. */
  #place(): void {
    const inside = this.#open.at(-1);
    if (inside?.kind !== '[') return;
    inside.at = String(inside.places);
    inside.places += 1;
  }

  #valueRead(): void {
    this.#expected = this.#open.length === 0 ? 'end' : 'comma or end';
  }

  #path(): string[] {
    return this.#open.map(({ at }) => at);
  }

  #unexpected(): Fault {
    return this.#fault(`here should be ${words[this.#expected]}`);
  }

  #fault(problem: string): Fault {
    const before = this.#text.slice(0, this.#at).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return { path: [], problem: `no JSON; line ${before.length}, column ${column}: ${problem}` };
  }
}

const whitespace = /[ \t\r\n]*/y;
const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

function stringIn(raw: string): string | undefined {
  if (!mustBeLookedAt(raw)) return raw.slice(1, -1);
  try {
    const text: unknown = JSON.parse(raw);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it holds an escape, or a control character that ought to be one. */
function mustBeLookedAt(raw: string): boolean {
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code < 0x20 || code === 0x5c) return true;
  }
  return false;
}
