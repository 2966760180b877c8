import { type OrProblem, refuse } from '../imported-file/file-problem.ts';

/** The columns that are read of a graduates’ export in the manner of Ellucian Banner (its table SHRDGMR). */
const readColumns = [
  'TERM',
  'SEMESTER',
  'ACAD_YR',
  'STUDENTNAME',
  'STUDENTID',
  'STATUS',
  'DEGREE_CODE',
  'PROGRAM',
  'MAJOR',
  'MAJOR_DESC',
  'CAMPUS',
  'CONCENTRATION',
  'ACTIVITY_DATE',
  'UNIV_EMAIL',
  'PERS_EMAIL',
  'MOBILE',
  'HOME_LEAID',
  'CONFIDENTIAL_IND',
] as const;

export type Column = (typeof readColumns)[number];

/** Part of the same export, and not read: grades and internal keys are nobody's business here. */
const unreadColumns = ['PIDM', 'GPA', 'COLLEGE', 'CATALOG_TERM'];

/** Of each group one column must be there. Without CONFIDENTIAL_IND a directory hold would go unseen. */
const needed: readonly (readonly Column[])[] = [
  ['STUDENTID'],
  ['STUDENTNAME'],
  ['STATUS'],
  ['DEGREE_CODE'],
  ['PROGRAM'],
  ['MAJOR_DESC', 'MAJOR'],
  ['ACTIVITY_DATE'],
  ['ACAD_YR', 'SEMESTER', 'TERM'],
  ['PERS_EMAIL', 'UNIV_EMAIL'],
  ['CONFIDENTIAL_IND'],
];

const byHeading = new Map(readColumns.map((column) => [normalizeHeading(column), column]));

/** Headings of the export in the form that `normalizeHeading` gives. */
export const knownColumns: ReadonlySet<string> = new Set(
  [...readColumns, ...unreadColumns].map(normalizeHeading),
);

/** `Student ID`, `student_id` and `STUDENTID` are one heading. */
export function normalizeHeading(heading: string): string {
  return heading.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}

export interface Header {
  /** Index of the header among the records. */
  at: number;
  positions: ReadonlyMap<Column, number>;
  width: number;
  /** Columns that belong to no known export; listed for the admin, not read. */
  unknown: readonly string[];
}

/** Finds the header row, also below a report's title lines, and checks that what is needed is there. */
export function findHeader(records: readonly (readonly string[])[]): OrProblem<Header> {
  const candidates = records
    .slice(0, 20)
    .map((record, at) => ({ record, at, known: countKnown(record) }))
    .filter(({ record }) => !isBlank(record));
  const first = candidates[0];
  if (first === undefined) {
    return refuse(
      'no-header',
      'The first rows of the file are empty: the column names are missing.',
    );
  }
  const best = candidates.reduce((a, b) => (b.known > a.known ? b : a));
  if (best.known < 2 && looksLikeData(first.record)) {
    return refuse(
      'no-header',
      `Row ${first.at + 1} already holds a student: the row with the column names is missing. ` +
        `Export the file with its header, or add these names as the first row: ${readColumns.join(', ')}.`,
      { row: first.at + 1 },
    );
  }
  return readHeader(best.record, best.at);
}

function readHeader(record: readonly string[], at: number): OrProblem<Header> {
  const positions = new Map<Column, number>();
  const unknown: string[] = [];
  for (const [position, heading] of record.entries()) {
    const column = byHeading.get(normalizeHeading(heading));
    if (column === undefined) {
      if (heading.trim() !== '' && !knownColumns.has(normalizeHeading(heading))) {
        unknown.push(heading.trim().slice(0, 60));
      }
      continue;
    }
    if (positions.has(column)) {
      return refuse(
        'repeated-column',
        `The column ${column} is there twice (columns ${(positions.get(column) ?? 0) + 1} and ` +
          `${position + 1}). Remove or rename the one that does not count.`,
        { row: at + 1, columns: [column] },
      );
    }
    positions.set(column, position);
  }
  const missing = needed.filter((group) => !group.some((column) => positions.has(column)));
  if (missing.length > 0) return refuseMissing(missing, unknown, at);
  const last = record.findLastIndex((heading) => heading.trim() !== '');
  return { ok: true, value: { at, positions, width: last + 1, unknown } };
}

function refuseMissing(
  missing: readonly (readonly Column[])[],
  unknown: readonly string[],
  at: number,
): OrProblem<never> {
  const names = missing.map((group) => group.join(' or '));
  const hints = missing.flatMap((group) => {
    const close = unknown.find((heading) => group.some((column) => isClose(column, heading)));
    return close === undefined ? [] : [`“${close}” may be ${group[0]}: then rename it.`];
  });
  const hold = missing.some((group) => group.includes('CONFIDENTIAL_IND'))
    ? ['If no student has a directory hold, add CONFIDENTIAL_IND with N in every row.']
    : [];
  const sentences = [
    `This does not look like the whole graduates’ export. Missing in row ${at + 1}: ${names.join('; ')}.`,
    ...hints,
    ...hold,
  ];
  return refuse('missing-columns', sentences.join(' '), { row: at + 1, columns: missing.flat() });
}

function countKnown(record: readonly string[]): number {
  return record.filter((cell) => knownColumns.has(normalizeHeading(cell))).length;
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

function isClose(column: Column, heading: string): boolean {
  const a = normalizeHeading(column);
  const b = normalizeHeading(heading);
  if (b.length >= 4 && (a.includes(b) || b.includes(a))) return true;
  return editDistance(a, b) <= Math.max(2, Math.floor(Math.max(a.length, b.length) / 3));
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const current = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (previous[j] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
