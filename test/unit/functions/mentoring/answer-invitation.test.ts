import { describe, expect, test } from 'vitest';
import { acceptInvitation } from '../../../../functions/mentoring/accept-invitation.ts';
import { declineInvitation } from '../../../../functions/mentoring/decline-invitation.ts';
import {
  type InvitationState,
  standingOf,
} from '../../../../functions/mentoring/read-invitation.ts';
import type { MentorInvitation } from '../../../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { MentorProfile } from '../../../../shared/records/mentor-profile.ts';
import { announced, skipped } from '../../../support/made-up-events.ts';
import {
  aCallTask,
  aMentorInvitation,
  aMentorNeed,
  aMentorProfile,
  aMessage,
  aPerson,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';
import { matching } from '../../../support/matching.ts';

const now = '2026-09-22T15:00:00Z';
const omar = '5b1f9f0c-0d5e-4f44-9d6b-1f0e2d3c4b5a';

const place = (needId: string, state: 'asked' | 'active') => ({
  needId,
  menteeId: needId === 'need-1' ? ngozi : `mentee of ${needId}`,
  kind: 'mentor' as const,
  state,
  since: '2026-09-20T15:00:00Z',
});
const asked = (personId: string, outcome: MentorNeed['asked'][number]['outcome']) => ({
  personId,
  at: '2026-09-20T15:00:00Z',
  outcome,
});
const reminderOf = (personId: string) =>
  aMessage({ personId, plan: 'invitation-need-1', step: 'reminder', purpose: 'mentoring' });

interface Otherwise {
  invitation?: Partial<MentorInvitation>;
  need?: Partial<MentorNeed>;
  profile?: Partial<MentorProfile>;
}

function state(otherwise: Otherwise = {}, more: Partial<InvitationState> = {}): InvitationState {
  return {
    invitation: aMentorInvitation(otherwise.invitation),
    profile: aMentorProfile({
      asked: 1,
      commitments: [place('need-1', 'asked')],
      ...otherwise.profile,
    }),
    messages: [reminderOf(chen)],
    need: aMentorNeed({
      version: 4,
      status: 'inviting',
      asked: [asked(chen, 'waiting')],
      step: 'expiry',
      due: 'step#1',
      dueAt: '2026-09-25T15:00:00Z',
      ...otherwise.need,
    }),
    mentee: aPerson(),
    rival: undefined,
    calls: [],
    ...more,
  };
}

/** Chen let the invitation run out; Omar was asked next, and has not answered. */
const overtaken = (more: Partial<InvitationState> = {}): InvitationState =>
  state(
    {
      invitation: { status: 'expired' },
      need: { asked: [asked(chen, 'expired'), asked(omar, 'waiting')] },
      profile: { commitments: [] },
    },
    {
      messages: [],
      rival: {
        invitation: aMentorInvitation({ personId: omar, attempt: 2 }),
        profile: aMentorProfile({ personId: omar, commitments: [place('need-1', 'asked')] }),
        messages: [reminderOf(omar)],
      },
      ...more,
    },
  );

describe('a mentor who says yes', () => {
  const changes = acceptInvitation(state(), { shares: ['email', 'school'] }, now);

  test('is the mentor; the need is matched and owes nothing more', () => {
    expect(stored(changes)).toMatchObject({
      mentorInvitation: [{ status: 'accepted', answeredAt: now, shares: ['email', 'school'] }],
      mentorNeed: [
        {
          version: 4,
          status: 'matched',
          mentorId: chen,
          asked: [{ personId: chen, outcome: 'accepted' }],
          listBy: matching(/^matched#/),
        },
      ],
      mentorProfile: [{ version: 1, accepted: 1, commitments: [{ state: 'active', since: now }] }],
    });
    const [need] = stored(changes).mentorNeed;
    expect([need?.step, need?.due, need?.dueAt]).toEqual([undefined, undefined, undefined]);
    expect(announced(changes)).toEqual(['mentor.accepted.v1']);
  });

  test('gets no reminder that was about to go', () => {
    expect(stored(changes).message).toMatchObject([
      { personId: chen, step: 'reminder', status: 'not-sent', reason: 'invitation-settled' },
    ]);
  });

  test('presses twice and has said yes once', () => {
    const after = state({
      invitation: { status: 'accepted' },
      need: { status: 'matched', mentorId: chen },
    });
    expect(skipped(acceptInvitation(after, { shares: [] }, now))).toBe('accepted');
  });

  test('after somebody else did is too late', () => {
    const late = state({ need: { status: 'matched', mentorId: omar } });
    expect(skipped(acceptInvitation(late, { shares: [] }, now))).toBe('taken');
  });

  test('to what was called off or taken back is told so', () => {
    const off = state({ need: { status: 'cancelled' } });
    expect(skipped(acceptInvitation(off, { shares: [] }, now))).toBe('withdrawn');
    const back = state({ invitation: { status: 'withdrawn' } });
    expect(skipped(acceptInvitation(back, { shares: [] }, now))).toBe('withdrawn');
    const gone = state({}, { invitation: undefined });
    expect(skipped(acceptInvitation(gone, { shares: [] }, now))).toBe('withdrawn');
  });
});

describe('a mentor’s capacity', () => {
  test('is kept, also when they wish for fewer than they were asked for', () => {
    const commitments = [place('need-1', 'asked'), place('another', 'active')];
    const full = state({ profile: { capacity: 1, commitments } });
    expect(skipped(acceptInvitation(full, { shares: [] }, now))).toBe('no-room');
  });

  test('leaves the first of two they are asked for, whichever they say yes to first', () => {
    const commitments = [place('need-1', 'asked'), place('another', 'asked')];
    const either = state({ profile: { capacity: 1, commitments } });
    expect(standingOf(either)).toBe('waiting');
  });
});

describe('a mentor who let it run out, or said no', () => {
  test.each(['expired', 'declined'] as const)(
    'and says yes after all (%s) is the mentor while nobody else has said yes',
    (status) => {
      const before = overtaken({ invitation: aMentorInvitation({ status }) });
      const changes = acceptInvitation(before, { shares: ['email'] }, now);
      expect(stored(changes).mentorNeed).toMatchObject([
        {
          status: 'matched',
          mentorId: chen,
          asked: [
            { personId: chen, outcome: 'accepted' },
            { personId: omar, outcome: 'withdrawn' },
          ],
        },
      ]);
      expect(announced(changes)).toEqual(['mentor.accepted.v1']);
    },
  );

  test('frees whoever is asked in their place from answering', () => {
    const written = stored(acceptInvitation(overtaken(), { shares: [] }, now));
    expect(written.mentorInvitation).toMatchObject([
      { personId: chen, status: 'accepted' },
      { personId: omar, status: 'withdrawn' },
    ]);
    expect(written.mentorProfile).toMatchObject([
      { personId: chen, commitments: [{ state: 'active' }] },
      { personId: omar, commitments: [] },
    ]);
    expect(written.message).toMatchObject([{ personId: omar, status: 'not-sent' }]);
  });

  test('does not take the place that is kept for somebody else', () => {
    const profile = aMentorProfile({ capacity: 1, commitments: [place('another', 'asked')] });
    expect(standingOf(overtaken({ profile }))).toBe('no-room');
  });

  test('calls off the call that was planned since nobody had been found, and no other', () => {
    const calls = [
      aCallTask({ callId: 'mentor-need-1-1', needId: 'need-1' }),
      aCallTask({ callId: 'low' }),
      aCallTask({ callId: 'mentor-need-1-0', needId: 'need-1', status: 'done' }),
    ];
    const unmet = state(
      {
        invitation: { status: 'expired' },
        need: { status: 'unmet', asked: [asked(chen, 'expired')] },
        profile: { commitments: [] },
      },
      { calls, messages: [] },
    );
    expect(stored(acceptInvitation(unmet, { shares: [] }, now)).callTask).toMatchObject([
      {
        callId: 'mentor-need-1-1',
        status: 'done',
        doneAt: now,
        listBy: matching(/^done#/),
      },
    ]);
  });
});

describe('a mentor who says no', () => {
  const changes = declineInvitation(state(), {}, now);

  test('has the place free again; the next mentor’s turn comes', () => {
    expect(stored(changes)).toMatchObject({
      mentorInvitation: [{ status: 'declined', answeredAt: now }],
      mentorNeed: [{ status: 'inviting', asked: [{ personId: chen, outcome: 'declined' }] }],
      mentorProfile: [{ commitments: [] }],
      message: [{ personId: chen, status: 'not-sent' }],
    });
    expect(stored(changes).mentorNeed[0]?.due).toBeUndefined();
    expect(stored(changes).mentorProfile[0]?.pausedUntil).toBeUndefined();
    expect(announced(changes)).toEqual(['mentor.declined.v1']);
  });

  test('until a day is not asked before it', () => {
    const until = declineInvitation(state(), { pauseUntil: '2027-01-10' }, now);
    expect(stored(until).mentorProfile).toMatchObject([{ pausedUntil: '2027-01-10' }]);
  });

  test('can say so also when they have no room left', () => {
    const commitments = [place('need-1', 'asked'), place('another', 'active')];
    const full = state({ profile: { capacity: 1, commitments } });
    expect(stored(declineInvitation(full, {}, now)).mentorInvitation).toMatchObject([
      { status: 'declined' },
    ]);
  });

  test('after it is settled changes nothing', () => {
    expect(skipped(declineInvitation(overtaken(), {}, now))).toBe('late');
    const yes = state({ invitation: { status: 'accepted' } });
    expect(skipped(declineInvitation(yes, {}, now))).toBe('accepted');
    expect(skipped(declineInvitation(state({}, { need: undefined }), {}, now))).toBe('withdrawn');
  });
});
