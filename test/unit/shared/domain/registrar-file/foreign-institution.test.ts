import { describe, expect, test } from 'vitest';
import { foreignInstitution } from '../../../../../shared/domain/registrar-file/foreign-institution.ts';
import { hasCompleted } from '../../../../../shared/domain/registrar-file/registrar-student.ts';
import { toSubmission } from '../../../../../shared/domain/registrar-file/to-submission.ts';
import { readRows } from './one-student.ts';

const nobody = () => false;
const graduations = (change: Partial<Record<string, string>>) =>
  readRows(change).students.filter(hasCompleted).map(toSubmission);
const students = graduations({});

describe('another institution’s file', () => {
  test('is noticed by its university addresses', () => {
    const warning = foreignInstitution(students, {
      knownEmailDomains: ['northlake.example.edu'],
      isKnown: nobody,
    });
    expect(warning).toMatchObject({ domains: ['cedarvalley.example.edu'] });
    expect(warning?.sentence).toContain('northlake.example.edu');
  });

  test('is none when the addresses are ours, or below our domain', () => {
    for (const domain of ['cedarvalley.example.edu', 'Example.EDU']) {
      const program = { knownEmailDomains: [domain], isKnown: nobody };
      expect(foreignInstitution(students, program)).toBeUndefined();
    }
    const program = { knownEmailDomains: ['valley.example.edu'], isKnown: nobody };
    expect(foreignInstitution(students, program)).toBeDefined();
  });

  test('is none when one of its students is known here', () => {
    const program = {
      knownEmailDomains: ['northlake.example.edu'],
      isKnown: (id: string) => id === '@28265056',
    };
    expect(foreignInstitution(students, program)).toBeUndefined();
  });

  test('is not suspected where there is nothing to compare', () => {
    const without = graduations({ UNIV_EMAIL: '' });
    const program = { knownEmailDomains: ['northlake.example.edu'], isKnown: nobody };
    expect(foreignInstitution(without, program)).toBeUndefined();
    expect(
      foreignInstitution(students, { knownEmailDomains: [], isKnown: nobody }),
    ).toBeUndefined();
  });
});
