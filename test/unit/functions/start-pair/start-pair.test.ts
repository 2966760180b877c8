import { describe, expect, test } from 'vitest';
import { mentorAccepted } from '../../../../events/mentor-accepted.ts';
import { mentorMatchStarted } from '../../../../events/mentor-match-started.ts';
import { startPair, type StartState } from '../../../../functions/start-pair/start-pair.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { anEvent, done, read, skipped } from '../../../support/made-up-events.ts';
import {
  aMentorInvitation,
  aMentorNeed,
  aMessage,
  anAddress,
  aPair,
  aPerson,
  aProgram,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-09-22T15:00:00Z';
const accepted = anEvent(
  { ...mentorAccepted.example, personId: ngozi, needId: 'need-1', mentorId: chen },
  { eventId: `${chen}/invitation/need-1/accepted` },
);

function stateWith(more: Partial<StartState> = {}): StartState {
  return {
    mentee: aPerson(),
    mentor: aPerson({ personId: chen, firstName: 'Chen' }),
    program: aProgram(),
    need: aMentorNeed({ status: 'matched', mentorId: chen, topics: ['planning', 'families'] }),
    invitation: aMentorInvitation({ status: 'accepted', shares: ['email', 'phone'] }),
    pair: undefined,
    menteeMessage: undefined,
    mentorMessage: undefined,
    ...more,
  };
}

describe('a mentor’s yes', () => {
  const changes = startPair(stateWith(), accepted, now);

  test('begins a pair with the usual rhythm and the goals out of the request', () => {
    expect(stored(changes).pair).toMatchObject([
      {
        personId: ngozi,
        pairId: 'need-1',
        mentorId: chen,
        version: 0,
        status: 'active',
        rhythm: 'fortnightly',
        goals: ['planning', 'families'],
        checks: 0,
        step: 'check-1',
        dueAt: '2026-10-13T21:00:00Z',
        listOf: 'cedar-valley#pairs',
      },
    ]);
    expect(stored(changes).pair[0]?.due).toMatch(/^step#/);
  });

  test('asks for one introduction to each side', () => {
    expect(stored(changes).message).toMatchObject([
      { personId: chen, regarding: ngozi },
      { personId: ngozi },
    ]);
    for (const message of stored(changes).message) {
      expect(message).toMatchObject({
        plan: 'pair-need-1',
        step: 'introduction',
        email: 'pair-introduction',
        purpose: 'mentoring',
        status: 'planned',
        dueAt: now,
      });
    }
  });

  test('is announced as a pair, with an id that a repeat makes again', () => {
    const [event] = done(changes).emits ?? [];
    if (event === undefined) throw new Error('nothing is announced');
    expect(read(mentorMatchStarted, event)).toMatchObject({
      eventId: `${accepted.eventId}/pair-begun`,
      data: { personId: ngozi, needId: 'need-1', mentorId: chen },
    });
  });

  test('shows of each what they agreed to: the mentor with their yes, the mentee with their request', () => {
    expect(stored(changes).pair).toMatchObject([
      { mentorShares: ['email', 'phone'], menteeShares: [] },
    ]);
    const asked = stateWith({
      need: aMentorNeed({ status: 'matched', mentorId: chen, shares: ['email'] }),
    });
    expect(stored(startPair(asked, accepted, now)).pair).toMatchObject([
      { menteeShares: ['email'] },
    ]);
  });

  test('told twice begins one pair', () => {
    expect(skipped(startPair(stateWith({ pair: aPair() }), accepted, now))).toBe(
      'pair-begun-already',
    );
  });

  test('that came too late begins none', () => {
    const taken = stateWith({
      need: aMentorNeed({ status: 'matched', mentorId: 'somebody-else' }),
    });
    expect(skipped(startPair(taken, accepted, now))).toBe('not-matched');
    const cancelled = stateWith({ need: aMentorNeed({ status: 'cancelled', mentorId: chen }) });
    expect(skipped(startPair(cancelled, accepted, now))).toBe('not-matched');
  });
});

describe('no introduction goes', () => {
  const cases: [string, Partial<Person>, string][] = [
    ['who wants no emails about mentoring', { unwanted: ['mentoring'] }, 'opted-out'],
    ['who has no address', { addresses: [] }, 'no-address'],
    ['whose address is shared', { addresses: [anAddress({ status: 'shared' })] }, 'shared-address'],
    ['whose degrees were taken back', { graduation: 'revoked' }, 'degree-revoked'],
    ['who was erased', { erasedAt: now }, 'person-gone'],
  ];
  test.each(cases)('to a mentor %s; the pair begins all the same', (_, more, reason) => {
    const mentor = aPerson({ personId: chen, ...more });
    const changes = startPair(stateWith({ mentor }), accepted, now);
    expect(stored(changes).message).toMatchObject([{ personId: ngozi }]);
    expect(stored(changes).pair).toHaveLength(1);
    expect(done(changes).details).toMatchObject({ mentor: reason });
  });

  test('a second time to a side that had one', () => {
    const menteeMessage = aMessage({ plan: 'pair-need-1', step: 'introduction', status: 'sent' });
    const changes = startPair(stateWith({ menteeMessage }), accepted, now);
    expect(stored(changes).message).toMatchObject([{ personId: chen }]);
  });
});
