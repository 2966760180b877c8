import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countActions, planImport } from './plan-import.ts';
import { readRegistrarFile } from './read-registrar-file.ts';
import { hasCompleted } from '../../../../../shared/domain/registrar-file/registrar-student.ts';
import { codesOf, expectRead } from './one-student.ts';

const bytes = readFileSync(
  new URL('../../../../../infra/local/sample/graduates.csv', import.meta.url),
);

describe('the sample cohort that the first start takes in', () => {
  const file = expectRead(readRegistrarFile(bytes));

  test('is 60 graduates among 70 students', () => {
    expect(file).toMatchObject({ rows: 80 });
    expect(countActions(planImport(file.students, new Map()))).toEqual({
      create: 60,
      update: 0,
      unchanged: 0,
      'not-a-graduate': 6,
      revoke: 2,
      rejected: 2,
    });
  });

  test('shows every trap', () => {
    expect(new Set(file.students.flatMap(codesOf))).toEqual(
      new Set([
        'address-not-given',
        'address-shared',
        'address-unusable',
        'also-not-completed',
        'awarded',
        'awarded-anew',
        'date-invalid',
        'directory-hold',
        'district-repaired',
        'duplicate-rows',
        'id-repaired',
        'no-usable-address',
        'revoked',
        'several-mobiles',
        'status-PN',
        'status-SO',
        'status-WP',
        'status-unknown',
      ]),
    );
  });

  test('has cohorts of four academic years', () => {
    const years = file.students.filter(hasCompleted).map(({ cohortYear }) => cohortYear.schoolYear);
    expect(new Set(years)).toEqual(new Set([2023, 2024, 2025, 2026]));
  });

  test('is nobody’s: reserved domains and telephone numbers only', () => {
    const text = bytes.toString('utf8');
    const domains = [...text.matchAll(/@([a-z][a-z0-9.-]*\.[a-z]+)/gi)].map(([, domain]) => domain);
    for (const domain of domains) expect(domain).toMatch(/(^|\.)example\.(com|org|edu)$/i);
    for (const [number] of text.matchAll(/\b555[- ]\d{4}/g)) expect(number).toMatch(/555.01\d\d/);
    for (const student of file.students.filter(hasCompleted)) {
      expect(student.telephone?.telephoneNumber ?? '+13345550100').toMatch(/^\+133455501\d\d$/);
    }
  });
});
