import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graduationSubmitted } from '../../../../../events/graduation-submitted.ts';
import { countActions, planImport } from './plan-import.ts';
import type { KnownGraduate } from '../../../../../shared/domain/imported-file/plan-graduation.ts';
import { readRegistrarFile } from './read-registrar-file.ts';
import {
  hasCompleted,
  type RegistrarStudent,
} from '../../../../../shared/domain/registrar-file/registrar-student.ts';
import { toSubmission } from '../../../../../shared/domain/registrar-file/to-submission.ts';
import { type Expected, makeUpFile, type Row } from './made-up-file.ts';
import { codesOf, expectRead, plainRow, readOnly, readRows } from './one-student.ts';
import { randomFrom, shuffle } from './seeded-random.ts';
import { exportColumns, writeCsv } from './write-csv.ts';

/** A student in the words of the made-up file's key. */
function verdictOn(student: RegistrarStudent): Omit<Expected, 'codes'> {
  const { studentId, outcome } = student;
  if (!hasCompleted(student)) return { studentId, outcome };
  const submission = toSubmission(student);
  const { firstName, lastSurname, middleName = '', generationCodeSuffix = '' } = submission.name;
  const flag = (holds: boolean, text: string) => (holds ? text : '');
  return {
    studentId,
    outcome,
    details: {
      name: [lastSurname, firstName, middleName, generationCodeSuffix].join('|'),
      degrees: submission.degrees
        .map((d) => `${d.programCode} ${d.majorSpecialization} ${d.status} ${d.completionDate}`)
        .toSorted(),
      addresses: submission.electronicMail
        .map(
          (a) =>
            `${a.electronicMailAddress} ${a.electronicMailType}` +
            flag(a.unusable !== undefined, ' unusable') +
            flag(a.sharedWithOthers === true, ' shared') +
            flag(a.primaryEmailAddressIndicator, ' primary'),
        )
        .toSorted(),
      mobile: submission.telephone?.telephoneNumber ?? '',
      district: submission.homeDistrictLeaId ?? '',
      hold: submission.directoryHold,
      schoolYear: submission.cohortYear.schoolYear,
    },
  };
}

function verdicts(rows: readonly Row[], ...style: [Parameters<typeof writeCsv>[1]?]) {
  const { students } = expectRead(readRegistrarFile(writeCsv(rows, ...style)));
  return students.map(verdictOn).toSorted(byId);
}

function byId(a: { studentId: string }, b: { studentId: string }): number {
  return a.studentId < b.studentId ? -1 : 1;
}

const withoutCodes = ({ codes: _, ...verdict }: Expected) => verdict;

describe('a made-up file of 420 students with every trap', () => {
  const made = makeUpFile(2026, 420);
  const read = expectRead(readRegistrarFile(writeCsv(made.rows)));
  const byStudent = new Map(read.students.map((student) => [student.studentId, student]));

  test('comes out as its answer key says, person by person', () => {
    expect(verdicts(made.rows)).toEqual(made.expected.map(withoutCodes).toSorted(byId));
  });

  test('says of every student what the admin must know', () => {
    for (const { studentId, codes } of made.expected) {
      const student = byStudent.get(studentId);
      expect(student === undefined ? [] : codesOf(student), studentId).toEqual(
        expect.arrayContaining(codes),
      );
    }
  });

  test('accounts for every row, once', () => {
    const rows = read.students.flatMap((student) => student.rows).toSorted((a, b) => a - b);
    expect(rows).toEqual(made.rows.map((_, at) => at + 2));
    expect(read.rows).toBe(made.rows.length);
  });

  test('has rows of every outcome, so that the key tests them all', () => {
    const outcomes = new Set(made.expected.map(({ outcome }) => outcome));
    expect(outcomes).toEqual(new Set(['graduate', 'not-a-graduate', 'revoked', 'rejected']));
  });

  test('gives submissions that keep the contract', () => {
    for (const student of read.students.filter(hasCompleted)) {
      expect(graduationSubmitted.data.safeParse(toSubmission(student)).error).toBeUndefined();
    }
  });
});

