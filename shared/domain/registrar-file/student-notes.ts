import type { latestOf } from './latest-of.ts';
import type { NameReading } from './read-name.ts';
import { type RegistrarRow, statuses } from './read-row.ts';
import type { Remark } from './registrar-student.ts';
import type { StudentRows } from './student-rows.ts';

/** Why a row is no completion. */
export function notCompleted({ row, status, cells }: RegistrarRow): Remark {
  const what = [cells.DEGREE_CODE, cells.MAJOR_DESC || cells.MAJOR].filter(Boolean).join(' ');
  return {
    code: `status-${status}`,
    sentence: `${what || 'The degree'} ${statuses[status].meaning} (STATUS ${status}).`,
    rows: [row],
  };
}

/** What the admin should know about a student's rows as such. */
export function notesOnRows({ used, repeated, rejected }: StudentRows): Remark[] {
  const notes: Remark[] = [];
  const add = (code: string, sentence: string, rows: readonly number[]) => {
    if (rows.length > 0) notes.push({ code, sentence, rows });
  };
  const rowsWhere = (condition: (row: RegistrarRow) => boolean) =>
    used.filter(condition).map(({ row }) => row);
  add('duplicate-rows', 'The same row again; it counts once.', repeated);
  add(
    'id-repaired',
    'STUDENTID had lost its “@” or zeros in a spreadsheet; they are restored.',
    rowsWhere(({ idRepaired }) => idRepaired),
  );
  add(
    'year-derived',
    'ACAD_YR tells no academic year; SEMESTER or TERM does.',
    rowsWhere(({ yearDerived, status }) => yearDerived && statuses[status].completion),
  );
  for (const { row, sentence } of rejected) add('row-rejected', sentence, [row]);
  if (used.some(({ status }) => statuses[status].completion)) {
    const open = used.filter(({ status }) => !statuses[status].completion && status !== 'RV');
    for (const row of open) add('also-not-completed', notCompleted(row).sentence, [row.row]);
  }
  return notes;
}

/** What the admin should know about how a name was read. */
export function notesOnName(
  latest: ReturnType<typeof latestOf>,
  guess: NameReading['guess'],
): Remark[] {
  if (latest === undefined) return [];
  const notes: Remark[] = [];
  if (latest.others.length > 0) {
    notes.push({
      code: 'several-names',
      sentence: `STUDENTNAME differs between rows; “${latest.value}” is the newest and counts (also “${latest.others.join('”, “').slice(0, 200)}”).`,
      rows: latest.rows,
    });
  }
  if (guess !== undefined) {
    const what =
      guess === 'single-name'
        ? 'is one name only: it serves as first and last name'
        : 'has no comma: its last word is taken for the last name';
    const sentence = `STUDENTNAME “${latest.value}” ${what}. “Last, First M” is expected.`;
    notes.push({ code: guess, sentence, rows: latest.rows });
  }
  // U+FFFD, or UTF-8 read as Windows-1252 and saved again.
  if (/\ufffd|Ã[\u0080-\u00bf]|â€/u.test(latest.value)) {
    const sentence = `STUDENTNAME “${latest.value}” lost its accents before it came here: ask the registrar for the file in UTF-8.`;
    notes.push({ code: 'letters-damaged', sentence, rows: latest.rows });
  }
  return notes;
}
