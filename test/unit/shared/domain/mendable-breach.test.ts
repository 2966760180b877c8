import { describe, expect, test } from 'vitest';
import { readEvent } from '../../../../events/contract.ts';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import { mendableBreaches } from '../../../../shared/domain/mendable-breach.ts';
import { anEvent } from '../../../support/made-up-events.ts';
import { matching } from '../../../support/matching.ts';

/** What a sender is told of a hire with these fields. */
function told(changes: Record<string, unknown>) {
  const detail = anEvent({ ...hireSubmitted.example, ...changes });
  const reading = readEvent(hireSubmitted, detail);
  return reading.ok ? [] : mendableBreaches(hireSubmitted, detail, reading.breaches);
}

const hired = (hireDate: unknown) => told({ employmentPeriod: { hireDate } });

describe('a sender is told what was found, and how to mend it', () => {
  test.each([
    ['a day as a spreadsheet counts it', 46_251, 'a day as spreadsheets count them'],
    ['the same as text', '46251', 'a day as spreadsheets count them'],
    ['a day in another order', '08/17/2026', 'a day in another order'],
    ['no text at all', '', 'empty text'],
    ['spaces', '  ', 'blank text'],
    ['any text', 'soon', 'text of 4 characters'],
    ['yes or no', true, 'true or false'],
    ['null', null, 'null'],
    ['a list', ['2026-08-17'], 'a list of 1'],
    ['a group', { day: 17 }, 'a group of fields'],
  ])('when a day is %s', (_, value, found) => {
    expect(hired(value)).toMatchObject([
      {
        field: 'data.employmentPeriod.hireDate',
        found,
        mend: matching(/2026-05-15/),
      },
    ]);
  });

  test('when it is missing, with what would do', () => {
    expect(told({ employmentPeriod: {} })).toEqual([
      {
        field: 'data.employmentPeriod.hireDate',
        problem: 'is missing',
        found: 'nothing',
        mend: 'Send this field. For instance: "2026-08-17".',
      },
    ]);
  });

  test('when one of a list is wrong, though the example’s list is shorter', () => {
    const problems = told({ academicSubjects: [{ codeValue: 'Art' }, { codeValue: 7 }] });
    expect(problems).toMatchObject([
      {
        field: 'data.academicSubjects.1.codeValue',
        found: 'a number',
        mend: 'Correct it. For instance: "Mathematics".',
      },
    ]);
  });

  test('without a word of what was sent', () => {
    const name = 'Ngozi Ivanova';
    const problems = told({
      person: name,
      educationOrganization: { ncesSchoolId: name, nameOfInstitution: [name] },
      employmentPeriod: { hireDate: name },
      positionTitle: name.repeat(20),
    });
    expect(problems.length).toBeGreaterThan(3);
    expect(JSON.stringify(problems)).not.toContain(name);
  });
});

test.each([undefined, null, 'text', 7, []])(
  '%j instead of an event is named as what it is',
  (detail) => {
    const reading = readEvent(hireSubmitted, detail);
    const problems = reading.ok ? [] : mendableBreaches(hireSubmitted, detail, reading.breaches);
    expect(problems.length).toBeGreaterThan(0);
    for (const { found, mend } of problems) {
      expect(found).toMatch(/^(nothing|null|text|a )/);
      expect(mend).toMatch(/^[A-Z].*\.$/);
    }
  },
);
