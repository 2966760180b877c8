import { describe, expect, test } from 'vitest';
import {
  proposeMentors,
  type ProposalState,
} from '../../../../functions/propose-mentors/propose-mentors.ts';
import type { MentorNeed } from '../../../../shared/records/mentor-need.ts';
import { announced, anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  aCallTask,
  anAddress,
  aMentorNeed,
  aMentorProfile,
  aPerson,
  aProgram,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';
import { holding, matching } from '../../../support/matching.ts';

const now = '2026-09-22T15:00:00Z';
const event = anEvent(
  { personId: ngozi, needId: 'need-1', kind: 'mentor' as const, origin: 'request' as const },
  { eventId: 'needed' },
);
const automatic = aProgram({
  mentoring: { approval: 'automatic', expiryDays: 5, mostAsked: 4, offerToNewHires: true },
});
const mentor = (personId = chen, more = {}, person = {}) => ({
  profile: aMentorProfile({ personId, ...more }),
  person: aPerson({ personId, cohort: 2021, ...person }),
});
const state = (
  more: Partial<ProposalState> = {},
  need: Partial<MentorNeed> = {},
): ProposalState => ({
  need: aMentorNeed({ origin: 'request', ...need }),
  mentee: aPerson(),
  program: aProgram(),
  call: undefined,
  mentors: [mentor()],
  ...more,
});

describe('a need for a mentor', () => {
  test('gets a ranked list with reasons, which waits for an admin', () => {
    const changes = proposeMentors(state(), event, now);
    expect(stored(changes).mentorNeed).toMatchObject([
      {
        status: 'proposed',
        listBy: matching(/^proposed#/),
        candidates: [{ personId: chen, reasons: holding(['same-subject']) }],
      },
    ]);
    expect(stored(changes).mentorNeed[0]?.approvedBy).toBeUndefined();
    expect(announced(changes)).toEqual(['mentor.match-proposed.v1']);
    expect(done(changes)).toMatchObject({ what: 'mentors-proposed', details: { candidates: 1 } });
  });

  test('has the first one invited at once where the program lets it run by itself', () => {
    const changes = proposeMentors(state({ program: automatic }), event, now);
    expect(stored(changes).mentorNeed).toMatchObject([
      { status: 'inviting', approvedBy: 'automatic', candidates: [{ personId: chen }] },
    ]);
    expect(announced(changes)).toEqual(['mentor.match-approved.v1']);
  });

  test('lists eight at most', () => {
    const mentors = Array.from({ length: 12 }, (_, at) => mentor(`mentor-${at}`));
    const [need] = stored(proposeMentors(state({ mentors }), event, now)).mentorNeed;
    expect(need?.candidates).toHaveLength(8);
  });

  test.each<[string, object, object]>([
    ['has opted out of mentoring', {}, { unwanted: ['mentoring'] }],
    ['pauses all emails', {}, { pausedUntil: '2026-10-01' }],
    ['has not graduated', {}, { graduation: 'candidate' }],
    ['lost their degree', {}, { graduation: 'revoked' }],
    ['cannot be reached', {}, { addresses: [anAddress({ status: 'bounced' })] }],
    ['was put on a directory hold after they offered', {}, { directoryHold: true }],
    ['turned out to be of the same cohort', { cohort: 2021 }, { cohort: 2026 }],
    ['was erased', {}, { erasedAt: now }],
  ])('leaves out who %s', (_, profile, person) => {
    const mentors = [mentor(chen, profile, person)];
    expect(done(proposeMentors(state({ mentors }), event, now)).what).toBe('mentor-not-found');
  });

  test('for which there is nobody stays unmet, and somebody calls, once', () => {
    const changes = proposeMentors(state({ mentors: [] }), event, now);
    expect(stored(changes)).toMatchObject({
      mentorNeed: [{ status: 'unmet', listBy: matching(/^unmet#/) }],
      callTask: [
        {
          reason: 'no-mentor-found',
          needId: 'need-1',
          callId: 'mentor-need-1-0',
          dueDate: '2026-09-29',
        },
      ],
    });
    expect(announced(changes)).toEqual(['call.task-created.v1']);
    const again = proposeMentors(state({ mentors: [], call: aCallTask() }), event, now);
    expect(stored(again)).toMatchObject({ mentorNeed: [{ status: 'unmet' }], callTask: [] });
    expect(announced(again)).toEqual([]);
  });

  test('that nobody asked for brings no call where nobody mentors yet, but one where mentors were asked', () => {
    const hire = { origin: 'hire' } as const;
    const none = proposeMentors(state({ mentors: [] }, hire), event, now);
    expect(stored(none)).toMatchObject({ mentorNeed: [{ status: 'unmet' }], callTask: [] });
    const asked = [{ personId: 'somebody', at: now, outcome: 'declined' as const }];
    const after = proposeMentors(state({ mentors: [] }, { ...hire, asked }), event, now);
    expect(stored(after).callTask).toMatchObject([{ callId: 'mentor-need-1-1' }]);
  });

  test('of somebody on a directory hold is told to no mentor unless they asked themselves', () => {
    const held = { mentee: aPerson({ directoryHold: true }) };
    const changes = proposeMentors(state(held, { origin: 'admin' }), event, now);
    expect(done(changes).details).toMatchObject({ reason: 'directory-hold' });
    expect(stored(changes).callTask).toHaveLength(1);
    expect(done(proposeMentors(state(held), event, now)).what).toBe('mentors-proposed');
  });

  test('ends when every degree was taken back', () => {
    const changes = proposeMentors(
      state({ mentee: aPerson({ graduation: 'revoked' }) }),
      event,
      now,
    );
    expect(stored(changes).mentorNeed).toMatchObject([{ status: 'cancelled' }]);
  });

  test('that has its list, or is gone, is left alone', () => {
    expect(skipped(proposeMentors(state({}, { status: 'proposed' }), event, now))).toBe(
      'need-is-proposed',
    );
    expect(skipped(proposeMentors(state({ need: undefined }), event, now))).toBe('no-such-need');
    expect(skipped(proposeMentors(state({ mentee: undefined }), event, now))).toBe(
      'no-such-person',
    );
  });
});
