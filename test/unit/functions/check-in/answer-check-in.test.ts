import { describe, expect, test } from 'vitest';
import { type Answer, answerCheckIn } from '../../../../functions/check-in/answer-check-in.ts';
import type { CheckInState } from '../../../../functions/check-in/check-in-visit.ts';
import type { CheckIn } from '../../../../shared/records/check-in.ts';
import { done, skipped } from '../../../support/made-up-events.ts';
import { aCheckIn, aMessage, aPerson, ngozi } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-09-17T15:00:00Z';
const plan = 'checkin-d30-20260817';

const answer = (more: Partial<Answer> = {}): Answer => ({
  mood: 2,
  needs: ['workload'],
  words: 'Period 4 is a circus.',
  callMe: false,
  telephone: undefined,
  ...more,
});

const stateOf = (more: Partial<CheckInState> = {}): CheckInState => ({
  person: aPerson(),
  checkIn: aCheckIn(),
  messages: [],
  callTask: undefined,
  ...more,
});

function answeredWith(more: Partial<CheckIn> = {}): CheckIn {
  const { step: _, due: __, dueAt: ___, ...rest } = aCheckIn();
  return {
    ...rest,
    status: 'answered',
    mood: 2,
    needs: ['workload'],
    words: 'Period 4 is a circus.',
    callMe: false,
    answeredAt: '2026-09-17T14:00:00Z',
    revision: 1,
    ...more,
  };
}

describe('an answer', () => {
  const changes = answerCheckIn(stateOf(), answer(), now);

  test('is kept, and nothing more is owed of this check-in', () => {
    const [checkIn] = stored(changes).checkIn;
    expect(checkIn).toMatchObject({
      status: 'answered',
      mood: 2,
      needs: ['workload'],
      words: 'Period 4 is a circus.',
      answeredAt: now,
      revision: 1,
      version: 1,
    });
    for (const field of ['due', 'dueAt', 'step']) expect(checkIn).not.toHaveProperty(field);
  });

  test('is announced by codes, without a word of theirs', () => {
    expect(done(changes)).toMatchObject({ what: 'check-in-answered', details: { plan, mood: 2 } });
    expect(done(changes).emits).toMatchObject([
      {
        type: 'checkin.answered.v1',
        detail: {
          eventId: `checkin/${ngozi}/${plan}/1`,
          data: { personId: ngozi, milestone: 'D30', revision: 1, needs: ['workload'] },
        },
      },
    ]);
    expect(JSON.stringify([done(changes).emits, done(changes).details])).not.toContain('circus');
  });

  test('takes back an email that was about to go, and leaves alone one that went', () => {
    const messages = [
      aMessage({ plan, step: 'invitation', status: 'sent' }),
      aMessage({ plan, step: 'reminder', version: 3 }),
    ];
    const [message, ...others] = stored(
      answerCheckIn(stateOf({ messages }), answer(), now),
    ).message;
    expect(others).toStrictEqual([]);
    expect(message).toMatchObject({ step: 'reminder', status: 'not-sent', version: 3 });
    expect(message).not.toHaveProperty('due');
  });

  test('that is the same as before changes nothing', () => {
    const state = stateOf({ checkIn: answeredWith() });
    expect(skipped(answerCheckIn(state, answer(), now))).toBe('nothing-new');
  });

  test('changed later is a revision of its own', () => {
    const state = stateOf({ checkIn: answeredWith() });
    const changed = answerCheckIn(state, answer({ mood: 4, words: '' }), now);
    expect(done(changed).what).toBe('check-in-changed');
    expect(stored(changed).checkIn).toMatchObject([{ mood: 4, revision: 2 }]);
    expect(stored(changed).checkIn[0]).not.toHaveProperty('words');
  });
});

describe('a wish to be called', () => {
  test('keeps the number that came with it', () => {
    const wish = answer({ callMe: true, telephone: '(555) 010-2345' });
    const changes = answerCheckIn(stateOf(), wish, now);
    expect(stored(changes).person).toMatchObject([{ telephone: '(555) 010-2345' }]);
    expect(JSON.stringify(done(changes).emits)).not.toContain('010-2345');
  });

  test('without one leaves the number we have', () => {
    const state = stateOf({ person: aPerson({ telephone: '(555) 010-9999' }) });
    const changes = answerCheckIn(state, answer({ callMe: true }), now);
    expect(stored(changes).person).toStrictEqual([]);
  });

  test('a number alone, without the wish, is not taken', () => {
    const changes = answerCheckIn(stateOf(), answer({ telephone: '(555) 010-2345' }), now);
    expect(stored(changes).person).toStrictEqual([]);
  });
});

describe('the time for answers', () => {
  const outcomeOn = (checkIn: CheckIn, day: string) =>
    answerCheckIn(stateOf({ checkIn }), answer({ mood: 5 }), day).outcome;

  test('goes on for a while after the reminder: who answers late is heard', () => {
    const closed = aCheckIn({ status: 'closed', invitedAt: '2026-09-16T21:00:00Z' });
    expect(outcomeOn(closed, '2026-11-15T20:00:00Z')).toBe('done');
    expect(outcomeOn(closed, '2026-11-16T21:00:00Z')).toBe('skipped');
  });

  test('for changes is 30 days', () => {
    expect(outcomeOn(answeredWith(), '2026-10-17T13:00:00Z')).toBe('done');
    expect(outcomeOn(answeredWith(), '2026-10-17T14:00:00Z')).toBe('skipped');
  });

  test('is over when the check-in was cancelled', () => {
    expect(outcomeOn(aCheckIn({ status: 'cancelled' }), now)).toBe('skipped');
  });

  test('is open to who unsubscribed, but not to who was erased', () => {
    expect(outcomeOn(aCheckIn({ status: 'opted-out' }), now)).toBe('done');
    const erased = stateOf({ person: aPerson({ erasedAt: now }) });
    expect(skipped(answerCheckIn(erased, answer(), now))).toBe('person-gone');
  });
});
