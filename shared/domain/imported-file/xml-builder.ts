import type { SAXParser } from 'sax';
import { type FileProblem, FileProblemError } from './file-problem.ts';

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

const deepest = 32;
/** Characters of one element below the root: some hundred times the largest staff member. */
const largestElement = 1_000_000;

interface OpenElement extends XmlElement {
  children: XmlElement[];
}

/**
 * Puts elements together from what the parser meets. Where it meets what is not read it throws a FileProblemError:
 * there is no other way to stop the parser from within.
 */
export class XmlBuilder {
  root: string | undefined;
  private rootClosed = false;
  private readonly open: OpenElement[] = [];
  private whole: XmlElement[] = [];
  private begunAt = 0;
  private readonly parser: SAXParser;

  constructor(parser: SAXParser) {
    this.parser = parser;
    const heard: Partial<SAXParser> = {
      onerror: (error) => {
        throw new FileProblemError(this.brokenBy(error.message));
      },
      ondoctype: () => this.refuseDocumentType(),
      onsgmldeclaration: () => this.refuseDocumentType(),
      onopentag: (tag) =>
        this.begin('local' in tag ? tag.local : tag.name, attributesOf(tag.attributes)),
      ontext: (text) => this.say(text),
      oncdata: (text) => this.say(text),
      onclosetag: () => this.finish(),
    };
    Object.assign(parser, heard);
  }

  /** The elements below the root that ended since the last call. */
  takeWhole(): XmlElement[] {
    const taken = this.whole;
    this.whole = [];
    return taken;
  }

  /** @throws FileProblemError when the element under way has grown too large to be one */
  checkSize(): void {
    const [outermost] = this.open;
    if (outermost === undefined || this.parser.position - this.begunAt <= largestElement) return;
    const { line, name } = outermost;
    throw new FileProblemError({
      row: line,
      code: 'broken-xml',
      message: `The element ${name.slice(0, 60)} in line ${line} is larger than 1 MB. Export the file again.`,
    });
  }

  brokenBy(reason: string): FileProblem {
    const line = this.parser.line + 1;
    // The parser's first line is its reason; the rest says where.
    const why = (reason.split('\n')[0] ?? '').replace(/[^\p{L}\p{N} .,:'"=/-]/gu, '').slice(0, 80);
    const message = `The XML is broken in line ${line} (${why}). Export the file again.`;
    return { row: line, code: 'broken-xml', message };
  }

  private begin(name: string, attributes: ReadonlyMap<string, string>): void {
    if (this.rootClosed)
      throw new FileProblemError(this.brokenBy('A second element follows the first'));
    if (this.root === undefined) {
      this.root = name;
      return;
    }
    const line = this.parser.line + 1;
    if (this.open.length >= deepest) {
      const message = `Line ${line} nests elements more than ${deepest} deep; no interchange file does.`;
      throw new FileProblemError({ row: line, code: 'unsafe-xml', message });
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
    if (element === undefined) {
      this.rootClosed = true;
      return;
    }
    element.text = plain(element.text);
    const outer = this.open.at(-1);
    if (outer === undefined) this.whole.push(element);
    else outer.children.push(element);
  }

  private refuseDocumentType(): never {
    throw new FileProblemError({
      row: this.parser.line + 1,
      code: 'unsafe-xml',
      message:
        'The file brings a document type (DOCTYPE), and with it entities of its own. That is not read: it can make a small file grow without end. Export it without one, as Ed-Fi’s interchange files are.',
    });
  }
}

/** Composed letters, single spaces, no control or direction characters: as the cells of a table. */
function plain(text: string): string {
  // Nearly every value is like this, and a file has a million of them.
  if (/^[!-~]*( [!-~]+)*$/.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim();
}

const noAttributes: ReadonlyMap<string, string> = new Map();

function attributesOf(
  attributes: Readonly<Record<string, string | { local: string; value: string }>>,
): ReadonlyMap<string, string> {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return noAttributes;
  return new Map(
    entries.map(([name, attribute]) =>
      typeof attribute === 'string' ? [name, attribute] : [attribute.local, attribute.value],
    ),
  );
}
