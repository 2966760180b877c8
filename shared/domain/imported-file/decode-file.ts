import { type OrProblem, refuse } from './file-problem.ts';

/** 40 MB: some 150,000 rows of an export with 22 columns. */
export const maxFileBytes = 40_000_000;

const saveAsCsv =
  'In the spreadsheet choose File, Save As, “CSV UTF-8 (Comma delimited)”, and upload that file.';

/** How files begin that are often uploaded in place of a CSV. */
const signatures = [
  {
    code: 'excel-workbook',
    bytes: [0x50, 0x4b, 0x03, 0x04],
    message: `This is an Excel workbook or a zip archive, not a CSV file. ${saveAsCsv}`,
  },
  {
    code: 'excel-workbook',
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    message: `This is an old Excel workbook (.xls), not a CSV file. ${saveAsCsv}`,
  },
  {
    code: 'pdf',
    bytes: [0x25, 0x50, 0x44, 0x46],
    message: 'This is a PDF. Ask the registrar for the same report as a CSV file.',
  },
  {
    code: 'compressed',
    bytes: [0x1f, 0x8b],
    message: 'This file is compressed (gzip). Unpack it and upload the CSV file inside.',
  },
] as const;

/** The text of a file, and what was guessed to read it; sentences. */
export interface DecodedFile {
  text: string;
  notes: readonly string[];
}

/**
 * The text of an uploaded file, without byte order mark. Reads UTF-8, UTF-16 and what Excel calls plain “CSV”
 * (Windows-1252); recognizes what is commonly uploaded instead and says what it is. Looks at no more than it must: a
 * file over the limit is refused unread.
 */
export function decodeFile(bytes: Uint8Array): OrProblem<DecodedFile> {
  if (bytes.length > maxFileBytes) {
    return refuse(
      'too-large',
      `The file has ${megabytes(bytes.length)} MB; at most ${megabytes(maxFileBytes)} MB are read. ` +
        'Split it by term or academic year and upload the parts, keeping all rows of a person in one part.',
    );
  }
  for (const { code, bytes: signature, message } of signatures) {
    if (signature.every((byte, at) => bytes[at] === byte)) return refuse(code, message);
  }
  const wide = utf16Of(bytes);
  if (wide !== undefined) return judged(decodedAs(wide, bytes), [utf16Note]);
  if (looksBinary(bytes)) {
    return refuse('not-text', `This is not a text file. ${saveAsCsv}`);
  }
  const text = decodeUtf8(bytes);
  if (text !== undefined) return judged(text, []);
  const old = decodedAs('windows-1252', bytes);
  return judged(old, [oldEncodingNote(old)]);
}

const utf16Note = 'The file is in UTF-16 (Excel calls it “Unicode Text”) and was read as such.';

function judged(text: string, notes: readonly string[]): OrProblem<DecodedFile> {
  const refusal = refusalOf(text);
  return refusal ?? { ok: true, value: { text, notes } };
}

function decodedAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}

function refusalOf(text: string): ReturnType<typeof refuse> | undefined {
  const start = text.slice(0, 2000).trimStart();
  if (start === '' && text.trim() === '') {
    return refuse(
      'empty-file',
      'The file is empty. Export it again and check that it has a header row and students.',
    );
  }
  if (/^<(!doctype\s+html|html|head|body|table|meta|div)\b/i.test(start)) {
    return refuse(
      'web-page',
      `This is a web page, even if its name ends in .csv or .xls. ${saveAsCsv}`,
    );
  }
  if (/^[{[]\s*(["{[\]}]|$)/.test(start)) {
    return refuse('json', 'This is JSON, not a CSV file. Export the report as CSV.');
  }
  return undefined;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes that are no UTF-8 are nearly always Windows-1252, Excel's plain “CSV” in western countries. */
function oldEncodingNote(text: string): string {
  const line = text.search(/[\u0080-\uffff]/);
  const word = /[\p{L}'’-]*[\u0080-\uffff][\p{L}'’-]*/u.exec(text)?.[0].slice(0, 40) ?? '';
  const row = text.slice(0, line).split(/\r\n?|\n/).length;
  return (
    'The file is not in UTF-8. It was read as Windows-1252 (Latin-1), Excel’s plain “CSV”: check that names ' +
    `with accents are right, the first is “${word}” in line ${row}.`
  );
}

/** Which way round a file in UTF-16 is; undefined when it is in none. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a byte order mark, ordinary letters show as every other byte being zero.
  const head = bytes.subarray(0, 400);
  const zeros = (from: number) => head.filter((byte, at) => at % 2 === from && byte === 0).length;
  const half = head.length / 2;
  const [even, odd] = [zeros(0), zeros(1)];
  if (half < 4 || Math.max(even, odd) <= half * 0.7 || even + odd >= half * 1.2) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function looksBinary(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return true;
  const head = bytes.subarray(0, 4000);
  const controls = head.filter((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0d].includes(byte)).length;
  return controls > head.length * 0.02;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(bytes % 1_000_000 === 0 ? 0 : 1);
}
