import { CsvError, parse } from 'csv-parse/sync';
import { cleanCell } from './clean-cell.ts';
import { FileProblemError, type OrProblem, refuse } from './file-problem.ts';
import { normalizeHeading } from './normalize-heading.ts';
import type { Columns, FileField, FileRow, OpenedTable } from './opened-file.ts';

/** As many as a national directory of schools has, and more than any program has had students. */
export const maxRows = 150_000;

/** A report may have title lines above its header: so many rows are looked at. */
const headerWithin = 20;

const sampleRows = 40;

/** A cell such as `="010000500870"` without the quotation marks around it that CSV asks for. */
const barelyKeptAsText = /(^|[,;\t|\n])="([^"\n]*)"(?=[,;\t|\n]|$)/g;

/**
 * Makes out the rows of a CSV file (RFC 4180; comma, semicolon, tab or bar; any line ends) and finds its header, also
 * below a report's title lines. `known`: normalized headings of every format. Rows of unequal length pass, and are
 * marked; a quote that is left open or stands where none may stand refuses the file, since the rows after it cannot
 * be told apart.
 */
export function openTable(text: string, known: ReadonlySet<string>): OrProblem<OpenedTable> {
  const lines = text.replace(/\r\n?/g, '\n').replace(barelyKeptAsText, '$1"$2"');
  const delimiter = findDelimiter(lines, known);
  const top = withProblem(() => topOf(lines, delimiter));
  if (!top.ok) return top;
  const header = findHeader(top.value, known);
  if (!header.ok) return header;
  const { at, width } = header.value;
  const headings = (top.value[at] ?? []).slice(0, width).map((heading) => heading.trim());
  return {
    ok: true,
    value: {
      kind: 'table',
      headings,
      headerRow: at + 1,
      sample: top.value.slice(at + 1).filter((record) => !isBlank(record)),
      notes: [],
      read: (fields, columns, rowOf) =>
        readRows({ lines, delimiter, headings, headerRow: at + 1 }, fields, columns, rowOf),
    },
  };
}

interface Source {
  lines: string;
  delimiter: string;
  headings: readonly string[];
  headerRow: number;
}

/** @throws FileProblemError when the rows cannot be told apart */
function readRows<Row>(
  source: Source,
  fields: readonly FileField[],
  columns: Columns,
  rowOf: (row: FileRow) => Row,
): Row[] {
  const { delimiter, headings, headerRow } = source;
  const wanted = fields.map(({ name }): [string, number] => [name, columns.get(name) ?? -1]);
  const width = headings.length;
  const isHeader = repeats(headings);
  const once = sameTexts();
  return parseAll(source.lines, delimiter, (record, row) => {
    if (row <= headerRow || isBlank(record)) return null;
    if (isHeader(record)) return null;
    const cells = Object.fromEntries(
      wanted.map(([name, at]) => [name, at < 0 ? '' : once(cleanCell(record[at] ?? ''))]),
    );
    const surplus = record.length > width && !isBlank(record.slice(width));
    if (record.length >= width && !surplus) return rowOf({ row, cells });
    const ragged = raggedSentence(record.length, width);
    return rowOf({ row, cells, ragged, raw: [...record] });
  });
}

/** How many texts are kept to be used again: terms, programs, states and schools, not the names of people. */
const textsKept = 4_000;

/** Gives one text for all that are equal: most cells of a long file say what a cell above them says. */
function sameTexts(): (text: string) => string {
  const kept = new Map<string, string>();
  return (text) => {
    const same = kept.get(text);
    if (same === undefined && kept.size < textsKept) kept.set(text, text);
    return same ?? text;
  };
}

/** Reports repeat their column names in the middle. Few rows begin as the header does: only these are compared. */
function repeats(headings: readonly string[]): (record: readonly string[]) => boolean {
  const names = headings.map(normalizeHeading);
  const [first] = names;
  return (record) =>
    normalizeHeading(record[0] ?? '') === first &&
    names.every((name, at) => normalizeHeading(record[at] ?? '') === name);
}

function raggedSentence(cells: number, width: number): string {
  return (
    `The row has ${cells} cells, the header ${width}: a comma inside a cell needs quotation marks ` +
    'around the cell, a line break inside a cell must go.'
  );
}

/** Every row of the file through `keep`, which leaves out those it gives null for. */
function parseAll<Kept>(
  lines: string,
  delimiter: string,
  keep: (record: string[], row: number) => Kept | null,
): Kept[] {
  let rows = 0;
  const kept: Kept[] = [];
  try {
    parse(lines, {
      ...dialect(delimiter),
      on_record: (record: string[]) => {
        rows += 1;
        if (rows > maxRows) throw new FileProblemError(tooManyRows());
        if (record.some((cell) => swallowsRows(cell, delimiter, record.length))) {
          throw new FileProblemError(quoteProblem('unclosed-quote', rows));
        }
        const each = keep(record, rows);
        if (each !== null) kept.push(each);
        return null;
      },
    });
  } catch (error) {
    throw quoteError(error, rows + 1);
  }
  return kept;
}

