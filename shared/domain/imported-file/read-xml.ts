import sax from 'sax';
import { XmlBuilder, type XmlElement, type XmlRefusal, XmlRefused } from './xml-builder.ts';

const charactersAtOnce = 64 * 1024;

/**
 * Reads XML piece by piece: each element below the root is handed on as soon as it ends, and not kept here.
 * Strict. A document type is refused, and with it every entity of the file's own: only XML's five and characters
 * by number are read. Never throws on input; elements before the place of refusal were handed on.
 */
export function readXml(
  text: string,
  onElement: (element: XmlElement) => void,
): XmlRefusal | undefined {
  const options = { xmlns: true, position: true, strictEntities: true };
  const parser = sax.parser(true, options);
  const builder = new XmlBuilder(parser);
  for (let at = 0; at < text.length; at += charactersAtOnce) {
    const piece = text.slice(at, at + charactersAtOnce);
    const refusal = refusalOf(builder, () => {
      parser.write(piece);
      builder.checkSize();
    });
    for (const element of builder.takeWhole()) onElement(element);
    if (refusal !== undefined) return refusal;
  }
  return builder.root === undefined
    ? { line: 1, code: 'xml-broken', message: 'The file holds no XML element.' }
    : refusalOf(builder, () => void parser.close());
}

function refusalOf(builder: XmlBuilder, run: () => void): XmlRefusal | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof XmlRefused) return error.refusal;
    return builder.brokenBy(error instanceof Error ? error.message : '');
  }
}
