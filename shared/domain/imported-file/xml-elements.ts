import sax, { type SAXParser } from 'sax';

/** An element with everything in it. Names are local: a prefix says nothing here. */
export interface XmlElement {
  name: string;
  /** Line on which it begins, from 1. */
  line: number;
  attributes: ReadonlyMap<string, string>;
  /** What stands directly in it, without white space around. */
  text: string;
  children: readonly XmlElement[];
}

/** What opens the file: its name says what the file holds. */
export type XmlRoot = Pick<XmlElement, 'name' | 'line' | 'attributes'>;

export type XmlReading =
  | { ok: true; root: XmlRoot }
  | {
      ok: false;
      line: number;
      code: 'xml-broken' | 'xml-doctype' | 'xml-too-deep';
      message: string;
    };

const charactersAtOnce = 64 * 1024;
const deepest = 32;
/** Characters of one element below the root: some hundred times the largest staff member. */
const largestElement = 1_000_000;

interface OpenElement extends XmlElement {
  children: XmlElement[];
}

/**
 * Reads XML piece by piece: each element below the root is handed on as soon as it ends, and never kept here.
 * Strict. A document type is refused where it begins to matter, and with it every entity of the file's own: only
 * XML's five and characters by number are read. Never throws on input; elements before an error were handed on.
 */
export function readXml(
  pieces: Iterable<string>,
  { onRoot, onElement }: { onRoot?(root: XmlRoot): void; onElement(element: XmlElement): void },
): XmlReading {
  const options = { xmlns: true, position: true, strictEntities: true };
  const parser = sax.parser(true, options);
  const builder = new Builder(parser, deepest);
  const fail = (refusal: Refusal): XmlReading => ({ ok: false, ...refusal });

  for (const piece of cut(pieces)) {
    const refusal = feed(parser, piece, builder);
    if (builder.root !== undefined && !builder.rootSeen) {
      builder.rootSeen = true;
      onRoot?.(builder.root);
    }
    for (const element of builder.takeWhole()) onElement(element);
    if (refusal !== undefined) return fail(refusal);
  }
  const refusal = end(parser, builder);
  if (refusal !== undefined) return fail(refusal);
  return builder.root === undefined
    ? fail({ line: 1, code: 'xml-broken', message: 'The file holds no XML element.' })
    : { ok: true, root: builder.root };
}

type Refusal = Omit<Extract<XmlReading, { ok: false }>, 'ok'>;

/** Thrown out of the parser's callbacks, as it has no other way to be stopped. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

function* cut(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += charactersAtOnce) {
      yield piece.slice(at, at + charactersAtOnce);
    }
  }
}

function feed(parser: SAXParser, piece: string, builder: Builder): Refusal | undefined {
  return refusalOf(parser, () => {
    parser.write(piece);
    builder.checkSize();
  });
}

function end(parser: SAXParser, builder: Builder): Refusal | undefined {
  if (builder.root === undefined) return undefined;
  return refusalOf(parser, () => void parser.close());
}

function refusalOf(parser: SAXParser, run: () => void): Refusal | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    return broken(parser, error instanceof Error ? error.message : '');
  }
}

function broken(parser: SAXParser, reason: string): Refusal {
  const line = parser.line + 1;
  // The parser's first line is its reason, in English; the rest says where.
  const [why = ''] = reason.split('\n');
  return {
    line,
    code: 'xml-broken',
    message: `The XML is broken in line ${line} (${why.replace(/[^\p{L}\p{N} .,:'"=/-]/gu, '').slice(0, 80)}). Export the file again.`,
  };
}

/** Puts elements together from what the parser meets. */
class Builder {
  root: XmlRoot | undefined;
  rootSeen = false;
  private readonly open: OpenElement[] = [];
  private whole: XmlElement[] = [];
  private begunAt = 0;
  private readonly parser: SAXParser;
  private readonly deepest: number;

  constructor(parser: SAXParser, depth: number) {
    this.parser = parser;
    this.deepest = depth;
    parser.onerror = (error) => {
      throw new Refused(broken(parser, error.message));
    };
    parser.ondoctype = () => this.refuseDocumentType();
    parser.onsgmldeclaration = () => this.refuseDocumentType();
    parser.onopentag = (tag) =>
      this.begin('local' in tag ? tag.local : tag.name, attributesOf(tag.attributes));
    parser.ontext = (text) => this.say(text);
    parser.oncdata = (text) => this.say(text);
    parser.onclosetag = () => this.finish();
  }

  /** The elements that ended since the last call. */
  takeWhole(): XmlElement[] {
    const taken = this.whole;
    this.whole = [];
    return taken;
  }

  checkSize(): void {
    if (this.open.length === 0 || this.parser.position - this.begunAt <= largestElement) return;
    const { line, name } = this.open[0] ?? { line: 1, name: '' };
    throw new Refused({
      line,
      code: 'xml-broken',
      message: `The element ${name.slice(0, 60)} in line ${line} is larger than 1 MB. Export the file again.`,
    });
  }

  private begin(name: string, attributes: ReadonlyMap<string, string>): void {
    const line = this.parser.line + 1;
    if (this.root === undefined) {
      this.root = { name, line, attributes };
      return;
    }
    if (this.open.length >= this.deepest) {
      throw new Refused({
        line,
        code: 'xml-too-deep',
        message: `Line ${line} nests elements more than ${this.deepest} deep; no interchange file does.`,
      });
    }
    if (this.open.length === 0) this.begunAt = this.parser.position;
    this.open.push({ name, line, attributes, text: '', children: [] });
  }

  private say(text: string): void {
    const element = this.open.at(-1);
    if (element !== undefined) element.text += text;
  }

  private finish(): void {
    const element = this.open.pop();
    if (element === undefined) return;
    element.text = element.text.trim();
    const outer = this.open.at(-1);
    if (outer === undefined) this.whole.push(element);
    else outer.children.push(element);
  }

  private refuseDocumentType(): never {
    const line = this.parser.line + 1;
    throw new Refused({
      line,
      code: 'xml-doctype',
      message: `The file brings a document type (DOCTYPE), and with it entities of its own. That is not read: it can make a small file grow without end. Export it without, as Ed-Fi’s interchange files are.`,
    });
  }
}

function attributesOf(
  attributes: Readonly<Record<string, string | { local: string; value: string }>>,
): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(attributes).map(([name, attribute]) =>
      typeof attribute === 'string' ? [name, attribute] : [attribute.local, attribute.value],
    ),
  );
}
