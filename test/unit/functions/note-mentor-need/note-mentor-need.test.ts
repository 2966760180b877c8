import { describe, expect, test } from 'vitest';
import { alumniHired } from '../../../../events/alumni-hired.ts';
import {
  type NewTeacherState,
  noteMentorNeed,
} from '../../../../functions/note-mentor-need/note-mentor-need.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import { announced, anEvent, skipped } from '../../../support/made-up-events.ts';
import {
  aMentorNeed,
  anEmployment,
  aPerson,
  aProgram,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-08-20T15:00:00Z';
const hired = (more: Partial<typeof alumniHired.example> = {}) =>
  anEvent({ ...alumniHired.example, personId: ngozi, ...more });
const state = (more: Partial<NewTeacherState> = {}): NewTeacherState => ({
  person: aPerson(),
  program: aProgram(),
  employments: [],
  needs: [],
  ...more,
});

describe('a graduate who begins to teach', () => {
  test('needs a mentor of their subject and grades, near their school', () => {
    const changes = noteMentorNeed(state(), hired(), now);
    expect(stored(changes).mentorNeed).toMatchObject([
      {
        personId: ngozi,
        version: 0,
        kind: 'mentor',
        origin: 'hire',
        status: 'open',
        cohort: 2026,
        subjects: ['Mathematics'],
        gradeBands: ['6-8'],
        schoolId: 'nces-010000500870',
        leaId: '0100005',
        mostAsked: 4,
      },
    ]);
    expect(announced(changes)).toEqual(['mentor.needed.v1']);
  });

  test('needs one, however often the hire is told', () => {
    const { mentorNeed: needs } = stored(noteMentorNeed(state(), hired(), now));
    expect(skipped(noteMentorNeed(state({ needs }), hired(), now))).toBe(
      'mentor-looked-for-already',
    );
    const unmet = needs.map((need): MentorNeed => ({ ...need, status: 'unmet' }));
    expect(skipped(noteMentorNeed(state({ needs: unmet }), hired(), now))).toBe('noted-already');
  });
});

describe('nobody is looked for', () => {
  test.each<[string, Partial<NewTeacherState>, string]>([
    ['for who is not there any more', { person: undefined }, 'no-such-person'],
    ['for who wants no such emails', { person: aPerson({ unwanted: ['mentoring'] }) }, 'opted-out'],
    [
      'for who is not to be disclosed',
      { person: aPerson({ directoryHold: true }) },
      'directory-hold',
    ],
    ['for a candidate', { person: aPerson({ graduation: 'candidate' }) }, 'not-graduated'],
    [
      'where the program does not offer it',
      {
        program: aProgram({
          mentoring: { approval: 'admin', expiryDays: 5, mostAsked: 4, offerToNewHires: false },
        }),
      },
      'not-offered',
    ],
    [
      'for who has a mentor',
      { needs: [aMentorNeed({ status: 'matched' })] },
      'mentor-looked-for-already',
    ],
    [
      'for a second position',
      { employments: [anEmployment({ employmentId: 'earlier', hireDate: '2025-08-11' })] },
      'not-the-first-position',
    ],
    [
      'for a position known to have ended',
      {
        employments: [
          anEmployment({
            employmentId: alumniHired.example.employmentId,
            hireDate: '2026-08-17',
            endDate: '2026-08-18',
          }),
        ],
      },
      'position-ended',
    ],
  ])('%s', (_, more, because) => {
    expect(skipped(noteMentorNeed(state(more), hired(), now))).toBe(because);
  });

  test('for a principal, or a hire that is learned of long after', () => {
    const principal = hired({ staffClassification: 'Principal' });
    expect(skipped(noteMentorNeed(state(), principal, now))).toBe('not-a-teacher');
    const late = '2027-02-14T15:00:00Z';
    expect(skipped(noteMentorNeed(state(), hired(), late))).toBe('hired-long-ago');
    expect(skipped(noteMentorNeed(state(), hired(), '2027-02-13T15:00:00Z'))).toBeUndefined();
  });
});
