import { readNcesLeaId, readNcesSchoolId } from '../nces-id.ts';
import { isEmailAddress } from '../registrar-file/read-email.ts';
import { readName } from '../registrar-file/read-name.ts';
import { readSchoolYear } from '../registrar-file/read-school-year.ts';
import { readStudentId } from '../registrar-file/read-student-id.ts';
import type { Remark } from '../registrar-file/registrar-student.ts';
import type { FileFormat, FileLine, FileStatement } from './file-format.ts';
import { rejectedLine, statingLine } from './file-line.ts';
import { inOwnWords } from './in-own-words.ts';
import type { FileField, FileRow } from './opened-file.ts';
import { type DateStyle, dateStyleOf, readDay } from './read-day.ts';
import { recognizeTable } from './recognize-table.ts';
import { linesOf, rowsOf } from './rows-of.ts';

type Hire = Extract<FileStatement, { type: 'hire.submitted.v1' }>['data'];

function field(name: string, more: Partial<FileField> = {}): FileField {
  return { name, label: name, synonyms: [], ...more };
}

const fields: readonly FileField[] = [
  field('studentId', {
    group: 'person',
    synonyms: ['candidateIdentifier', 'Student Number', 'Campus ID', 'Banner ID'],
  }),
  field('email', {
    group: 'person',
    synonyms: ['Email Address', 'electronicMailAddress', 'personalEmail', 'Work Email'],
  }),
  field('lastName', { group: 'person', synonyms: ['lastSurname', 'Surname', 'Family Name'] }),
  field('firstName', { synonyms: ['Given Name', 'Forename'] }),
  field('fullName', {
    group: 'person',
    synonyms: ['Name', 'Teacher', 'Teacher Name', 'Employee Name', 'Employee'],
  }),
  field('cohortYear', { synonyms: ['Cohort', 'Completion Year', 'Graduation Year'] }),
  field('ncesSchoolId', { group: 'school', synonyms: ['NCESSCH', 'NCES ID', 'NCES School'] }),
  field('ncesLeaId', { synonyms: ['LEAID', 'NCES District', 'District ID'] }),
  field('schoolName', {
    group: 'school',
    synonyms: ['School', 'nameOfInstitution', 'Building', 'Campus', 'Work Location', 'Worksite'],
  }),
  field('city', { synonyms: ['School City', 'Town'] }),
  field('state', { synonyms: ['stateAbbreviation', 'School State'] }),
  field('hireDate', {
    group: 'date',
    synonyms: ['Start Date', 'Begin Date', 'Date of Hire', 'First Day', 'Employment Start'],
  }),
  field('positionTitle', { synonyms: ['Position', 'Job Title', 'Title', 'Assignment'] }),
  field('staffClassification', { synonyms: ['Classification', 'Role', 'Job Category'] }),
  field('employmentStatus', { synonyms: ['Contract', 'Contract Type', 'Employment Type'] }),
  field('fullTimeEquivalency', { synonyms: ['FTE'] }),
  field('subjects', { synonyms: ['Subject', 'Academic Subject', 'Content Area'] }),
  field('gradeLevels', { synonyms: ['Grade', 'Grades', 'Grade Level'] }),
];

/** Hires as a district, a state or a department keeps them: one row a position. */
export const hireList: FileFormat = {
  name: 'hire-list',
  label: 'Hires (CSV)',
  holds:
    'Graduates who took up a position, one row for each: who, at which school, since when. Records where they work.',
  about: 'statements',
  fields,
  recognize: (file) => recognizeTable(file, fields),
  read(file, columns, { today }) {
    if (file.kind !== 'table') return { ok: true, lines: [], rows: 0, remarks: [] };
    const rows = rowsOf(file, fields, columns);
    const style = { ...dateStyleOf(rows.map(({ cells }) => cells['hireDate'] ?? '')), today };
    const own = inOwnWords(fields, columns, file.headings);
    const lines = linesOf(rows, (row) => lineOf(row, style, own));
    return { ok: true, lines, rows: rows.length, remarks: [] };
  },
};

function lineOf(row: FileRow, style: DateStyle, own: (sentence: string) => string): FileLine {
  const cell = cellsOf(row);
  const notes: Remark[] = [];
  const note = (code: string, sentence: string) =>
    notes.push({ code, sentence: own(sentence), rows: [row.row] });
  const head = {
    row: row.row,
    key: cell('studentId') || cell('email'),
    label: cell('fullName') || [cell('lastName'), cell('firstName')].filter(Boolean).join(', '),
    notes,
  };
  const reject = (code: string, sentence: string) => rejectedLine(head, code, own(sentence));
  if (row.ragged !== undefined) return reject('ragged', row.ragged);
  const person = personOf(cell, note);
  if (person === undefined) {
    return reject('nobody', 'The row names nobody: give studentId, email or a whole name.');
  }
  const educationOrganization = organizationOf(cell, note);
  if (educationOrganization === undefined) {
    return reject('no-school', 'The row names no school: give ncesSchoolId or schoolName.');
  }
  if (cell('hireDate') === '') {
    return reject('date-missing', 'hireDate is empty: give the first day in the position.');
  }
  const day = readDay(cell('hireDate'), style, 'hireDate');
  if (!day.ok) return reject(day.code, day.sentence);
  const data: Hire = {
    person,
    educationOrganization,
    employmentPeriod: { hireDate: day.value },
    ...termsOf(cell, note),
  };
  return statingLine(head, [{ type: 'hire.submitted.v1', data }]);
}

