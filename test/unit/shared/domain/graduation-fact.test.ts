import { expect, test } from 'vitest';
import { graduationFact } from '../../../../shared/domain/graduation-fact.ts';
import { aPerson, ngozi } from '../../../support/made-up-records.ts';

const degrees = (['awarded', 'revoked'] as const).map((status) => ({
  degreeCode: status === 'awarded' ? 'BS' : 'MED',
  programCode: 'BS-EDU-MATH',
  majorSpecialization: 'Mathematics Education',
  concentration: 'STEM, secondary',
  completionDate: '2025-12-19',
  status,
}));
const person = aPerson({
  degrees,
  completionDate: '2025-12-19',
  homeDistrictLeaId: '0100005',
  directoryHold: true,
  revision: 3,
});

test('a graduation is told by ids and codes, with the degrees that stand', () => {
  expect(graduationFact(person)).toEqual({
    personId: ngozi,
    revision: 3,
    completionDate: '2025-12-19',
    reasonExited: 'Completed',
    cohortYear: { cohortYearType: 'Completion', schoolYear: 2026 },
    degrees: [{ degreeCode: 'BS', programCode: 'BS-EDU-MATH', completionDate: '2025-12-19' }],
    homeDistrictLeaId: '0100005',
    directoryHold: true,
  });
});

test('a graduation is told without a home district where none is known', () => {
  const { homeDistrictLeaId: _, ...without } = person;
  expect(graduationFact(without)).not.toHaveProperty('homeDistrictLeaId');
});
