import { CsvError, parse } from 'csv-parse/sync';
import { knownColumns, normalizeHeading } from './columns.ts';
import { type OrProblem, refuse } from '../imported-file/file-problem.ts';

/** More rows than the largest program has had students in twenty years. */
export const maxRows = 50_000;

/** Cells by row, as a spreadsheet would show them: `records[0]` is row 1, empty rows stay. */
export interface Records {
  records: string[][];
  delimiter: string;
}

/**
 * Splits the text of a CSV file (RFC 4180; comma, semicolon, tab or bar; any line ends) into rows. Rows of
 * unequal length pass; a quote that is left open or stands where none may stand refuses the file, since the
 * rows after it cannot be told apart.
 */
export function parseRecords(text: string): OrProblem<Records> {
  const lines = text.replace(/\r\n?/g, '\n');
  const delimiter = findDelimiter(lines);
  const completed = { rows: 0 };
  try {
    const records = parse(lines, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: false,
      on_record: (record: string[]) => {
        completed.rows += 1;
        if (completed.rows > maxRows) throw new TooManyRowsError();
        return record;
      },
    });
    const swallowed = records.findIndex((record) =>
      record.some((cell) => swallowsRows(cell, delimiter, record.length)),
    );
    if (swallowed !== -1) return refuseQuote('unclosed-quote', swallowed + 1);
    return { ok: true, value: { records, delimiter } };
  } catch (error) {
    if (error instanceof TooManyRowsError) {
      return refuse(
        'too-many-rows',
        `The file has more than ${maxRows.toLocaleString('en-US')} rows. Split it by academic year and ` +
          'upload the parts, keeping all rows of a student in one part.',
      );
    }
    if (!(error instanceof CsvError)) throw error;
    const row = completed.rows + 1;
    const open =
      error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_INVALID_CLOSING_QUOTE';
    return refuseQuote(open ? 'unclosed-quote' : 'stray-quote', row);
  }
}

/** Thrown inside the parser to leave it at the first row over the limit. */
class TooManyRowsError extends Error {}

function refuseQuote(code: 'unclosed-quote' | 'stray-quote', row: number): OrProblem<never> {
  const what =
    code === 'unclosed-quote'
      ? 'A quotation mark (") opens a cell and is not closed'
      : 'A quotation mark (") stands inside a cell that is not quoted';
  return refuse(
    code,
    `${what} in row ${row}, so the rows from there on cannot be told apart. Open the file in a text editor, ` +
      'close or remove the mark (inside a quoted cell it is written twice, ""), and upload it again.',
    { row },
  );
}

/** A cell of several lines that holds half a row's separators was quoted by mistake. */
function swallowsRows(cell: string, delimiter: string, width: number): boolean {
  return cell.includes('\n') && cell.split(delimiter).length > Math.max(6, width / 2);
}

/** The separator under which most column names of the export are found near the top of the file. */
function findDelimiter(text: string): string {
  const top = text.slice(0, 20_000).split('\n', 20);
  const score = (delimiter: string) =>
    Math.max(
      ...top.map((line) => {
        const cells = line.split(delimiter);
        const known = cells.filter((cell) => knownColumns.has(normalizeHeading(cell))).length;
        return known + Math.min(cells.length, 100) / 1000;
      }),
    );
  const scored = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, score: score(delimiter) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best?.delimiter ?? ',';
}