/** Enough to find a slip, few enough for a busy machine. */
const runs = { numRuns: 50 };

describe('any made-up file', () => {
  const anyFile = fc
    .record({ seed: fc.nat(), count: fc.integer({ min: 1, max: 25 }) })
    .map(({ seed, count }) => makeUpFile(seed, count));

  test('comes out as its key says in every style a spreadsheet may save it', () => {
    const style = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t', '|'),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      byteOrderMark: fc.boolean(),
      heading: fc.constantFrom(
        String,
        (column: string) => column.toLowerCase(),
        (column: string) => ` ${column.replaceAll('_', ' ')} `,
      ),
    });
    fc.assert(
      fc.property(anyFile, style, (made, style) => {
        expect(verdicts(made.rows, style)).toEqual(made.expected.map(withoutCodes).toSorted(byId));
      }),
      runs,
    );
  });

  test('comes out the same whatever the order of its rows and columns', () => {
    fc.assert(
      fc.property(anyFile, fc.nat(), ({ rows }, seed) => {
        const columns = shuffle(exportColumns, randomFrom(seed));
        const other = writeCsv(shuffle(rows, randomFrom(seed)), {}, columns);
        const { students } = expectRead(readRegistrarFile(other));
        expect(students.map(verdictOn).toSorted(byId)).toEqual(verdicts(rows));
      }),
      runs,
    );
  });

  test('comes out the same when rows stand in it several times', () => {
    fc.assert(
      fc.property(anyFile, fc.array(fc.nat(3), { minLength: 1 }), ({ rows }, times) => {
        const repeated = rows.flatMap((row, at) =>
          Array.from({ length: 1 + (times[at % times.length] ?? 0) }, () => row),
        );
        expect(verdicts(repeated)).toEqual(verdicts(rows));
      }),
      runs,
    );
  });

  test('changes nothing when it is imported again', () => {
    fc.assert(
      fc.property(anyFile, fc.nat(), ({ rows }, seed) => {
        const { known } = imported(rows, new Map());
        const { counts } = imported(shuffle(rows, randomFrom(seed)), known);
        expect(counts).toMatchObject({ create: 0, update: 0, revoke: 0, unchanged: known.size });
      }),
      runs,
    );
  });

  test('changes nothing when it is imported again on top of another file', () => {
    fc.assert(
      fc.property(anyFile, anyFile, (one, other) => {
        const { known } = imported(other.rows, imported(one.rows, new Map()).known);
        const { counts } = imported(other.rows, known);
        expect(counts).toMatchObject({ create: 0, update: 0, revoke: 0 });
      }),
      runs,
    );
  });

  test('is read without an error whatever bytes it holds', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), readsWithoutThrowing), runs);
    fc.assert(
      fc.property(anyFile, fc.nat(), fc.nat(255), ({ rows }, where, byte) => {
        const bytes = writeCsv(rows);
        bytes[where % bytes.length] = byte;
        readsWithoutThrowing(bytes);
      }),
      runs,
    );
  });
});

/** What is known after an import, and what the import did. */
function imported(rows: readonly Row[], before: ReadonlyMap<string, KnownGraduate>) {
  const { students } = expectRead(readRegistrarFile(writeCsv(rows)));
  const planned = planImport(students, before);
  const known = new Map(before);
  for (const { studentId, submission } of planned) {
    if (submission === undefined) continue;
    expect(graduationSubmitted.data.safeParse(submission).error).toBeUndefined();
    known.set(studentId, submission);
  }
  return { known, counts: countActions(planned) };
}

function readsWithoutThrowing(bytes: Uint8Array): void {
  const file = readRegistrarFile(bytes);
  if (!file.ok) expect(file.problem.message).not.toBe('');
}

