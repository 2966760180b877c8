import { exportRow, gatherStudents } from '../registrar-file/gather-students.ts';
import { readCells } from '../registrar-file/read-cells.ts';
import { schoolYearOfDay } from '../registrar-file/read-school-year.ts';
import { studentLines } from '../registrar-file/student-lines.ts';
import type { FileFormat } from './file-format.ts';
import type { Columns, FileField, FileRow, OpenedTable } from './opened-file.ts';
import { dateStyleOf, readDay } from './read-day.ts';
import { recognizeTable } from './recognize-table.ts';
import { rowsOf } from './rows-of.ts';

function field(name: string, more: Partial<FileField> = {}): FileField {
  return { name, label: name, synonyms: [], ...more };
}

const fields: readonly FileField[] = [
  field('studentId', {
    group: 'id',
    synonyms: ['candidateIdentifier', 'Student Number', 'Campus ID'],
  }),
  field('lastName', { group: 'last', synonyms: ['lastSurname', 'Surname', 'Family Name'] }),
  field('firstName', { group: 'first', synonyms: ['Given Name', 'Forename'] }),
  field('personalEmail', { group: 'address', synonyms: ['Email', 'Home Email', 'Email Address'] }),
  field('universityEmail', { group: 'address', synonyms: ['Campus Email', 'School Email'] }),
  field('mobile', { synonyms: ['Phone', 'Cell', 'Mobile Phone', 'Telephone'] }),
  field('programName', { group: 'program', synonyms: ['Program', 'Program Code'] }),
  field('degree', { group: 'degree', synonyms: ['Degree Code', 'Award'] }),
  field('major', { group: 'program', synonyms: ['Major Description', 'majorSpecialization'] }),
  field('completionDate', { group: 'date', synonyms: ['Date Completed', 'Completed On'] }),
  field('degreeDate', {
    group: 'date',
    synonyms: ['Graduation Date', 'Date Awarded', 'Grad Date'],
  }),
  field('degreeStatus', { synonyms: ['Award Status', 'Graduation Status'] }),
  field('termCode', { synonyms: ['Term'] }),
  field('homeDistrictLeaId', { synonyms: ['Home District', 'LEAID'] }),
  field('directoryHold', {
    group: 'hold',
    synonyms: ['FERPA', 'FERPA Hold', 'FERPA Indicator', 'Confidential'],
    whenMissing: 'If no student has a directory hold, add directoryHold with no in every row.',
  }),
];

/** Columns of the canonical file that say nothing the record keeps. */
const unread = [
  'preferredFirstName',
  'formerLastName',
  'preferredLanguage',
  'programType',
  'pathway',
  'cohortEntryYear',
];

/** What degreeStatus says, in the registrar's codes; an empty cell is an award. */
const statuses: ReadonlyMap<string, string> = new Map([
  ['', 'AW'],
  ['awarded', 'AW'],
  ['conferred', 'AW'],
  ['completed', 'AW'],
  ['graduated', 'AW'],
  ['certificate', 'CT'],
  ['revoked', 'RV'],
  ['rescinded', 'RV'],
  ['sought', 'SO'],
  ['pending', 'PN'],
  ['applied', 'AG'],
  ['denied', 'NG'],
  ['walked', 'WP'],
]);

/** Our own simple file of graduates: one row for each degree, columns in plain words. */
export const graduatesCsv: FileFormat = {
  name: 'graduates-csv',
  label: 'Graduates (CSV, Rollcall’s own columns)',
  holds:
    'Graduates with their degrees and addresses, one row for each degree. New graduates get a record; known ones are brought up to date.',
  about: 'graduations',
  fields,
  unread,
  recognize: (file) => recognizeTable(file, fields),
  read(file, columns, { today }) {
    if (file.kind !== 'table') return { ok: true, lines: [], rows: 0, remarks: [] };
    const rows = rowsOf(file, fields, columns);
    const style = dateStyleOf(rows.map(dateOf));
    const students = gatherStudents(
      rows.map((row) => exportRow(row, readCells(inRegistrarColumns(row.cells, style)))),
      today,
    );
    const lines = studentLines(students, asThisFile(file, columns));
    return { ok: true, lines, rows: rows.length, remarks: [] };
  },
};

function dateOf({ cells }: Pick<FileRow, 'cells'>): string {
  return cells['completionDate'] || cells['degreeDate'] || '';
}

function inRegistrarColumns(
  cells: FileRow['cells'],
  style: ReturnType<typeof dateStyleOf>,
): FileRow['cells'] {
  const cell = (name: string) => cells[name] ?? '';
  const status = cell('degreeStatus');
  const date = dateOf({ cells });
  const day = readDay(date, style, '');
  // A comma would part the name anew.
  const [last, first] = [cell('lastName'), cell('firstName')].map((part) =>
    part.replace(/,/g, ' '),
  );
  return {
    STUDENTID: cell('studentId'),
    STUDENTNAME: [last, first].filter((part) => part !== '').join(', '),
    STATUS: statuses.get(status.toLowerCase()) ?? status,
    DEGREE_CODE: cell('degree'),
    PROGRAM: cell('programName') || cell('major'),
    MAJOR_DESC: cell('major') || cell('programName'),
    ACTIVITY_DATE: date,
    TERM: cell('termCode'),
    ACAD_YR: cell('termCode') === '' && day.ok ? String(schoolYearOfDay(day.value)) : '',
    PERS_EMAIL: cell('personalEmail'),
    UNIV_EMAIL: cell('universityEmail'),
    MOBILE: cell('mobile'),
    HOME_LEAID: cell('homeDistrictLeaId'),
    CONFIDENTIAL_IND: cell('directoryHold'),
  };
}

/** Which of this file's columns stands for the registrar's. */
const standsFor: readonly (readonly [registrars: string, ...ours: readonly string[]])[] = [
  ['STUDENTID', 'studentId'],
  ['STUDENTNAME', 'lastName'],
  ['STATUS', 'degreeStatus'],
  ['DEGREE_CODE', 'degree'],
  ['PROGRAM', 'programName', 'major'],
  ['MAJOR_DESC', 'major', 'programName'],
  ['ACTIVITY_DATE', 'completionDate', 'degreeDate'],
  ['TERM', 'termCode'],
  ['PERS_EMAIL', 'personalEmail'],
  ['UNIV_EMAIL', 'universityEmail'],
  ['MOBILE', 'mobile'],
  ['HOME_LEAID', 'homeDistrictLeaId'],
  ['CONFIDENTIAL_IND', 'directoryHold'],
];

function asThisFile({ headings }: OpenedTable, columns: Columns): (sentence: string) => string {
  const headingOf = new Map(
    standsFor.map(([registrars, ...ours]) => {
      const [at] = ours.flatMap((name) => columns.get(name) ?? []);
      return [registrars, headings[at ?? -1] ?? ours[0] ?? registrars];
    }),
  );
  const names = new RegExp(`\\b(${[...headingOf.keys()].join('|')})\\b`, 'g');
  return (sentence) => sentence.replace(names, (name) => headingOf.get(name) ?? name);
}
