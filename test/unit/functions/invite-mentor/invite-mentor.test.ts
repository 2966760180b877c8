import { describe, expect, test } from 'vitest';
import {
  inviteMentor,
  type InviteMentorState,
} from '../../../../functions/invite-mentor/invite-mentor.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { Program } from '../../../../shared/records/program.ts';
import { announced, anEvent, done, read, skipped } from '../../../support/made-up-events.ts';
import {
  aCallTask,
  aMentorNeed,
  aMentorProfile,
  aPerson,
  aProgram,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';
import { mentorInvited } from '../../../../events/mentor-invited.ts';
import { matching } from '../../../support/matching.ts';

const now = '2026-09-22T15:00:00Z';
const cause = anEvent({ personId: ngozi, needId: 'need-1' }, { eventId: 'approved' });
const omar = '5b1f9f0c-0d5e-4f44-9d6b-1f0e2d3c4b5a';

const mentor = (personId: string, profile = {}, person = {}) => ({
  profile: aMentorProfile({ personId, ...profile }),
  person: aPerson({ personId, cohort: 2021, ...person }),
});
const candidates = [
  { personId: chen, reasons: ['same-subject'] },
  { personId: omar, reasons: ['topic'] },
];
const state = (
  more: Partial<InviteMentorState> = {},
  need: Partial<MentorNeed> = {},
): InviteMentorState => ({
  need: aMentorNeed({ version: 3, status: 'inviting', approvedBy: 'dana', candidates, ...need }),
  mentee: aPerson(),
  program: aProgram(),
  call: undefined,
  mentors: [mentor(chen), mentor(omar, { subjects: [] })],
  ...more,
});
const days = (expiryDays: number): Program =>
  aProgram({
    mentoring: { approval: 'admin', expiryDays, mostAsked: 4, offerToNewHires: true },
  });
const asked = (personId: string, outcome: MentorNeed['asked'][number]['outcome']) => ({
  personId,
  at: '2026-09-20T15:00:00Z',
  outcome,
});

describe('an approved list', () => {
  const changes = inviteMentor(state(), cause, now);

  test('has the best of those on it invited, with five days to answer and a reminder on the way', () => {
    expect(stored(changes)).toMatchObject({
      mentorNeed: [
        {
          status: 'inviting',
          asked: [{ personId: chen, at: now, outcome: 'waiting' }],
          step: 'reminder',
          due: matching(/^step#/),
          dueAt: '2026-09-24T15:00:00Z',
        },
      ],
      mentorInvitation: [
        {
          personId: chen,
          needId: 'need-1',
          menteeId: ngozi,
          version: 0,
          status: 'waiting',
          attempt: 1,
          reasons: ['same-subject'],
          expiresAt: '2026-09-27T15:00:00Z',
        },
      ],
      message: [
        {
          personId: chen,
          plan: 'invitation-need-1',
          step: 'invitation',
          purpose: 'mentoring',
          email: 'mentor-invitation',
          status: 'planned',
          regarding: ngozi,
          dueAt: now,
        },
      ],
    });
  });

  test('keeps a place with whoever is asked, who then stands behind the others in turn', () => {
    expect(stored(changes).mentorProfile).toMatchObject([
      {
        personId: chen,
        version: 1,
        asked: 1,
        lastAskedAt: now,
        listBy: `${now}#${chen}`,
        commitments: [{ needId: 'need-1', menteeId: ngozi, state: 'asked', since: now }],
      },
    ]);
  });

  test('tells that somebody was invited, and until when', () => {
    const [event] = done(changes).emits ?? [];
    expect(event === undefined ? undefined : read(mentorInvited, event).data).toEqual({
      personId: ngozi,
      needId: 'need-1',
      mentorId: chen,
      kind: 'mentor',
      attempt: 1,
      expiresAt: '2026-09-27T15:00:00Z',
    });
  });

  test.each([
    [1, 'expiry', '2026-09-23T15:00:00Z'],
    [2, 'reminder', '2026-09-23T15:00:00Z'],
    [10, 'reminder', '2026-09-27T15:00:00Z'],
  ])('with %i days to answer, the %s comes next', (expiryDays, step, dueAt) => {
    const [need] = stored(
      inviteMentor(state({ program: days(expiryDays) }), cause, now),
    ).mentorNeed;
    expect(need).toMatchObject({ step, dueAt });
  });

  test('asks first who suits best now: who was asked for somebody else meanwhile comes later', () => {
    const lastAskedAt = '2026-09-21T15:00:00Z';
    const mentors = [mentor(chen, { lastAskedAt, asked: 1 }), mentor(omar)];
    expect(stored(inviteMentor(state({ mentors }), cause, now)).mentorProfile).toMatchObject([
      { personId: omar },
    ]);
  });

  test('keeps to the order where somebody of the staff chose it', () => {
    const lastAskedAt = '2026-09-21T15:00:00Z';
    const mentors = [mentor(chen, { lastAskedAt, asked: 1 }), mentor(omar)];
    const arranged = state({ mentors }, { arranged: true });
    expect(stored(inviteMentor(arranged, cause, now)).mentorProfile).toMatchObject([
      { personId: chen },
    ]);
  });
});

describe('when the mentor before said no or nothing', () => {
  test('the next one is asked', () => {
    const next = state({ mentors: [mentor(omar)] }, { asked: [asked(chen, 'declined')] });
    expect(stored(inviteMentor(next, cause, now))).toMatchObject({
      mentorInvitation: [{ personId: omar, attempt: 2 }],
      mentorNeed: [
        {
          asked: [
            { personId: chen, outcome: 'declined' },
            { personId: omar, outcome: 'waiting' },
          ],
        },
      ],
    });
  });

  test.each<[string, object, object]>([
    ['stopped such emails', {}, { unwanted: ['mentoring'] }],
    ['has no room left', { capacity: 0 }, {}],
    ['pauses', { pausedUntil: '2026-12-01' }, {}],
    ['would not mentor any more', { willing: 'not-now' }, {}],
  ])('who %s since the list was made is passed over', (_, profile, person) => {
    const mentors = [mentor(chen, profile, person), mentor(omar)];
    expect(stored(inviteMentor(state({ mentors }), cause, now)).mentorInvitation).toMatchObject([
      { personId: omar },
    ]);
  });

  test('after as many as the program allows, somebody calls instead', () => {
    const four = ['a', 'b', 'c', 'd'].map((personId) => asked(personId, 'expired'));
    const changes = inviteMentor(state({}, { asked: four }), cause, now);
    expect(stored(changes)).toMatchObject({
      mentorNeed: [{ status: 'unmet' }],
      callTask: [{ callId: 'mentor-need-1-4', reason: 'no-mentor-found', needId: 'need-1' }],
      mentorInvitation: [],
      message: [],
    });
    expect(announced(changes)).toEqual(['call.task-created.v1']);
    expect(done(changes).details).toMatchObject({ reason: 'asked-enough', asked: 4 });
  });

  test('with nobody left on an approved list, somebody calls; where it runs by itself, others are looked for', () => {
    const none = { mentors: [] };
    const approved = inviteMentor(state(none), cause, now);
    expect(stored(approved)).toMatchObject({
      mentorNeed: [{ status: 'unmet' }],
      callTask: [{ needId: 'need-1' }],
    });
    const byItself = inviteMentor(state(none, { approvedBy: 'automatic' }), cause, now);
    expect(stored(byItself)).toMatchObject({
      mentorNeed: [{ status: 'open', candidates: [], listBy: matching(/^open#/) }],
      callTask: [],
    });
    expect(announced(byItself)).toEqual(['mentor.needed.v1']);
    // Each search is another event than the one before.
    expect(done(byItself).emits?.[0]?.detail.eventId).toBe(`${ngozi}/need/need-1/3`);
  });

  test('a call that is planned already is not planned twice', () => {
    const changes = inviteMentor(state({ mentors: [], call: aCallTask() }), cause, now);
    expect(stored(changes)).toMatchObject({ mentorNeed: [{ status: 'unmet' }], callTask: [] });
    expect(announced(changes)).toEqual([]);
  });
});

describe('nobody is invited', () => {
  test.each<[string, Partial<MentorNeed>, string]>([
    ['while somebody is asked', { asked: [asked(omar, 'waiting')] }, 'somebody-is-asked'],
    ['before the list is approved', { status: 'proposed' }, 'need-is-proposed'],
    ['once somebody said yes', { status: 'matched' }, 'need-is-matched'],
    ['once the search was called off', { status: 'cancelled' }, 'need-is-cancelled'],
  ])('%s', (_, need, because) => {
    expect(skipped(inviteMentor(state({}, need), cause, now))).toBe(because);
  });

  test('for somebody who is not there any more', () => {
    expect(skipped(inviteMentor(state({ need: undefined }), cause, now))).toBe('no-such-need');
    expect(skipped(inviteMentor(state({ mentee: undefined }), cause, now))).toBe('no-such-person');
    const erased = { mentee: aPerson({ erasedAt: now }) };
    expect(skipped(inviteMentor(state(erased), cause, now))).toBe('no-such-person');
  });

  test('for somebody whose degrees were all taken back: the search ends', () => {
    const revoked = { mentee: aPerson({ graduation: 'revoked' }) };
    expect(stored(inviteMentor(state(revoked), cause, now))).toMatchObject({
      mentorNeed: [{ status: 'cancelled' }],
      mentorInvitation: [],
    });
  });
});
