import { describe, expect, test } from 'vitest';
import {
  type DateStyle,
  dateStyleOf,
  readDay,
} from '../../../../../shared/domain/imported-file/read-day.ts';
import { readDistrict } from '../../../../../shared/domain/registrar-file/read-district.ts';
import {
  isEmailAddress,
  readEmails,
} from '../../../../../shared/domain/registrar-file/read-email.ts';
import { readName } from '../../../../../shared/domain/registrar-file/read-name.ts';
import { readSchoolYear } from '../../../../../shared/domain/registrar-file/read-school-year.ts';
import { readStudentId } from '../../../../../shared/domain/registrar-file/read-student-id.ts';
import { readTelephone } from '../../../../../shared/domain/registrar-file/read-telephone.ts';
import { readCompleted } from './one-student.ts';

describe('ACTIVITY_DATE', () => {
  const monthFirst: DateStyle = { dayFirstSeen: false, today: '2026-11-22' };
  const read = (text: string, style = monthFirst) => {
    const reading = readDay(text, style, 'ACTIVITY_DATE');
    return reading.ok ? reading.value : reading.code;
  };

  test.each([
    ['2026-05-15', '2026-05-15'],
    ['05/15/2026', '2026-05-15'],
    ['5/6/2026', '2026-05-06'],
    ['15-MAY-26', '2026-05-15'],
    ['5-may-2026', '2026-05-05'],
    ['15-MAY-99', '1999-05-15'],
    ['2026-05-15 00:00:00', '2026-05-15'],
    ['2026-05-15T00:00:00.000Z', '2026-05-15'],
    ['5/15/2026 12:00 AM', '2026-05-15'],
    ['02/29/2028', '2028-02-29'],
  ])('%s is %s', (text, date) => expect(read(text)).toBe(date));

  test.each([
    ['02/29/2026', 'date-invalid'],
    ['2026-13-01', 'date-invalid'],
    ['31-JUN-26', 'date-invalid'],
    ['15-MAI-26', 'date-invalid'],
    ['0026-05-15', 'date-invalid'],
    ['15/05/2026', 'date-invalid'],
    ['5/6/26', 'date-ambiguous'],
    ['46157', 'date-unreadable'],
    ['May 2026', 'date-unreadable'],
    ['1900-01-01', 'date-invalid'],
    ['2062-05-15', 'date-future'],
  ])('%s is refused as %s', (text, code) => expect(read(text)).toBe(code));

  test('a spreadsheet’s day number is named as one, with the day it stands for', () => {
    const reading = readDay('46157', monthFirst, 'hireDate');
    expect(reading).toMatchObject({
      sentence:
        'hireDate “46157” is a spreadsheet’s day number, probably 2026-05-15: write it as 2026-05-15, 05/15/2026 or 15-MAY-26.',
    });
  });

  test('05/06/2026 is refused when another row of the file puts the day first', () => {
    expect(dateStyleOf(['05/15/2026', '2026-05-15'])).toEqual({ dayFirstSeen: false });
    const style = dateStyleOf(['05/06/2026', '15/05/2026']);
    expect(read('05/06/2026', style)).toBe('date-ambiguous');
    expect(read('05/15/2026', style)).toBe('2026-05-15');
    expect(read('05/05/2026', style)).toBe('2026-05-05');
  });
});

describe('STUDENTNAME', () => {
  const read = (text: string) => {
    const reading = readName(text);
    if (reading === undefined) return undefined;
    const { lastSurname, firstName, middleName, generationCodeSuffix } = reading.name;
    const parts = [lastSurname, firstName, middleName ?? '', generationCodeSuffix ?? ''].join('|');
    return reading.guess === undefined ? parts : `${parts} (${reading.guess})`;
  };

  test.each([
    ['Abara, Chidinma L', 'Abara|Chidinma|L|'],
    ['Johnson-Lee, Víctor Mª', 'Johnson-Lee|Víctor|Mª|'],
    ['van der Berg, Lotte', 'van der Berg|Lotte||'],
    ['De la Cruz, Mary Ann K.', 'De la Cruz|Mary Ann|K.|'],
    ['Soto, María José', 'Soto|María|José|'],
    ['Silva, Ana María Luisa', 'Silva|Ana|María Luisa|'],
    ['Keene, Darnell T III', 'Keene|Darnell|T|III'],
    ['Keene Jr., Darnell', 'Keene|Darnell||Jr.'],
    ['Keene, Jr, Darnell T', 'Keene|Darnell|T|Jr'],
    ['Keene, Darnell, Sr.', 'Keene|Darnell||Sr.'],
    ['Keene, Darnell V', 'Keene|Darnell|V|'],
    ['Okafor, Robert "Bob" J', 'Okafor|Robert "Bob"|J|'],
    ["D'Angelo,Zoë", "D'Angelo|Zoë||"],
    ['Suharto', 'Suharto|Suharto|| (single-name)'],
    ['Suharto, FNU', 'Suharto|Suharto|| (single-name)'],
    ['LNU, Suharto', 'Suharto|Suharto|| (single-name)'],
    ['Chidinma L Abara', 'Abara|Chidinma|L| (name-order-guessed)'],
  ])('%s', (text, parts) => expect(read(text)).toBe(parts));

  test('without a letter is no name', () => {
    expect(read(' - ')).toBeUndefined();
    expect(read('')).toBeUndefined();
  });

  test('keeps no invisible characters, and accents in one form', () => {
    const { name } = readCompleted({
      STUDENTNAME: 'Nu\u0301n\u0303ez,\u00a0\u202eZoe\u0308\u200b\u0007 M',
    });
    expect(name).toEqual({ lastSurname: 'Núñez', firstName: 'Zoë', middleName: 'M' });
  });
});

