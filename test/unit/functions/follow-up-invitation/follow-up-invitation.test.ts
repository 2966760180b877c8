import { describe, expect, test } from 'vitest';
import {
  followUpInvitation,
  type InvitationDueState,
} from '../../../../functions/follow-up-invitation/follow-up-invitation.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { Message } from '../../../../shared/records/message.ts';
import { announced, anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  anAddress,
  aMentorInvitation,
  aMentorNeed,
  aMentorProfile,
  aMessage,
  aPerson,
  aProgram,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-09-22T15:00:00Z';
const due = (step: 'reminder' | 'expiry') =>
  anEvent({ personId: ngozi, needId: 'need-1', mentorId: chen, step }, { eventId: 'due' });

const email = (step: 'invitation' | 'reminder', status: Message['status']) =>
  aMessage({
    personId: chen,
    plan: 'invitation-need-1',
    step,
    purpose: 'mentoring',
    email: step === 'invitation' ? 'mentor-invitation' : 'mentor-invitation-reminder',
    status,
  });
const state = (
  step: 'reminder' | 'expiry',
  more: Partial<InvitationDueState> = {},
  need: Partial<MentorNeed> = {},
): InvitationDueState => ({
  need: aMentorNeed({
    version: 4,
    status: 'inviting',
    asked: [{ personId: chen, at: '2026-09-20T15:00:00Z', outcome: 'waiting' }],
    step,
    due: 'step#1',
    dueAt: now,
    ...need,
  }),
  invitation: aMentorInvitation(),
  profile: aMentorProfile({
    asked: 1,
    commitments: [
      {
        needId: 'need-1',
        menteeId: ngozi,
        kind: 'mentor',
        state: 'asked',
        since: '2026-09-20T15:00:00Z',
      },
    ],
  }),
  mentor: aPerson({ personId: chen }),
  program: aProgram(),
  email: email('invitation', 'delivered'),
  reminder: undefined,
  ...more,
});

describe('half-way through the time to answer', () => {
  const changes = followUpInvitation(state('reminder'), due('reminder'), now);

  test('the mentor is reminded, and the end is owed', () => {
    expect(stored(changes)).toMatchObject({
      mentorNeed: [{ status: 'inviting', step: 'expiry', dueAt: '2026-09-25T15:00:00Z' }],
      message: [
        {
          personId: chen,
          plan: 'invitation-need-1',
          step: 'reminder',
          email: 'mentor-invitation-reminder',
          purpose: 'mentoring',
          status: 'planned',
          regarding: ngozi,
        },
      ],
    });
    expect(done(changes).what).toBe('mentor-reminded');
    expect(announced(changes)).toEqual([]);
  });

  test('who asked for a pause is not reminded, but keeps the time to answer', () => {
    const mentor = aPerson({ personId: chen, pausedUntil: '2026-10-01' });
    const paused = followUpInvitation(state('reminder', { mentor }), due('reminder'), now);
    expect(stored(paused)).toMatchObject({ mentorNeed: [{ step: 'expiry' }], message: [] });
    expect(done(paused).what).toBe('mentor-not-reminded');
  });

  test.each<[string, Partial<InvitationDueState>]>([
    ['stopped such emails', { mentor: aPerson({ personId: chen, unwanted: ['mentoring'] }) }],
    [
      'cannot be reached any more',
      { mentor: aPerson({ personId: chen, addresses: [anAddress({ status: 'bounced' })] }) },
    ],
    ['was never sent the invitation', { email: email('invitation', 'not-sent') }],
  ])('the invitation of who %s ends at once, and the next one’s turn comes', (_, more) => {
    const ended = followUpInvitation(state('reminder', more), due('reminder'), now);
    expect(stored(ended)).toMatchObject({
      mentorInvitation: [{ status: 'expired' }],
      mentorNeed: [{ asked: [{ outcome: 'expired' }] }],
    });
    expect(announced(ended)).toEqual(['mentor.expired.v1']);
  });
});

describe('at the end of the time to answer', () => {
  const reminder = email('reminder', 'planned');
  const changes = followUpInvitation(state('expiry', { reminder }), due('expiry'), now);

  test('the invitation runs out, and the place is free again', () => {
    expect(stored(changes)).toMatchObject({
      mentorInvitation: [{ personId: chen, status: 'expired' }],
      mentorProfile: [{ personId: chen, version: 1, commitments: [] }],
      mentorNeed: [{ status: 'inviting', asked: [{ personId: chen, outcome: 'expired' }] }],
    });
    const [need] = stored(changes).mentorNeed;
    expect([need?.step, need?.due, need?.dueAt]).toEqual([undefined, undefined, undefined]);
    expect(announced(changes)).toEqual(['mentor.expired.v1']);
  });

  test('a reminder that has not gone is taken back', () => {
    const [message] = stored(changes).message;
    expect(message).toMatchObject({
      step: 'reminder',
      status: 'not-sent',
      reason: 'invitation-settled',
    });
    expect(message?.due).toBeUndefined();
  });
});

test.each(['reminder', 'expiry'] as const)(
  'while the invitation itself waits to be sent, its %s waits a day, and the mentor loses no time',
  (step) => {
    const waits = state(step, { email: email('invitation', 'planned') });
    const changes = followUpInvitation(waits, due(step), now);
    expect(stored(changes)).toMatchObject({
      mentorNeed: [{ step, dueAt: '2026-09-23T15:00:00Z', asked: [{ outcome: 'waiting' }] }],
      mentorInvitation: [{ status: 'waiting', expiresAt: '2026-09-26T15:00:00Z' }],
      message: [],
    });
  },
);

describe('nothing is done', () => {
  test.each<[string, InvitationDueState, string]>([
    ['for a need that is gone', state('expiry', { need: undefined }), 'no-such-need'],
    ['for a step that was taken before', state('reminder'), 'step-already-taken'],
    [
      'once the mentor has answered',
      state('expiry', {}, { asked: [{ personId: chen, at: now, outcome: 'declined' }] }),
      'invitation-settled',
    ],
    [
      'for a mentor whose turn is over',
      state('expiry', {}, { asked: [{ personId: 'another', at: now, outcome: 'waiting' }] }),
      'invitation-settled',
    ],
  ])('%s', (_, before, because) => {
    expect(skipped(followUpInvitation(before, due('expiry'), now))).toBe(because);
  });
});
