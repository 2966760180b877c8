import { describe, expect, test } from 'vitest';
import { mentorMatchEnded } from '../../../../events/mentor-match-ended.ts';
import { endPair, type EndState } from '../../../../functions/end-pair/end-pair.ts';
import { withoutDue } from '../../../../shared/domain/enrolment.ts';
import { anEvent, announced, done } from '../../../support/made-up-events.ts';
import {
  aMentorNeed,
  aMentorProfile,
  aMessage,
  aPair,
  aPerson,
  aProgram,
  chen,
  ngozi,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2027-03-22T21:00:30Z';
const commitment = {
  needId: 'need-1',
  menteeId: ngozi,
  kind: 'mentor' as const,
  state: 'active' as const,
  since: '2026-09-22T15:00:00Z',
};
const another = { ...commitment, needId: 'need-2', menteeId: 'somebody-else' };
const endedPair = { ...withoutDue(aPair()), status: 'completed' as const, endedAt: now };

function ended(more: { outcome?: 'completed' | 'cancelled'; rematch?: boolean } = {}) {
  const data = { personId: ngozi, needId: 'need-1', mentorId: chen };
  return anEvent(
    { ...mentorMatchEnded.example, ...data, ...more },
    { eventId: `${ngozi}/pair/need-1/ended` },
  );
}

function stateWith(more: Partial<EndState> = {}): EndState {
  return {
    mentee: aPerson(),
    mentor: aPerson({ personId: chen }),
    program: aProgram(),
    pair: endedPair,
    profile: aMentorProfile({ commitments: [commitment, another] }),
    need: aMentorNeed({
      status: 'matched',
      mentorId: chen,
      words: 'Mornings are hard.',
      asked: [
        { personId: 'declined-it', at: now, outcome: 'declined' },
        { personId: 'was-silent', at: now, outcome: 'expired' },
        { personId: chen, at: now, outcome: 'accepted' },
      ],
    }),
    nextNeed: undefined,
    messages: [],
    ...more,
  };
}

describe('the end of a pair', () => {
  const changes = endPair(stateWith(), ended(), now);

  test('gives the mentor that one place back', () => {
    expect(stored(changes).mentorProfile).toMatchObject([{ commitments: [another] }]);
  });

  test('thanks both sides', () => {
    expect(stored(changes).message).toMatchObject([
      { personId: chen, step: 'thanks', email: 'pair-thanks', regarding: ngozi },
      { personId: ngozi, step: 'thanks', email: 'pair-thanks' },
    ]);
  });

  test('leaves the pair as whoever ended it left it, and looks for nobody', () => {
    expect(stored(changes).pair).toEqual([]);
    expect(stored(changes).mentorNeed).toEqual([]);
    expect(announced(changes)).toEqual([]);
  });

  test('that only the event knows of is put on record', () => {
    const changes = endPair(stateWith({ pair: aPair() }), ended({ outcome: 'cancelled' }), now);
    expect(stored(changes).pair).toMatchObject([{ status: 'cancelled', endedAt: now }]);
    expect(stored(changes).pair[0]).not.toHaveProperty('dueAt');
  });

  test('told again frees nothing and thanks nobody a second time', () => {
    const messages = [chen, ngozi].map((personId) =>
      aMessage({ personId, plan: 'pair-need-1', step: 'thanks', status: 'delivered' }),
    );
    const profile = aMentorProfile({ commitments: [another] });
    const again = endPair(stateWith({ messages, profile }), ended(), now);
    expect(done(again).writes).toEqual([]);
  });

  test('sends no thanks to who has answered the last questions, wants no emails, or is gone', () => {
    const answer = { side: 'mentee' as const, step: 'end', at: now, going: 5 };
    const state = stateWith({ pair: { ...endedPair, answers: [answer] }, mentor: undefined });
    const changes = endPair(state, ended(), now);
    expect(stored(changes).message).toEqual([]);
    expect(done(changes).details).toMatchObject({ mentee: 'answered', mentor: 'person-gone' });
    const opted = stateWith({ mentee: aPerson({ unwanted: ['mentoring'] }) });
    expect(stored(endPair(opted, ended(), now)).message).toMatchObject([{ personId: chen }]);
  });

  test('takes back a question that waits to go', () => {
    const messages = [aMessage({ plan: 'pair-need-1', step: 'check-2' })];
    expect(stored(endPair(stateWith({ messages }), ended(), now)).message).toMatchObject([
      { step: 'check-2', status: 'not-sent' },
      { step: 'thanks' },
      { step: 'thanks' },
    ]);
  });
});

describe('a wish for another mentor', () => {
  const changes = endPair(stateWith(), ended({ rematch: true }), now);
  const [need] = stored(changes).mentorNeed;

  test('states the same need again, as a new one', () => {
    expect(need).toMatchObject({
      personId: ngozi,
      origin: 're-match',
      status: 'open',
      version: 0,
      words: 'Mornings are hard.',
      candidates: [],
    });
    expect(need?.needId).not.toBe('need-1');
    expect(need).not.toHaveProperty('mentorId');
    expect(announced(changes)).toEqual(['mentor.needed.v1']);
  });

  test('asks neither the former mentor nor who had declined, and as many others as ever', () => {
    expect(need?.asked.map(({ personId }) => personId)).toEqual(['declined-it', chen]);
    expect(need?.asked.every(({ outcome }) => outcome === 'withdrawn')).toBe(true);
    expect(need?.mostAsked).toBe(4 + 2);
  });

  test('told twice makes one need', () => {
    const state = stateWith({ nextNeed: aMentorNeed({ origin: 're-match' }) });
    const again = endPair(state, ended({ rematch: true }), now);
    expect(stored(again).mentorNeed).toEqual([]);
    expect(announced(again)).toEqual([]);
  });

  test('of somebody who wants no mentoring any more makes none', () => {
    const mentee = aPerson({ unwanted: ['mentoring'] });
    const none = endPair(stateWith({ mentee }), ended({ rematch: true }), now);
    expect(stored(none).mentorNeed).toEqual([]);
  });
});
