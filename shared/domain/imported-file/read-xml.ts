import sax from 'sax';
import { type FileProblem, FileProblemError } from './file-problem.ts';
import { XmlBuilder, type XmlElement } from './xml-builder.ts';

const charactersAtOnce = 64 * 1024;

/**
 * Reads XML piece by piece: each element below the root is handed on as soon as it ends, and not kept here.
 * Strict. A document type is refused, and with it every entity of the file's own: only XML's five and characters
 * by number are read. Never throws on input; elements before the place of refusal were handed on.
 */
export function readXml(
  text: string,
  onElement: (element: XmlElement) => void,
): FileProblem | undefined {
  const options = { xmlns: true, position: true, strictEntities: true };
  const parser = sax.parser(true, options);
  const builder = new XmlBuilder(parser);
  for (let at = 0; at < text.length; at += charactersAtOnce) {
    const piece = text.slice(at, at + charactersAtOnce);
    const problem = problemOf(builder, () => {
      parser.write(piece);
      builder.checkSize();
    });
    for (const element of builder.takeWhole()) onElement(element);
    if (problem !== undefined) return problem;
  }
  return builder.root === undefined
    ? { row: 1, code: 'broken-xml', message: 'The file holds no XML element.' }
    : problemOf(builder, () => void parser.close());
}

function problemOf(builder: XmlBuilder, run: () => void): FileProblem | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof FileProblemError) return error.problem;
    return builder.brokenBy(error instanceof Error ? error.message : '');
  }
}
