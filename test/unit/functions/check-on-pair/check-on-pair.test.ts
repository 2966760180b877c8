import { describe, expect, test } from 'vitest';
import { mentorMatchEnded } from '../../../../events/mentor-match-ended.ts';
import { mentorPairDue } from '../../../../events/mentor-pair-due.ts';
import { checkOnPair, type CheckState } from '../../../../functions/check-on-pair/check-on-pair.ts';
import { withoutDue } from '../../../../shared/domain/enrolment.ts';
import { anEvent, done, read, skipped } from '../../../support/made-up-events.ts';
import {
  aMessage,
  aPair,
  aPerson,
  aProgram,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-10-13T21:00:30Z';

function due(step: string) {
  const data = {
    ...mentorPairDue.example,
    personId: ngozi,
    needId: 'need-1',
    mentorId: chen,
    step,
  };
  return anEvent(data, { eventId: `${ngozi}/pair-need-1/${step}/1`, occurredAt: now });
}

function stateWith(more: Partial<CheckState> = {}): CheckState {
  return {
    mentee: aPerson(),
    mentor: aPerson({ personId: chen }),
    program: aProgram(),
    pair: aPair(),
    messages: [],
    ...more,
  };
}

const question = (personId: string, more = {}) =>
  aMessage({ personId, plan: 'pair-need-1', step: 'check-1', email: 'pair-check-in', ...more });

describe('the question how it goes', () => {
  const changes = checkOnPair(stateWith(), due('check-1'), now);

  test('goes to both sides', () => {
    expect(stored(changes).message).toMatchObject([
      { personId: chen, regarding: ngozi },
      { personId: ngozi },
    ]);
    for (const message of stored(changes).message) {
      expect(message).toMatchObject({ step: 'check-1', email: 'pair-check-in', dueAt: now });
    }
    expect(done(changes).what).toBe('pair-asked');
  });

  test('is counted, and the next one is owed after six weeks', () => {
    expect(stored(changes).pair).toMatchObject([
      { checks: 1, askedAt: now, step: 'check-2', dueAt: '2026-11-24T22:00:00Z' },
    ]);
  });

  test('passes over the side that wants none, notes why, and goes on', () => {
    const mentor = aPerson({ personId: chen, unwanted: ['mentoring'] });
    const one = checkOnPair(stateWith({ mentor }), due('check-1'), now);
    expect(stored(one).message).toMatchObject([{ personId: ngozi }]);
    expect(done(one).details).toMatchObject({ mentor: 'opted-out' });
    expect(stored(one).pair).toMatchObject([{ checks: 1, step: 'check-2' }]);
  });

  test('goes to nobody where no side may be written to; the pair goes on for the staff to see', () => {
    const mentee = aPerson({ addresses: [] });
    const none = checkOnPair(stateWith({ mentee, mentor: undefined }), due('check-1'), now);
    expect(done(none)).toMatchObject({
      what: 'pair-not-asked',
      details: { mentor: 'person-gone', mentee: 'no-address' },
    });
    expect(stored(none).message).toEqual([]);
    expect(stored(none).pair).toMatchObject([{ status: 'active', step: 'check-2' }]);
    expect(stored(none).pair[0]).not.toHaveProperty('askedAt');
  });

  test('asks the one side while the other has paused their emails', () => {
    const mentee = aPerson({ pausedUntil: '2026-12-01' });
    const one = checkOnPair(stateWith({ mentee }), due('check-1'), now);
    expect(stored(one).message).toMatchObject([{ personId: chen }]);
    expect(done(one).details).toMatchObject({ mentee: 'paused' });
  });

  test('waits for the first who is back, when all who could be asked have paused their emails', () => {
    const mentee = aPerson({ pausedUntil: '2026-12-01' });
    const mentor = aPerson({ personId: chen, pausedUntil: '2026-11-02' });
    const later = checkOnPair(stateWith({ mentee, mentor }), due('check-1'), now);
    expect(done(later).what).toBe('pair-postponed');
    expect(stored(later).message).toEqual([]);
    expect(stored(later).pair).toMatchObject([
      { checks: 0, step: 'check-1', dueAt: '2026-11-02T22:00:00Z' },
    ]);
  });

  test('is not asked twice: the step was taken, or the same email was asked for before', () => {
    const taken = stateWith({ pair: aPair({ step: 'check-2', checks: 1 }) });
    expect(skipped(checkOnPair(taken, due('check-1'), now))).toBe('step-already-taken');
    const sent = stateWith({ messages: [question(chen, { status: 'sent' })] });
    expect(stored(checkOnPair(sent, due('check-1'), now)).message).toMatchObject([
      { personId: ngozi },
    ]);
  });

  test('never goes once the pair has ended or paused while it was due', () => {
    const ended = stateWith({ pair: { ...withoutDue(aPair()), status: 'cancelled' } });
    expect(skipped(checkOnPair(ended, due('check-1'), now))).toBe('step-already-taken');
    const paused = stateWith({ pair: aPair({ status: 'paused', step: 'resume' }) });
    expect(skipped(checkOnPair(paused, due('check-1'), now))).toBe('step-already-taken');
  });
});

test('a pause that is over lets the pair go on', () => {
  const pair = aPair({ status: 'paused', step: 'resume', pausedUntil: '2026-10-13', checks: 1 });
  const changes = checkOnPair(stateWith({ pair }), due('resume'), now);
  expect(stored(changes).pair).toMatchObject([
    { status: 'active', step: 'check-2', dueAt: '2026-10-27T21:00:00Z' },
  ]);
  expect(stored(changes).pair[0]).not.toHaveProperty('pausedUntil');
  expect(stored(changes).message).toEqual([]);
});

describe('when the time of a pair is over', () => {
  const messages = [question(chen), question(ngozi, { status: 'sent' })];
  const state = stateWith({ pair: aPair({ step: 'end', checks: 1 }), messages });
  const changes = checkOnPair(state, due('end'), now);

  test('it is completed, and nothing more is due', () => {
    expect(stored(changes).pair).toMatchObject([
      { status: 'completed', endedAt: now, endedBy: 'time' },
    ]);
    for (const field of ['step', 'due', 'dueAt']) {
      expect(stored(changes).pair[0]).not.toHaveProperty(field);
    }
  });

  test('a question that waits to go is taken back', () => {
    expect(stored(changes).message).toMatchObject([
      { personId: chen, status: 'not-sent', reason: 'pair-ended' },
    ]);
  });

  test('it is announced, without a wish for another mentor', () => {
    const [event] = done(changes).emits ?? [];
    if (event === undefined) throw new Error('nothing is announced');
    expect(read(mentorMatchEnded, event).data).toMatchObject({
      outcome: 'completed',
      rematch: false,
    });
  });
});
