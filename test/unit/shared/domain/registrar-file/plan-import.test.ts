import { describe, expect, test } from 'vitest';
import { countActions, planImport } from './plan-import.ts';
import type { GraduationSubmission } from '../../../../../shared/domain/registrar-file/registrar-student.ts';
import { readRows } from './one-student.ts';

type Change = Partial<Record<string, string>>;

/** What is known after these rows were imported. */
function knownAfter(...rows: Change[]): Map<string, GraduationSubmission> {
  const planned = planImport(readRows(...rows).students, new Map());
  return new Map(
    planned.flatMap(({ studentId, submission }) =>
      submission === undefined ? [] : [[studentId, submission] as const],
    ),
  );
}

function planOne(known: Map<string, GraduationSubmission>, ...rows: Change[]) {
  const [planned] = planImport(readRows(...rows).students, known);
  if (planned === undefined) throw new Error('nobody');
  return planned;
}

const revocation = { STATUS: 'RV', ACTIVITY_DATE: '2026-06-24' };
const masters = {
  DEGREE_CODE: 'MED',
  PROGRAM: 'MED-CURR',
  MAJOR: 'CURR',
  MAJOR_DESC: 'Curriculum',
  ACTIVITY_DATE: '2028-05-12',
  ACAD_YR: '2027-2028',
  SEMESTER: 'Spring 2028',
};

describe('what an import would do with a student', () => {
  test('who is new: create', () => {
    expect(planOne(new Map(), {})).toMatchObject({ action: 'create', rows: [2], changes: [] });
  });

  test('who is known and the same: nothing', () => {
    const planned = planOne(knownAfter({}), {});
    expect(planned).toMatchObject({ action: 'unchanged', changes: [] });
    expect(planned).not.toHaveProperty('submission');
  });

  test('who has another mobile, address and name: update, field by field', () => {
    const planned = planOne(knownAfter({}), {
      MOBILE: '2055550142',
      PERS_EMAIL: 'new@example.com',
      STUDENTNAME: 'Okafor, Chidinma L',
    });
    expect(planned.action).toBe('update');
    expect(planned.changes).toEqual([
      { field: 'last name', from: 'Abara', to: 'Okafor' },
      { field: 'personal address', from: 'chidinma@example.com', to: 'new@example.com' },
      { field: 'first address to write to', from: 'chidinma@example.com', to: 'new@example.com' },
      { field: 'mobile', from: '+13345550117', to: '+12055550142' },
    ]);
  });

  test('whose cells are empty this time: nothing is erased', () => {
    const planned = planOne(knownAfter({}), {
      MOBILE: '',
      PERS_EMAIL: '',
      HOME_LEAID: '',
      CAMPUS: '',
    });
    expect(planned.action).toBe('unchanged');
  });

  test('who earned another degree: the earlier one and its cohort stay', () => {
    const planned = planOne(knownAfter({}), masters);
    expect(planned.action).toBe('update');
    expect(planned.submission).toMatchObject({
      cohortYear: { schoolYear: 2026 },
      degrees: [{ programCode: 'BS-EDU-MATH' }, { programCode: 'MED-CURR' }],
    });
    expect(planned.changes).toEqual([
      { field: 'MED Curriculum (MED-CURR)', from: '', to: 'awarded 2028-05-12 (CURR)' },
    ]);
  });

  test('whose earlier degree comes later: the cohort moves to it', () => {
    const planned = planOne(knownAfter(masters), {});
    expect(planned.submission?.cohortYear.schoolYear).toBe(2026);
  });

  test('whose only degree is taken back: revoke', () => {
    const planned = planOne(knownAfter({}), {}, revocation);
    expect(planned).toMatchObject({
      action: 'revoke',
      submission: { degrees: [{ status: 'revoked', completionDate: '2026-05-15' }] },
    });
  });

  test('whose revocation comes without its award: the known completion date stays', () => {
    const planned = planOne(knownAfter({}), revocation);
    expect(planned).toMatchObject({
      action: 'revoke',
      submission: { degrees: [{ status: 'revoked', completionDate: '2026-05-15' }] },
    });
  });

  test('one of whose two degrees is taken back: update', () => {
    const planned = planOne(knownAfter({}, masters), {}, revocation);
    expect(planned.action).toBe('update');
    expect(planned.submission?.degrees.map(({ status }) => status)).toEqual(['revoked', 'awarded']);
    expect(planned.submission?.cohortYear.schoolYear).toBe(2028);
  });

  test('who is revoked at first sight: revoke, once', () => {
    expect(planOne(new Map(), {}, revocation).action).toBe('revoke');
    expect(planOne(knownAfter({}, revocation), {}, revocation).action).toBe('unchanged');
  });

  test('whose degree is awarded anew: update', () => {
    const anew = { ACTIVITY_DATE: '2026-08-14' };
    const planned = planOne(knownAfter({}, revocation), {}, revocation, anew);
    expect(planned.action).toBe('update');
    expect(planned.submission?.degrees).toMatchObject([
      { status: 'awarded', completionDate: '2026-08-14' },
    ]);
  });

  test('who completed nothing, or cannot be judged: nothing is submitted', () => {
    const seeks = planOne(knownAfter({}), { ...masters, STATUS: 'SO' });
    expect(seeks).toMatchObject({ action: 'not-a-graduate', reasons: [{ code: 'status-SO' }] });
    const held = planOne(knownAfter({}), { STATUS: 'XX' });
    expect(held).toMatchObject({ action: 'rejected', reasons: [{ code: 'status-unknown' }] });
    expect([seeks, held].some((planned) => 'submission' in planned)).toBe(false);
  });

  test('whose address another student turns out to share: marked, and never unmarked by a file', () => {
    const other = { STUDENTID: '@2', STATUS: 'SO', UNIV_EMAIL: '' };
    const planned = planOne(knownAfter({}), {}, other);
    expect(planned.changes).toContainEqual({
      field: 'personal address',
      from: 'chidinma@example.com',
      to: 'chidinma@example.com (shared)',
    });
    expect(planOne(knownAfter({}, other), {}).action).toBe('unchanged');
  });

  test('who has a work address of another source: it stays', () => {
    const known = knownAfter({});
    for (const graduation of known.values()) {
      graduation.electronicMail.push({
        electronicMailAddress: 'c.abara@school.example.org',
        electronicMailType: 'Work',
        primaryEmailAddressIndicator: false,
      });
    }
    const planned = planOne(known, { MOBILE: '2055550142' });
    expect(planned.submission?.electronicMail).toHaveLength(3);
  });
});

test('The numbers of an import count every student once', () => {
  const { students } = readRows({}, { STUDENTID: '@2' }, { STUDENTID: '@3', STATUS: 'PN' });
  expect(countActions(planImport(students, knownAfter({})))).toEqual({
    create: 1,
    update: 1,
    unchanged: 0,
    'not-a-graduate': 1,
    revoke: 0,
    rejected: 0,
  });
});
