import { describe, expect, test } from 'vitest';
import { codesOf, readCompleted, readOnly, readRows } from './one-student.ts';

const award = (ACTIVITY_DATE: string) => ({ STATUS: 'AW', ACTIVITY_DATE });
const revocation = (ACTIVITY_DATE: string) => ({ STATUS: 'RV', ACTIVITY_DATE });

describe('an award and what became of it', () => {
  test('is taken back by a later revocation, wherever that stands in the file', () => {
    for (const rows of [
      [award('2026-05-15'), revocation('2026-06-24')],
      [revocation('06/24/2026'), award('15-MAY-26')],
    ]) {
      const student = readCompleted(...rows);
      expect(student.outcome).toBe('revoked');
      expect(student.degrees).toMatchObject([
        { status: 'revoked', completionDate: '2026-05-15', revokedOn: '2026-06-24' },
      ]);
    }
  });

  test('stands when it is newer than the revocation', () => {
    const student = readCompleted(revocation('2026-01-05'), award('2026-05-15'));
    expect(student.degrees).toMatchObject([{ status: 'awarded', completionDate: '2026-05-15' }]);
  });

  test('stands when it was taken back and awarded anew, with the new date', () => {
    const student = readCompleted(
      award('2026-05-15'),
      revocation('2026-06-01'),
      award('2026-08-14'),
    );
    expect(student.degrees).toMatchObject([{ status: 'awarded', completionDate: '2026-08-14' }]);
    expect(student.degrees[0]).not.toHaveProperty('revokedOn');
    expect(codesOf(student)).toContain('awarded-anew');
  });

  test('is taken back at last when it was taken back twice', () => {
    const student = readCompleted(
      award('2026-05-15'),
      revocation('2026-06-01'),
      award('2026-08-14'),
      revocation('2026-09-01'),
    );
    expect(student.degrees).toMatchObject([
      { status: 'revoked', completionDate: '2026-08-14', revokedOn: '2026-09-01' },
    ]);
  });

  test('is taken back by a revocation of the same day', () => {
    const student = readCompleted(revocation('2026-05-15'), award('2026-05-15'));
    expect(student.outcome).toBe('revoked');
    expect(codesOf(student)).toContain('same-day-revocation');
  });

  test('with two dates counts from the first', () => {
    const student = readCompleted(award('2026-05-20'), award('2026-05-15'));
    expect(student.degrees).toMatchObject([{ completionDate: '2026-05-15' }]);
    expect(codesOf(student)).toContain('several-award-dates');
  });

  test('of another major is left alone by a revocation', () => {
    const second = { MAJOR_DESC: 'Mathematics Education (2nd)' };
    const student = readCompleted({}, second, { ...second, ...revocation('2026-06-24') });
    expect(student.outcome).toBe('graduate');
    expect(student.degrees.map(({ status }) => status)).toEqual(['awarded', 'revoked']);
  });

  test('is meant by a revocation that names no major, if it is the only one of its program', () => {
    const noMajor = { ...revocation('2026-06-24'), MAJOR: '', MAJOR_DESC: '' };
    expect(readCompleted({}, noMajor).outcome).toBe('revoked');
    const two = readOnly({}, { MAJOR_DESC: 'Other' }, noMajor);
    expect(two).toMatchObject({ outcome: 'rejected', reasons: [{ code: 'revocation-unclear' }] });
  });

  test('is not guessed when the revocation spells the major differently', () => {
    const student = readOnly({}, { ...revocation('2026-06-24'), MAJOR_DESC: 'Math Ed' });
    expect(student).toMatchObject({ outcome: 'rejected', reasons: [{ rows: [3] }] });
  });

  test('may have come in an earlier file than its revocation', () => {
    const student = readCompleted(revocation('2026-06-24'));
    expect(student).toMatchObject({ outcome: 'revoked', degrees: [{ awardInFile: false }] });
    expect(codesOf(student)).toContain('revocation-without-award');
  });

  test('is compared without regard to case', () => {
    const student = readCompleted({}, { DEGREE_CODE: 'bs', MAJOR_DESC: 'MATHEMATICS EDUCATION' });
    expect(student.degrees).toHaveLength(1);
  });
});