function topOf(lines: string, delimiter: string): string[][] {
  let rows = 0;
  try {
    return parse(lines, {
      ...dialect(delimiter),
      to: headerWithin + sampleRows,
      on_record: (record: string[]) => {
        rows += 1;
        return record;
      },
    });
  } catch (error) {
    throw quoteError(error, rows + 1);
  }
}

function dialect(delimiter: string) {
  return {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: false,
  } as const;
}

function quoteError(error: unknown, row: number): unknown {
  if (!(error instanceof CsvError)) return error;
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_INVALID_CLOSING_QUOTE';
  return new FileProblemError(quoteProblem(open ? 'unclosed-quote' : 'stray-quote', row));
}

function quoteProblem(code: 'unclosed-quote' | 'stray-quote', row: number) {
  const what =
    code === 'unclosed-quote'
      ? 'A quotation mark (") opens a cell and is not closed'
      : 'A quotation mark (") stands inside a cell that is not quoted';
  const message =
    `${what} in row ${row}, so the rows from there on cannot be told apart. Open the file in a text editor, ` +
    'close or remove the mark (inside a quoted cell it is written twice, ""), and upload it again.';
  return { code, message, row };
}

function tooManyRows() {
  const message =
    `The file has more than ${maxRows.toLocaleString('en-US')} rows. Split it by academic year and ` +
    'upload the parts, keeping all rows of a person in one part.';
  return { code: 'too-many-rows' as const, message };
}

function withProblem<Value>(work: () => Value): OrProblem<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof FileProblemError) return { ok: false, problem: error.problem };
    throw error;
  }
}

function findHeader(
  records: readonly (readonly string[])[],
  known: ReadonlySet<string>,
): OrProblem<{ at: number; width: number }> {
  const candidates = records
    .slice(0, headerWithin)
    .map((record, at) => ({ record, at, known: countKnown(record, known) }))
    .filter(({ record }) => !isBlank(record));
  const first = candidates[0];
  if (first === undefined) {
    return refuse(
      'no-header',
      'The first rows of the file are empty: the column names are missing.',
    );
  }
  const best = candidates.reduce((a, b) => (isRatherHeader(b, a) ? b : a));
  if (best.known < 2 && looksLikeData(first.record)) {
    return refuse(
      'no-header',
      `Row ${first.at + 1} already holds data: the row with the column names is missing. ` +
        'Export the file with its header.',
      { row: first.at + 1 },
    );
  }
  const width = best.record.findLastIndex((heading) => heading.trim() !== '') + 1;
  return { ok: true, value: { at: best.at, width } };
}

/**
 * Whether a row further down is the header rather than the one above it. One known name is not enough, since a cell of
 * a row may say “Teacher” as well; but for a title, which stands alone in its row.
 */
function isRatherHeader(
  below: { record: readonly string[]; known: number },
  above: { record: readonly string[]; known: number },
): boolean {
  if (below.known <= above.known || looksLikeData(below.record)) return false;
  return below.known >= 2 || above.record.filter((cell) => cell.trim() !== '').length === 1;
}

function countKnown(record: readonly string[], known: ReadonlySet<string>): number {
  return record.filter((cell) => known.has(normalizeHeading(cell))).length;
}

function isBlank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

/** A student id, an email address, a term or a date never stands in a header. */
function looksLikeData(record: readonly string[]): boolean {
  return record.some((cell) =>
    /^(@\d{6,9}|\S+@\S+\.\S+|\d{6}|\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/.test(cell.trim()),
  );
}

/** A cell of several lines that holds half a row's separators was quoted by mistake. */
function swallowsRows(cell: string, delimiter: string, width: number): boolean {
  return cell.includes('\n') && cell.split(delimiter).length > Math.max(6, width / 2);
}

/** The separator under which most known column names are found near the top of the file. */
function findDelimiter(text: string, known: ReadonlySet<string>): string {
  const top = text.slice(0, 20_000).split('\n', headerWithin);
  const score = (delimiter: string) =>
    Math.max(
      ...top.map((line) => {
        const cells = line.split(delimiter);
        const found = cells.filter((cell) =>
          known.has(normalizeHeading(cell.replace(/^"|"$/g, ''))),
        );
        return found.length + Math.min(cells.length, 100) / 1000;
      }),
    );
  const scored = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, score: score(delimiter) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best?.delimiter ?? ',';
}
