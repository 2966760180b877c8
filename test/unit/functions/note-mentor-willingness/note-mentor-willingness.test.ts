import { describe, expect, test } from 'vitest';
import { surveyResponseCompleted } from '../../../../events/survey-response-completed.ts';
import {
  noteMentorWillingness,
  type WillingnessState,
} from '../../../../functions/note-mentor-willingness/note-mentor-willingness.ts';
import type { Response } from '../../../../shared/records/response.ts';
import { announced, anEvent, done, read, skipped } from '../../../support/made-up-events.ts';
import {
  aMentorProfile,
  anEmployment,
  aPerson,
  aResponse,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';
import { mentorProfileChanged } from '../../../../events/mentor-profile-changed.ts';

const now = '2027-05-04T16:00:00Z';
const event = anEvent({ ...surveyResponseCompleted.example, personId: ngozi, revision: 1 });

const answered = (willing: string | undefined, more: Partial<Response> = {}): Response =>
  aResponse({
    answers: {
      EMP_STATUS: 'teaching-full-time',
      ...(willing === undefined ? {} : { MENTOR_WILLING: willing }),
    },
    submittedAt: '2027-05-04T15:00:00Z',
    revision: 1,
    ...more,
  });
const state = (willing: string | undefined, more: Partial<WillingnessState> = {}) => ({
  person: aPerson({ cohort: 2024 }),
  response: answered(willing),
  profile: undefined,
  employments: [
    anEmployment({
      academicSubjects: ['Science'],
      gradeBands: ['9-12'],
      schoolId: 'nces-010000500870',
      hireDate: '2024-08-12',
    }),
  ],
  ...more,
});

describe('who says yes in the survey', () => {
  const changes = noteMentorWillingness(state('yes'), event, now);

  test('is known as a mentor for one, of the subjects and grades they teach', () => {
    expect(stored(changes).mentorProfile).toMatchObject([
      {
        personId: ngozi,
        version: 0,
        willing: 'yes',
        kinds: ['mentor', 'buddy', 'flash'],
        subjects: ['Science'],
        gradeBands: ['9-12'],
        capacity: 1,
        cohort: 2024,
        place: { schoolId: 'nces-010000500870', since: '2024-08-12' },
        statedBy: 'survey',
        statedAt: '2027-05-04T15:00:00Z',
        listOf: 'cedar-valley#mentors',
        listBy: `0#${ngozi}`,
      },
    ]);
  });

  test('is announced without anything but codes', () => {
    const [emitted] = done(changes).emits ?? [];
    expect(emitted === undefined ? undefined : read(mentorProfileChanged, emitted).data).toEqual({
      personId: ngozi,
      willing: 'yes',
      kinds: ['mentor', 'buddy', 'flash'],
      capacity: 1,
    });
  });
});

test('who would only talk for half an hour is known for that', () => {
  const changes = noteMentorWillingness(state('flash-only'), event, now);
  expect(stored(changes).mentorProfile).toMatchObject([
    { willing: 'flash-only', kinds: ['flash'] },
  ]);
});

test('who says not now is known to have said so, and is offered nothing', () => {
  const changes = noteMentorWillingness(state('not-now'), event, now);
  expect(stored(changes).mentorProfile).toMatchObject([{ willing: 'not-now', kinds: [] }]);
  const { mentorProfile } = stored(changes);
  // A year later they would: what they can do is filled in then.
  const later = {
    profile: mentorProfile[0],
    response: answered('yes', { submittedAt: '2028-05-04T15:00:00Z' }),
  };
  const yes = noteMentorWillingness(state('yes', later), event, now);
  expect(stored(yes).mentorProfile).toMatchObject([{ kinds: ['mentor', 'buddy', 'flash'] }]);
});

test('what they said before on their page stays but for the willingness; whom they mentor stays too', () => {
  const profile = aMentorProfile({
    personId: ngozi,
    capacity: 3,
    asked: 4,
    statedAt: '2026-09-01T12:00:00Z',
    commitments: [
      {
        needId: 'n',
        menteeId: 'm',
        kind: 'mentor',
        state: 'active',
        since: '2026-09-02T12:00:00Z',
      },
    ],
  });
  const [next] = stored(
    noteMentorWillingness(state('not-now', { profile }), event, now),
  ).mentorProfile;
  expect(next).toMatchObject({
    willing: 'not-now',
    capacity: 3,
    asked: 4,
    kinds: profile.kinds,
    subjects: profile.subjects,
    commitments: profile.commitments,
    statedBy: 'survey',
  });
});

describe('nothing is noted', () => {
  test.each<[string, Partial<WillingnessState>, string]>([
    ['of who is not there any more', { person: undefined }, 'no-such-person'],
    ['of answers not sent in', { response: aResponse() }, 'no-answers'],
    [
      'of answers that changed since',
      { response: answered('yes', { revision: 2 }) },
      'later-revision',
    ],
    [
      'of answers without one on mentoring',
      { response: answered(undefined) },
      'nothing-on-mentoring',
    ],
    ['of an answer taken back', { response: answered('') }, 'nothing-on-mentoring'],
    [
      'of an answer older than what they said on their page',
      { profile: aMentorProfile({ statedAt: '2027-05-04T15:30:00Z' }) },
      'said-otherwise-later',
    ],
  ])('%s', (_, more, because) => {
    expect(skipped(noteMentorWillingness(state('yes', more), event, now))).toBe(because);
  });

  test('twice, when the same answers are told twice', () => {
    const [profile] = stored(noteMentorWillingness(state('yes'), event, now)).mentorProfile;
    expect(skipped(noteMentorWillingness(state('yes', { profile }), event, now))).toBe(
      'said-otherwise-later',
    );
    expect(announced(noteMentorWillingness(state('yes'), event, now))).toHaveLength(1);
  });
});
