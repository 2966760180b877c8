import { expect, test } from 'vitest';
import { unknownType } from '../../../../functions/quarantine-submission/quarantine-submission.ts';

test('an event of an unknown type is told which types are taken in', () => {
  expect(unknownType('graduation.submitted.v2')).toEqual([
    {
      field: 'detail-type',
      problem:
        'no event of type "graduation.submitted.v2" is taken in here; known: graduation.submitted.v1, admission.submitted.v1',
    },
  ]);
});