describe('STUDENTID', () => {
  const read = (text: string) => {
    const reading = readStudentId(text);
    return reading.ok
      ? `${reading.value.id}${reading.value.repaired ? ' repaired' : ''}`
      : reading.code;
  };

  test.each([
    ['@28265056', '@28265056'],
    ['28265056', '@28265056 repaired'],
    ['265056', '@00265056 repaired'],
    ['@ 265056', '@00265056 repaired'],
    ['265056.0', '@00265056 repaired'],
    ['="00265056"', '@00265056 repaired'],
    ["'@28265056", '@28265056 repaired'],
    ['a00265056', 'A00265056'],
    ['900265056', '900265056'],
    ['', 'student-id-missing'],
    ['0', 'student-id-unreadable'],
    ['?', 'student-id-unreadable'],
    ['x'.repeat(33), 'student-id-unreadable'],
    ['2.82651E+07', 'student-id-damaged'],
  ])('%s is %s', (text, id) => expect(read(text)).toBe(id));
});

describe('email addresses', () => {
  const read = (text: string) =>
    readEmails(text).map(({ address, usable }) => (usable ? address : `unusable ${address}`));

  test.each([
    [' ZOË.x@example.com', ['unusable zoë.x@example.com']],
    ['Zoe.X+Rollcall@Example.COM', ['zoe.x+rollcall@example.com']],
    ['Zoe X <zoe@example.com>', ['zoe@example.com']],
    ['mailto:zoe@example.com', ['zoe@example.com']],
    ['zoe@example.com; z@example.org, zoe@example.com', ['zoe@example.com', 'z@example.org']],
    ['a b@example.com', ['unusable a b@example.com']],
    ['zoe@example.com (old)', ['unusable zoe@example.com (old)']],
    ['zoe.example.com', ['unusable zoe.example.com']],
    ['', []],
    ['N/A', []],
    ['none', []],
  ])('%s', (text, addresses) => expect(read(text)).toEqual(addresses));

  test.each([
    '@example.com',
    'x@',
    'x@example',
    'x@-a.com',
    'x@a..com',
    '.x@a.com',
    'x.@a.com',
    'x..y@a.com',
    'x@1.2.3.4',
    'x@a.c',
    `${'x'.repeat(65)}@a.com`,
    `x@${'a.'.repeat(130)}com`,
    'x@a.com\r\nBcc: y@a.com',
  ])('%s is none', (text) => expect(isEmailAddress(text)).toBe(false));
});

describe('MOBILE', () => {
  test.each([
    ['(334) 555-0117', '+13345550117'],
    ['+1 334 555 0117', '+13345550117'],
    ['1-334-555-0117', '+13345550117'],
    ['3345550117', '+13345550117'],
    ['+44 20 7946 0018', '+442079460018'],
    ['011 44 20 7946 0018', '+442079460018'],
    ['0044 20 7946 0018', '+442079460018'],
  ])('%s is %s', (text, number) => expect(readTelephone(text)).toEqual({ number, readable: true }));

  test.each(['555-0117', '334-555-0117 x12', '3.34556E+09', 'call my mother', '+1'])(
    '%s is kept as it is',
    (text) => expect(readTelephone(text)).toEqual({ number: text, readable: false }),
  );

  test('that is empty is none', () => expect(readTelephone(' ')).toBeUndefined());
});

describe('HOME_LEAID', () => {
  test.each([
    ['0407740', { leaId: '0407740', repaired: false }],
    ['407740', { leaId: '0407740', repaired: true }],
    ['407740.0', { leaId: '0407740', repaired: true }],
    ['5301234', { leaId: '5301234', repaired: false }],
    ['301234', undefined],
    ['12345', undefined],
    ['0012345', undefined],
    ['Tuba City', undefined],
  ])('%s', (text, reading) => expect(readDistrict(text)).toEqual(reading));
});

describe('the academic year', () => {
  test.each([
    ['2025-2026', '', '', 2026],
    ['2025-26', 'Fall 2020', '', 2026],
    ['2025/2026', '', '', 2026],
    ['1999-2000', '', '', 2000],
    ['2526', '', '', 2026],
    ['2021', '', '', 2021],
    ['2025-2027', '', '', undefined],
    ['', 'Fall 2025', '202610', 2026],
    ['', 'Spring Semester 2026', '', 2026],
    ['', '', '202620', 2026],
    ['?', '?', '?', undefined],
  ])('of %s, %s and %s is %s', (academicYear, semester, term, year) =>
    expect(readSchoolYear({ academicYear, semester, term })?.schoolYear).toBe(year),
  );
});
