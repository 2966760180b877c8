import { expect, test } from 'vitest';
import { unknownType } from '../../../../functions/quarantine-submission/quarantine-submission.ts';

test('an event of another version is told which version is taken in', () => {
  expect(unknownType('graduation.submitted.v2')).toEqual({
    field: 'detail-type',
    problem: 'is of a version that is not taken in here',
    found: 'another version of graduation.submitted',
    mend: 'Send it as graduation.submitted.v1.',
  });
});

test('an event of an unknown type is told which types are taken in, and what it called itself is not repeated', () => {
  const problem = unknownType('Ngozi Ivanova');
  expect(problem.mend).toContain('graduation.submitted.v1, ');
  expect(problem.mend).toContain('hire.submitted.v1');
  expect(JSON.stringify(problem)).not.toContain('Ngozi');
});

test('a fact of ours is no event to send', () => {
  expect(unknownType('alumni.hired.v1').problem).toBe('is no type of event that is taken in here');
});