describe('a student', () => {
  test('with a row that cannot be read and might be a revocation is held back', () => {
    const student = readOnly({}, { ...revocation('31-JUN-26') });
    expect(student).toMatchObject({
      outcome: 'rejected',
      rows: [2, 3],
      reasons: [{ code: 'date-invalid', rows: [3] }],
    });
    expect(readOnly({}, { STATUS: 'XX' }).outcome).toBe('rejected');
  });

  test('with only an unreadable award beside a degree sought is rejected, not called no graduate', () => {
    const student = readOnly({ STATUS: 'SO' }, award('soon'));
    expect(student.outcome).toBe('rejected');
  });

  test('whose unreadable row is of no consequence is no graduate all the same', () => {
    const student = readOnly({ STATUS: 'SO' }, { STATUS: 'PN', ACTIVITY_DATE: 'soon' });
    expect(student.outcome).toBe('not-a-graduate');
  });

  test('belongs to the cohort of the first degree that stands', () => {
    const earlier = {
      ...award('2024-05-10'),
      ACAD_YR: '2023-2024',
      SEMESTER: 'Spring 2024',
      PROGRAM: 'X',
    };
    expect(readCompleted({}, earlier).cohortYear).toEqual({
      schoolYear: 2024,
      term: 'Spring 2024',
    });
    const takenBack = { ...earlier, ...revocation('2024-09-01') };
    expect(readCompleted({}, earlier, takenBack).cohortYear.schoolYear).toBe(2026);
  });

  test('with different cells in different rows takes the newest, and the admin hears of it', () => {
    const old = { STATUS: 'SO', PROGRAM: 'X', ACTIVITY_DATE: '2023-09-01' };
    const student = readCompleted(
      { HOME_LEAID: '' },
      { ...old, STUDENTNAME: 'Smith, Chidinma L', MOBILE: '2055550142', HOME_LEAID: '2601103' },
    );
    expect(student.name.lastSurname).toBe('Abara');
    expect(student.telephone?.telephoneNumber).toBe('+13345550117');
    expect(student.homeDistrictLeaId).toBe('2601103');
    expect(codesOf(student)).toEqual(
      expect.arrayContaining(['several-names', 'several-mobiles', 'also-not-completed']),
    );
  });

  test('with different cells on one day takes the same one whatever the order of the rows', () => {
    const rows = [{ MOBILE: '2055550142' }, { MOBILE: '2055550143' }];
    for (const order of [rows, rows.toReversed()]) {
      expect(readCompleted(...order).telephone?.telephoneNumber).toBe('+12055550142');
    }
  });

  test('with one Y among the rows is under a directory hold, and so is one with an unclear answer', () => {
    expect(readCompleted({}, { STATUS: 'SO', CONFIDENTIAL_IND: 'y' }).directoryHold).toBe(true);
    expect(readCompleted({ CONFIDENTIAL_IND: 'maybe' }).directoryHold).toBe(true);
    expect(readCompleted({ CONFIDENTIAL_IND: '' }).directoryHold).toBe(false);
  });

  test('whose name lost its accents before it came here is pointed out', () => {
    expect(codesOf(readCompleted({ STUDENTNAME: 'GarcÃ­a, Zoe' }))).toContain('letters-damaged');
    expect(codesOf(readCompleted({ STUDENTNAME: 'Garc\ufffda, Zoe' }))).toContain(
      'letters-damaged',
    );
    expect(codesOf(readCompleted({ STUDENTNAME: 'García, Zoë' }))).not.toContain('letters-damaged');
  });

  test('keeps a mobile number that cannot be read while there is room for it', () => {
    const student = readCompleted({ MOBILE: '555-0117' });
    expect(student.telephone).toEqual({ telephoneNumber: '555-0117' });
    const long = readCompleted({ MOBILE: 'my mother has the number' });
    expect(long.telephone?.telephoneNumber).toBe('my mother has the number');
    expect(readCompleted({ MOBILE: 'ask my mother for the number' })).not.toHaveProperty(
      'telephone',
    );
  });
});

describe('addresses', () => {
  const list = (student: ReturnType<typeof readCompleted>) =>
    student.addresses.map(
      (a) => a.electronicMailAddress + (a.primaryEmailAddressIndicator ? ' primary' : ''),
    );

  test('of a student are the personal one first, then the university’s', () => {
    expect(list(readCompleted({}))).toEqual([
      'chidinma@example.com primary',
      'abara@cedarvalley.example.edu',
    ]);
  });

  test('that are none come last and stay', () => {
    const student = readCompleted({ PERS_EMAIL: 'a b@example.com' });
    expect(list(student)).toEqual(['abara@cedarvalley.example.edu primary', 'a b@example.com']);
    expect(student.addresses[1]).toMatchObject({ unusable: 'not-an-address' });
  });

  test('that stand in both columns are the university’s', () => {
    const student = readCompleted({ PERS_EMAIL: 'ABARA@cedarvalley.example.edu' });
    expect(student.addresses).toMatchObject([{ electronicMailType: 'Organization' }]);
  });

  test('of two people are marked for both, whatever became of them, and others go first', () => {
    for (const STATUS of ['AW', 'SO', 'XX']) {
      const { students } = readRows({}, { STUDENTID: '@2', STATUS, UNIV_EMAIL: '' });
      const first = students[0];
      expect(first).toMatchObject({
        addresses: [
          { electronicMailAddress: 'abara@cedarvalley.example.edu' },
          { electronicMailAddress: 'chidinma@example.com', sharedWithOthers: true },
        ],
      });
    }
  });

  test('that are none are shared by nobody', () => {
    const { students } = readRows(
      { PERS_EMAIL: 'x@' },
      { PERS_EMAIL: 'x@', STUDENTID: '@2', UNIV_EMAIL: '' },
    );
    expect(students.flatMap(codesOf)).not.toContain('address-shared');
  });
});