describe('rows', () => {
  test('are counted as a spreadsheet shows them, with empty rows and cells of two lines', () => {
    const header = exportColumns.join(',');
    const cells = (row: Row) => exportColumns.map((column) => row[column] ?? '').join(',');
    const text = [
      'Graduates of the College of Education,run 2026-09-30',
      '',
      header,
      cells({ ...plainRow, CONCENTRATION: '"STEM\nsecondary"', STUDENTNAME: '"Abara, Ada"' }),
      '',
      cells({ ...plainRow, STUDENTID: '@2', STUDENTNAME: '"Ito, Ren"', STATUS: 'ZZ' }),
    ].join('\n');
    const file = expectRead(readRegistrarFile(new TextEncoder().encode(text)));
    expect(file.students.map(({ rows }) => rows)).toEqual([[4], [6]]);
    expect(file.rejected.map(({ row }) => row)).toEqual([6]);
  });

  test('with a comma too many are rejected, and the student they name is held back', () => {
    const text = new TextDecoder().decode(writeCsv([plainRow]));
    const shifted = exportColumns.map((column) =>
      column === 'STATUS' ? 'RV' : Object.hasOwn(plainRow, column) ? readCell(column) : '',
    );
    const file = expectRead(
      readRegistrarFile(new TextEncoder().encode(`${text}${shifted.join(',')}`)),
    );
    expect(file.rejected).toMatchObject([
      { row: 3, code: 'wrong-number-of-cells', studentId: '@28265056' },
    ]);
    expect(file.students).toMatchObject([{ outcome: 'rejected', rows: [2, 3] }]);
  });

  test('that are cut short are rejected: the last column, the directory hold, would go unseen', () => {
    const text = new TextDecoder().decode(writeCsv([plainRow])).trimEnd();
    const short = text.slice(0, text.lastIndexOf(','));
    const file = expectRead(readRegistrarFile(new TextEncoder().encode(short)));
    expect(file.rejected).toMatchObject([{ row: 2, code: 'wrong-number-of-cells' }]);
    expect(file.students).toMatchObject([{ outcome: 'rejected' }]);
  });

  test('that repeat the column names in the middle of a report count for nothing', () => {
    const text = new TextDecoder().decode(writeCsv([plainRow]));
    const file = expectRead(
      readRegistrarFile(new TextEncoder().encode(`${text}${exportColumns.join(',')}`)),
    );
    expect(file).toMatchObject({ rows: 1, rejected: [] });
  });

  test('without a usable id, status, program or date are rejected, each with its column', () => {
    const { rejected, students } = readRows(
      { STUDENTID: '' },
      { STUDENTID: '2.8265E+07' },
      { STUDENTID: '@1', STATUS: '' },
      { STUDENTID: '@2', PROGRAM: '' },
      { STUDENTID: '@3', MAJOR: '', MAJOR_DESC: '' },
      { STUDENTID: '@4', ACTIVITY_DATE: '' },
      { STUDENTID: '@5', ACAD_YR: '', SEMESTER: '', TERM: '' },
      { STUDENTID: '@6', STUDENTNAME: `${'A'.repeat(76)}, Ada` },
      { STUDENTID: '@7', STUDENTNAME: '' },
    );
    expect(rejected.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 STUDENTID student-id-missing',
      '3 STUDENTID student-id-damaged',
      '4 STATUS status-unknown',
      '5 PROGRAM program-missing',
      '6 MAJOR_DESC major-missing',
      '7 ACTIVITY_DATE date-missing',
      '8 ACAD_YR academic-year-missing',
      '9 STUDENTNAME cell-too-long',
    ]);
    expect(students.map(({ outcome }) => outcome)).toEqual(Array(7).fill('rejected'));
    expect(students.at(-1)?.reasons).toMatchObject([{ code: 'name-missing', rows: [10] }]);
  });

  test('of a student whose other program has an unknown status leave the graduation standing', () => {
    const student = readOnly({}, { PROGRAM: 'MED-CURR', DEGREE_CODE: 'MED', STATUS: 'XX' });
    expect(student.outcome).toBe('graduate');
    expect(codesOf(student)).toContain('row-rejected');
  });
});

function readCell(column: string): string {
  return Object.entries(plainRow).find(([name]) => name === column)?.[1] ?? '';
}
