import { describe, expect, test } from 'vitest';
import {
  foreignInstitution,
  universityDomains,
} from '../../../../../shared/domain/registrar-file/foreign-institution.ts';
import { hasCompleted } from '../../../../../shared/domain/registrar-file/registrar-student.ts';
import { toSubmission } from '../../../../../shared/domain/registrar-file/to-submission.ts';
import { readRows } from './one-student.ts';

const knowsSome = false;
const domainsIn = (change: Partial<Record<string, string>>) => {
  const students = readRows(change).students.filter(hasCompleted).map(toSubmission);
  return new Map(students.flatMap(universityDomains).map((domain) => [domain, 1]));
};
const found = domainsIn({});

describe('another institution’s file', () => {
  test('is noticed by its university addresses', () => {
    const warning = foreignInstitution(found, {
      knownEmailDomains: ['northlake.example.edu'],
      knowsSome,
    });
    expect(warning).toMatchObject({ domains: ['cedarvalley.example.edu'] });
    expect(warning?.sentence).toContain('northlake.example.edu');
  });

  test('is none when the addresses are ours, or below our domain', () => {
    for (const domain of ['cedarvalley.example.edu', 'Example.EDU']) {
      const program = { knownEmailDomains: [domain], knowsSome };
      expect(foreignInstitution(found, program)).toBeUndefined();
    }
    const program = { knownEmailDomains: ['valley.example.edu'], knowsSome };
    expect(foreignInstitution(found, program)).toBeDefined();
  });

  test('is none when one of its students is known here', () => {
    const program = {
      knownEmailDomains: ['northlake.example.edu'],
      knowsSome: true,
    };
    expect(foreignInstitution(found, program)).toBeUndefined();
  });

  test('is not suspected where there is nothing to compare', () => {
    const without = domainsIn({ UNIV_EMAIL: '' });
    const program = { knownEmailDomains: ['northlake.example.edu'], knowsSome };
    expect(foreignInstitution(without, program)).toBeUndefined();
    expect(foreignInstitution(found, { knownEmailDomains: [], knowsSome })).toBeUndefined();
  });
});
