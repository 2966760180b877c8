import { type OrProblem, refuse } from './file-problem.ts';

/** 10 MB: some 45,000 rows of an export with 22 columns. */
export const maxFileBytes = 10_000_000;

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

/**
 * The text of an uploaded file, without byte order mark. Accepts UTF-8 only; recognizes what is commonly
 * uploaded instead and says what it is. Looks at no more than it must: a file over the limit is refused unread.
 */
export function decodeFile(bytes: Uint8Array): OrProblem<string> {
  if (bytes.length > maxFileBytes) {
    return refuse(
      'too-large',
      `The file has ${megabytes(bytes.length)} MB; at most ${megabytes(maxFileBytes)} MB are read. ` +
        'Split it by term or academic year and upload the parts, keeping all rows of a student in one part.',
    );
  }
  for (const { code, bytes: signature, message } of signatures) {
    if (signature.every((byte, at) => bytes[at] === byte)) return refuse(code, message);
  }
  if (isUtf16(bytes)) {
    return refuse(
      'utf-16',
      `The file is in UTF-16 (Excel calls it “Unicode Text”), not in UTF-8. ${saveAsCsv}`,
    );
  }
  if (looksBinary(bytes)) {
    return refuse('not-text', `This is not a text file. ${saveAsCsv}`);
  }
  const text = decodeUtf8(bytes);
  return text === undefined ? refuseOldEncoding(bytes) : refuseOtherText(text);
}

function refuseOtherText(text: string): OrProblem<string> {
  const start = text.slice(0, 2000).trimStart();
  if (start === '' && text.trim() === '') {
    return refuse(
      'empty-file',
      'The file is empty. Export it again and check that it has a header row and students.',
    );
  }
  if (start.startsWith('<')) {
    return refuse(
      'web-page',
      `This is a web page or XML, even if its name ends in .csv or .xls. ${saveAsCsv}`,
    );
  }
  if (/^[{[]\s*(["{[\]}]|$)/.test(start)) {
    return refuse('json', 'This is JSON, not a CSV file. Export the report as CSV.');
  }
  return { ok: true, value: text };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Bytes that are no UTF-8 are nearly always Windows-1252, Excel's plain “CSV” in western countries. */
function refuseOldEncoding(bytes: Uint8Array): OrProblem<string> {
  let line = 1;
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline;
    const part = bytes.subarray(start, end);
    if (decodeUtf8(part) === undefined) {
      const word = new TextDecoder('windows-1252')
        .decode(part)
        .match(/[\p{L}'-]*[\u0080-\uffff][\p{L}'-]*/u)?.[0]
        .slice(0, 40);
      const probably = word ? ` (probably “${word}”)` : '';
      return refuse(
        'not-utf-8',
        `The file is not in UTF-8: letters with accents would be lost, first in line ${line}${probably}. ` +
          `It looks like Windows-1252 (Latin-1), Excel’s plain “CSV”. ${saveAsCsv}`,
        { row: line },
      );
    }
    line += 1;
    start = end + 1;
  }
  return refuse('not-utf-8', `The file is not in UTF-8. ${saveAsCsv}`);
}

function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  // Without a byte order mark, ordinary letters show as every other byte being zero.
  const head = bytes.subarray(0, 400);
  const zeros = (from: number) => head.filter((byte, at) => at % 2 === from && byte === 0).length;
  const half = head.length / 2;
  return half >= 4 && Math.max(zeros(0), zeros(1)) > half * 0.7 && zeros(0) + zeros(1) < half * 1.2;
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
