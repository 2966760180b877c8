import { describe, expect, test } from 'vitest';
import type { PersonSubject } from '../../../../functions/send-message/door-state.ts';
import { reasonToHold } from '../../../../functions/send-message/reason-to-hold.ts';
import type { CallTask } from '../../../../shared/records/call-task.ts';
import type { CheckIn } from '../../../../shared/records/check-in.ts';
import type { Introduction } from '../../../../shared/records/introduction.ts';
import type { MentorInvitation } from '../../../../shared/records/mentor-invitation.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import type { Message } from '../../../../shared/records/message.ts';
import type { Pair } from '../../../../shared/records/pair.ts';
import type { School } from '../../../../shared/records/school.ts';
import {
  aCallTask,
  aMessage,
  aPerson,
  chen,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';

const at = '2027-05-03T15:00:00Z';
const base = { personId: ngozi, programId, version: 1 };

const checkIn = (more: Partial<CheckIn> = {}): PersonSubject => ({
  about: 'check-in',
  checkIn: {
    ...base,
    plan: 'checkin-d30-20260817',
    milestone: 'D30',
    since: '2026-08-17',
    status: 'invited',
    startedBy: 'plan',
    ...more,
  },
});
const call = (status: CallTask['status']): PersonSubject => ({
  about: 'call',
  callTask: aCallTask({ status }),
});
const need: MentorNeed = {
  ...base,
  personId: chen,
  needId: 'n1',
  kind: 'mentor',
  origin: 'hire',
  status: 'inviting',
  createdAt: at,
  cohort: 2026,
  subjects: [],
  gradeBands: [],
  topics: [],
  candidates: [],
  asked: [],
  mostAsked: 4,
};
const invitation = (status: MentorInvitation['status']): PersonSubject => ({
  about: 'invitation',
  need,
  mentee: aPerson({ personId: chen }),
  invitation: {
    ...base,
    needId: 'n1',
    menteeId: chen,
    kind: 'mentor',
    status,
    attempt: 1,
    reasons: [],
    invitedAt: at,
    expiresAt: at,
  },
});
const pair = (status: Pair['status']): PersonSubject => ({
  about: 'pair',
  other: aPerson({ personId: chen }),
  pair: {
    ...base,
    pairId: 'n1',
    mentorId: chen,
    kind: 'mentor',
    status,
    startedAt: at,
    rhythm: 'monthly',
    goals: [],
    mentorShares: [],
    menteeShares: [],
    checks: 0,
    endsAt: at,
    answers: [],
  },
});
const member = (personId: string) => ({
  personId,
  since: '2026-08-17',
  subjects: [],
  gradeBands: [],
  hold: false,
});
const school: School = {
  programId,
  schoolId: 's-1',
  version: 1,
  name: 'Lincoln',
  members: [member(ngozi), member(chen)],
};
const introduction = (personId: string, status: Introduction['status']): Introduction => ({
  ...base,
  personId,
  schoolId: 's-1',
  status,
  askedAt: at,
  shares: [],
  introducedTo: [],
});
const colleagues = (
  status: Introduction['status'],
  { hold = false, theirs = 'yes', members = school.members }: ColleaguesCase = {},
): PersonSubject => ({
  about: 'colleagues',
  school: { ...school, members },
  others: [aPerson({ personId: chen, directoryHold: hold })],
  introduction: introduction(ngozi, status),
  theirs: [introduction(chen, theirs)],
});
interface ColleaguesCase {
  hold?: boolean;
  theirs?: Introduction['status'];
  members?: School['members'];
}

const reason = (subject: PersonSubject, message: Partial<Message> = {}, person = aPerson()) =>
  reasonToHold(subject, aMessage(message), person);

describe('an email that was asked for is held', () => {
  test.each<[string, string | undefined, string]>([
    ['the check-in was answered', reason(checkIn({ answeredAt: at })), 'answered'],
    ['the check-in was cancelled', reason(checkIn({ status: 'cancelled' })), 'check-in-cancelled'],
    ['the call was made', reason(call('done'), { purpose: 'staff' }), 'call-done'],
    ['the mentor has answered', reason(invitation('declined')), 'invitation-settled'],
    ['the invitation ran out', reason(invitation('expired')), 'invitation-settled'],
    ['the pair has ended', reason(pair('cancelled'), { step: 'check-2' }), 'pair-ended'],
    ['the pair has a pause', reason(pair('paused'), { step: 'check-2' }), 'pair-paused'],
    ['the pair goes on after all', reason(pair('active'), { step: 'thanks' }), 'pair-goes-on'],
    ['they answered the offer', reason(colleagues('no'), { step: 'offer' }), 'answered'],
    [
      'they took their yes back',
      reason(colleagues('no'), { step: `with-${chen}` }),
      'introduction-withdrawn',
    ],
    [
      'the other took theirs back',
      reason(colleagues('yes', { theirs: 'no' }), { step: `with-${chen}` }),
      'introduction-withdrawn',
    ],
    [
      'the other has left the school',
      reason(colleagues('yes', { members: [member(ngozi)] }), { step: `with-${chen}` }),
      'left-school',
    ],
    [
      'they have left the school themselves',
      reason(colleagues('asked', { members: [member(chen)] }), { step: 'offer' }),
      'left-school',
    ],
    [
      'everybody else has left the school, or may not be named',
      reason(colleagues('asked', { members: [member(ngozi), { ...member(chen), hold: true }] }), {
        step: 'offer',
      }),
      'nobody-to-meet',
    ],
    [
      'the other asked for a directory hold',
      reason(colleagues('yes', { hold: true }), { step: `with-${chen}` }),
      'directory-hold',
    ],
    [
      'they asked for a directory hold themselves',
      reason(colleagues('yes'), { step: `with-${chen}` }, aPerson({ directoryHold: true })),
      'directory-hold',
    ],
    [
      'every degree was taken back',
      reason(checkIn(), {}, aPerson({ graduation: 'revoked' })),
      'degree-revoked',
    ],
  ])('when %s', (_, held, because) => {
    expect(held).toBe(because);
  });

  test('and none of these while nothing has changed', () => {
    const there: [PersonSubject, Partial<Message>][] = [
      [checkIn(), {}],
      [call('open'), { purpose: 'staff' }],
      [invitation('waiting'), {}],
      [pair('active'), { step: 'introduction' }],
      [pair('paused'), { step: 'introduction' }],
      [pair('completed'), { step: 'thanks' }],
      [colleagues('asked'), { step: 'offer' }],
      [colleagues('yes'), { step: `with-${chen}` }],
    ];
    expect(there.map(([subject, message]) => reason(subject, message))).toEqual(
      there.map(() => undefined),
    );
  });

  test('the staff still hear of a call to somebody whose degree was taken back', () => {
    const person = aPerson({ graduation: 'revoked' });
    expect(reason(call('open'), { purpose: 'staff' }, person)).toBeUndefined();
  });
});
