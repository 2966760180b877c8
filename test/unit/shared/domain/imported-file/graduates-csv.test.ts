import { describe, expect, test } from 'vitest';
import type { FileLine } from '../../../../../shared/domain/imported-file/file-format.ts';
import { linesOf, readFileLines } from '../../../../support/read-file-lines.ts';
import { writeCsv } from '../registrar-file/write-csv.ts';

const headings =
  'studentId,firstName,preferredFirstName,lastName,formerLastName,personalEmail,universityEmail,mobile,preferredLanguage,programName,programType,pathway,degree,major,cohortEntryYear,completionDate,degreeDate,degreeStatus,termCode,homeDistrictLeaId,directoryHold'.split(
    ',',
  );
const plain: Record<string, string> = {
  studentId: '@75548223',
  firstName: 'Ngozi',
  lastName: 'Ivanova',
  personalEmail: 'ngozi@example.com',
  programName: 'BS-EDU-MATH',
  degree: 'BS',
  major: 'Mathematics Education',
  completionDate: '2025-12-19',
  directoryHold: 'no',
};

function read(...changes: Record<string, string>[]): readonly FileLine[] {
  const rows = changes.map((change) => ({ ...plain, ...change }));
  const file = readFileLines(new TextDecoder().decode(writeCsv(rows, {}, headings)));
  expect(file.format).toBe('graduates-csv');
  return linesOf(file);
}

describe('our own file of graduates', () => {
  test('states a graduation for each student, with the school year of the day it was completed', () => {
    expect(read({})).toMatchObject([
      {
        rows: [2],
        key: '@75548223',
        label: 'Ivanova, Ngozi',
        statements: [
          {
            type: 'graduation.submitted.v1',
            data: {
              candidateIdentifier: '@75548223',
              name: { firstName: 'Ngozi', lastSurname: 'Ivanova' },
              electronicMail: [{ electronicMailAddress: 'ngozi@example.com' }],
              cohortYear: { schoolYear: 2026 },
              directoryHold: false,
              degrees: [
                {
                  degreeCode: 'BS',
                  programCode: 'BS-EDU-MATH',
                  majorSpecialization: 'Mathematics Education',
                  completionDate: '2025-12-19',
                  status: 'awarded',
                },
              ],
            },
          },
        ],
      },
    ]);
  });

  test('holds one row for each degree; a student is one line', () => {
    const lines = read(
      {},
      { degree: 'MED', programName: 'MED-CURR', completionDate: '2027-05-07' },
    );
    expect(lines).toMatchObject([{ rows: [2, 3], outcome: 'statement' }]);
    expect(lines[0]?.statements[0]?.data).toMatchObject({
      degrees: [{ degreeCode: 'BS' }, { degreeCode: 'MED' }],
    });
  });

  test('says in plain words what became of a degree', () => {
    const revoked = { degreeStatus: 'revoked', completionDate: '2026-06-24' };
    expect(read({ degreeStatus: 'pending' })).toMatchObject([{ outcome: 'nothing' }]);
    expect(read({}, revoked)[0]?.statements[0]?.data).toMatchObject({
      degrees: [{ status: 'revoked' }],
    });
  });

  test('takes the day of the degree where the day of completion is empty', () => {
    const [line] = read({ completionDate: '', degreeDate: '05/15/2026' });
    expect(line?.statements[0]?.data).toMatchObject({
      degrees: [{ completionDate: '2026-05-15' }],
    });
  });

  test('is told what is wrong by its own column names', () => {
    const [line] = read({ degreeStatus: 'finished?' });
    expect(line).toMatchObject({ outcome: 'rejected', reasons: [{ code: 'status-unknown' }] });
    expect(line?.reasons[0]?.sentence).toContain('degreeStatus “FINISHED?” is not known');
    const [other] = read({ completionDate: '46157' });
    expect(other?.reasons[0]?.sentence).toMatch(/^completionDate “46157” is a spreadsheet’s day/);
  });

  test('holds a directory hold, also one that is neither yes nor no', () => {
    for (const directoryHold of ['yes', 'Y', 'perhaps']) {
      expect(read({ directoryHold })[0]?.statements[0]?.data).toMatchObject({
        directoryHold: true,
      });
    }
  });
});
