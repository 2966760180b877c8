import { describe, expect, test } from 'vitest';
import { candidateAdmitted } from '../../../../events/candidate-admitted.ts';
import {
  type CandidateState,
  noteBuddyNeed,
} from '../../../../functions/note-mentor-need/note-buddy-need.ts';
import { announced, anEvent, skipped } from '../../../support/made-up-events.ts';
import { aPerson, aProgram } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-08-25T12:00:00.000Z';
const event = anEvent(candidateAdmitted.example);
const state = (more: Partial<CandidateState> = {}): CandidateState => ({
  person: aPerson({ graduation: 'candidate', cohort: 2027 }),
  program: aProgram(),
  needs: [],
  ...more,
});

describe('a candidate who enters the program', () => {
  test('is to get a buddy of their subject from an older cohort, near home', () => {
    const changes = noteBuddyNeed(state(), event, now);
    expect(stored(changes).mentorNeed).toMatchObject([
      {
        kind: 'buddy',
        origin: 'admission',
        status: 'open',
        cohort: 2027,
        subjects: ['Mathematics'],
        leaId: '0100005',
      },
    ]);
    expect(announced(changes)).toEqual(['mentor.needed.v1']);
  });

  test('is to get one, however often the admission is told', () => {
    const { mentorNeed } = stored(noteBuddyNeed(state(), event, now));
    expect(skipped(noteBuddyNeed(state({ needs: mentorNeed }), event, now))).toBe('noted-already');
  });

  test.each([
    [
      'wants no such emails',
      aPerson({ graduation: 'candidate', unwanted: ['mentoring'] }),
      'opted-out',
    ],
    [
      'asked for a directory hold',
      aPerson({ graduation: 'candidate', directoryHold: true }),
      'directory-hold',
    ],
    ['has completed meanwhile', aPerson({ graduation: 'graduated' }), 'no-candidate'],
    ['is not there any more', undefined, 'no-such-person'],
  ])('gets none looked for who %s', (_, person, because) => {
    expect(skipped(noteBuddyNeed(state({ person }), event, now))).toBe(because);
  });
});
