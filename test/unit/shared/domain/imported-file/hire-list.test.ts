import { describe, expect, test } from 'vitest';
import type { FileLine } from '../../../../../shared/domain/imported-file/file-format.ts';
import { breachOf } from '../../../../../shared/domain/imported-file/statement-contract.ts';
import { naughtyStrings } from '../../../../support/naughty-strings.ts';
import { linesOf, readFileLines } from '../../../../support/read-file-lines.ts';
import { writeCsv } from '../registrar-file/write-csv.ts';

const headings = [
  'Student Number',
  'Email',
  'Name',
  'Cohort',
  'NCESSCH',
  'School',
  'City',
  'State',
  'Start Date',
  'Title',
  'FTE',
  'Subject',
  'Grades',
];
type Row = Partial<Record<(typeof headings)[number], string>>;
const plain: Row = {
  'Student Number': '@75548223',
  NCESSCH: '010000500870',
  School: 'Lincoln Middle School',
  State: 'al',
  'Start Date': '08/17/2026',
};

function read(...rows: Row[]): readonly FileLine[] {
  const cells = rows.map((row) =>
    Object.fromEntries(headings.map((heading) => [heading, row[heading] ?? ''])),
  );
  const file = readFileLines(new TextDecoder().decode(writeCsv(cells, {}, headings)));
  expect(file.format).toBe('hire-list');
  return linesOf(file);
}

function only(row: Row): FileLine {
  const [line] = read({ ...plain, ...row });
  if (line === undefined) throw new Error('no line');
  return line;
}

const dataOf = (row: Row) => only(row).statements[0]?.data;
const codeOf = (row: Row) => only(row).reasons.map(({ code }) => code);
const notesOf = (row: Row) => only(row).notes.map(({ code }) => code);

describe('a list of hires', () => {
  test('states one hire a row: who, where, since when', () => {
    expect(only({})).toMatchObject({
      rows: [2],
      key: '@75548223',
      outcome: 'statement',
      statements: [
        {
          type: 'hire.submitted.v1',
          data: {
            person: { candidateIdentifier: '@75548223' },
            educationOrganization: {
              ncesSchoolId: '010000500870',
              nameOfInstitution: 'Lincoln Middle School',
              stateAbbreviation: 'AL',
            },
            employmentPeriod: { hireDate: '2026-08-17' },
          },
        },
      ],
    });
  });

  test('names people by an id, an address or a name with a cohort, whichever it has', () => {
    expect(dataOf({ 'Student Number': '', Email: 'ngozi@example.com' })).toMatchObject({
      person: { electronicMailAddress: 'ngozi@example.com' },
    });
    expect(
      dataOf({ 'Student Number': '', Name: 'Ivanova, Ngozi A', Cohort: '2025-26' }),
    ).toMatchObject({
      person: {
        name: { firstName: 'Ngozi', lastSurname: 'Ivanova', middleName: 'A' },
        cohortYear: { schoolYear: 2026 },
      },
    });
    expect(codeOf({ 'Student Number': '' })).toEqual(['nobody']);
    expect(codeOf({ 'Student Number': '', Name: 'Ivanova', Email: 'none' })).toEqual(['nobody']);
  });

  test('has what a spreadsheet did to ids put right, with a note', () => {
    expect(dataOf({ 'Student Number': '75548223', NCESSCH: '10000500870' })).toMatchObject({
      person: { candidateIdentifier: '@75548223' },
      educationOrganization: { ncesSchoolId: '010000500870' },
    });
    expect(notesOf({ 'Student Number': '75548223', NCESSCH: '10000500870' })).toEqual([
      'id-repaired',
      'nces-repaired',
    ]);
  });

  test('may name a school without an id; one with neither is rejected', () => {
    expect(dataOf({ NCESSCH: '' })).toMatchObject({
      educationOrganization: { nameOfInstitution: 'Lincoln Middle School' },
    });
    expect(codeOf({ NCESSCH: '', School: '' })).toEqual(['no-school']);
  });

  test.each([
    ['', 'date-missing'],
    ['46251', 'date-unreadable'],
    ['1900-01-01', 'date-invalid'],
    ['2096-08-17', 'date-future'],
    ['soon', 'date-unreadable'],
  ])('rejects a first day “%s” in the words of the file’s own heading', (date, code) => {
    expect(codeOf({ 'Start Date': date })).toEqual([code]);
    expect(only({ 'Start Date': date }).reasons[0]?.sentence).toMatch(/^Start Date /);
  });

  test('keeps the sender’s own words of the position', () => {
    const row = { Title: 'Math teacher', FTE: '0,5', Subject: 'Mathematics; STEM', Grades: '6|7' };
    expect(dataOf(row)).toMatchObject({
      positionTitle: 'Math teacher',
      fullTimeEquivalency: 0.5,
      academicSubjects: [{ codeValue: 'Mathematics' }, { codeValue: 'STEM' }],
      gradeLevels: [{ codeValue: '6' }, { codeValue: '7' }],
    });
    expect(notesOf({ FTE: 'full' })).toEqual(['fte']);
  });

  test('is read whatever its cells hold, and states nothing that breaks its contract', () => {
    // A file with zero bytes in it is no text, and refused as such.
    const texts = naughtyStrings.filter((text) => !text.includes('\0'));
    const rows = texts.flatMap((text) =>
      headings.map((heading) => ({ ...plain, [heading]: text })),
    );
    const lines = read(...rows);
    expect(lines.length).toBeGreaterThan(0);
    const breaches = lines.flatMap(({ statements }) => statements).map(breachOf);
    // What is too long is left to the importer, which rejects the line.
    expect(
      breaches.filter((breach) => breach !== undefined && !breach.problem.startsWith('Too big')),
    ).toEqual([]);
  });
});

describe('cells that an export writes as formulas, so that spreadsheets keep their zeros', () => {
  const file = (row: string) =>
    linesOf(readFileLines(`studentId;School;NCESSCH;Start Date\n${row}\n`));
  test.each([
    ['as they are', '="@75548223";Lincoln Middle School;="010000500870";="2026-08-17"'],
    ['as CSV wants them', '"=""@75548223""";Lincoln Middle School;"=""010000500870""";2026-08-17'],
  ])('are read as the text they hold, %s', (_, row) => {
    expect(file(row)[0]?.statements).toMatchObject([
      {
        data: {
          person: { candidateIdentifier: '@75548223' },
          educationOrganization: { ncesSchoolId: '010000500870' },
          employmentPeriod: { hireDate: '2026-08-17' },
        },
      },
    ]);
  });

  test('leave text alone that only holds such signs', () => {
    const row = '@75548223;"School ""=""A"";=""B""";;2026-08-17';
    expect(file(row)[0]?.statements).toMatchObject([
      { data: { educationOrganization: { nameOfInstitution: 'School "="A";="B"' } } },
    ]);
  });
});