type Cell = (name: string) => string;
type Note = (code: string, sentence: string) => void;

function cellsOf({ cells }: FileRow): Cell {
  return (name) => cells[name] ?? '';
}

function personOf(cell: Cell, note: Note): Hire['person'] | undefined {
  const id = cell('studentId') === '' ? undefined : readStudentId(cell('studentId'));
  if (id?.ok === false) note(id.code, id.sentence.replaceAll('STUDENTID', 'studentId'));
  if (id?.ok === true && id.value.repaired) {
    note('id-repaired', 'studentId had lost its “@” or zeros in a spreadsheet; they are restored.');
  }
  const email = cell('email');
  const reachable = isEmailAddress(email);
  if (email !== '' && !reachable) note('no-address', 'email is no email address; passed over.');
  const name = nameOf(cell);
  const year = readSchoolYear({ academicYear: cell('cohortYear'), semester: '', term: '' });
  if (id?.ok !== true && !reachable && name === undefined) return undefined;
  return {
    ...(id?.ok === true ? { candidateIdentifier: id.value.id } : {}),
    ...(reachable ? { electronicMailAddress: email } : {}),
    ...(name === undefined ? {} : { name }),
    ...(year === undefined ? {} : { cohortYear: { schoolYear: year.schoolYear } }),
  };
}

function nameOf(cell: Cell): Hire['person']['name'] {
  const [firstName, lastSurname] = [cell('firstName'), cell('lastName')];
  if (firstName !== '' && lastSurname !== '') return { firstName, lastSurname };
  const whole = readName(cell('fullName') || lastSurname);
  return whole?.guess === 'single-name' ? undefined : whole?.name;
}

function organizationOf(cell: Cell, note: Note): Hire['educationOrganization'] | undefined {
  const given = cell('ncesSchoolId');
  const school = readNcesSchoolId(given);
  const district = readNcesLeaId(cell('ncesLeaId'));
  if (school?.repaired === true) {
    note('nces-repaired', 'ncesSchoolId had lost its leading zero, which was put back.');
  }
  const name = cell('schoolName');
  if (given !== '' && school === undefined) {
    note('nces-unreadable', 'ncesSchoolId is no NCES id of a school (twelve characters).');
  }
  if (school === undefined && name === '') return undefined;
  const state = cell('state').toUpperCase();
  return {
    ...(school === undefined ? {} : { ncesSchoolId: school.id }),
    ...(district === undefined ? {} : { ncesLeaId: district.id }),
    ...(name === '' ? {} : { nameOfInstitution: name }),
    ...(cell('city') === '' ? {} : { city: cell('city') }),
    ...(/^[A-Z]{2}$/.test(state) ? { stateAbbreviation: state } : {}),
  };
}

function termsOf(cell: Cell, note: Note): Partial<Hire> {
  const share = Number(cell('fullTimeEquivalency').replace(',', '.'));
  const readable = cell('fullTimeEquivalency') !== '' && share >= 0 && share <= 2;
  if (cell('fullTimeEquivalency') !== '' && !readable) {
    note('fte', 'fullTimeEquivalency is no share between 0 and 2; passed over.');
  }
  const subjects = several(cell('subjects')).slice(0, 8);
  const grades = several(cell('gradeLevels')).slice(0, 20);
  return {
    ...(cell('employmentStatus') === ''
      ? {}
      : { employmentStatus: { codeValue: cell('employmentStatus') } }),
    ...(cell('staffClassification') === ''
      ? {}
      : { staffClassification: { codeValue: cell('staffClassification') } }),
    ...(cell('positionTitle') === '' ? {} : { positionTitle: cell('positionTitle') }),
    ...(readable ? { fullTimeEquivalency: share } : {}),
    ...(subjects.length === 0 ? {} : { academicSubjects: subjects }),
    ...(grades.length === 0 ? {} : { gradeLevels: grades }),
  };
}

function several(text: string): { codeValue: string }[] {
  const parts = text.split(/[;|]/).map((part) => part.trim());
  return parts.filter((part) => part !== '').map((codeValue) => ({ codeValue }));
}
