import { describe, expect, test } from 'vitest';
import { candidateGraduated } from '../../../../events/candidate-graduated.ts';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { inBatches, remedyFor } from '../../../../functions/console/redrive-work.ts';
import type { DeadLetter } from '../../../../shared/records/dead-letter.ts';
import { anEvent, aSubmission } from '../../../support/made-up-events.ts';
import { ngozi, programId } from '../../../support/made-up-records.ts';

function aLetter(more: Partial<DeadLetter> = {}): DeadLetter {
  return {
    programId,
    workflow: 'owe-survey',
    eventId: 'event-1',
    version: 1,
    type: candidateGraduated.type,
    source: candidateGraduated.source,
    bus: 'inner',
    detail: JSON.stringify(anEvent(candidateGraduated.example)),
    reason: 'no reason',
    attempts: 1,
    deadAt: '2026-11-21T12:00:00Z',
    status: 'waiting',
    ...more,
  };
}

describe('what can be done about a dead letter', () => {
  test('an event is published as it was, on its own bus, under its own id', () => {
    expect(remedyFor(aLetter())).toMatchObject({
      remedy: 'publish',
      event: { bus: 'inner', type: candidateGraduated.type, detail: { eventId: 'event-1' } },
    });
    const submitted = aLetter({
      workflow: 'admit-graduation',
      type: graduationSubmitted.type,
      bus: 'intake',
      detail: JSON.stringify(aSubmission()),
    });
    expect(remedyFor(submitted)).toMatchObject({ remedy: 'publish', event: { bus: 'intake' } });
  });

  test('an email that the door gave up is due again', () => {
    const release = { programId, personId: ngozi, plan: 'annual-2027', step: 'invitation' };
    const letter = aLetter({ bus: 'none', type: 'message', detail: JSON.stringify(release) });
    expect(remedyFor(letter)).toMatchObject({ remedy: 'send', message: { personId: ngozi } });
  });

  test.each([
    ['a mailbox’s word that came from outside', { bus: 'none' as const, type: 'feedback' }],
    ['an event of a type that is gone', { type: 'alumni.danced.v1' }],
    ['an event that was cut off', { detail: '{"eventId": "event-1", "data": {' }],
    ['a message that cannot be read', { bus: 'none' as const, type: 'message', detail: 'x' }],
  ])('nothing, for %s', (_, more) => {
    expect(remedyFor(aLetter(more))).toMatchObject({ remedy: 'none' });
  });
});

describe('many letters', () => {
  test('go in transactions of at most 25, in their order, none left out', () => {
    const letters = Array.from({ length: 60 }, (_, at) => aLetter({ eventId: `event-${at}` }));
    const batches = inBatches(letters);
    expect(batches.map(({ length }) => length)).toEqual([25, 25, 10]);
    expect(batches.flat()).toEqual(letters);
  });

  test('large ones go in fewer at once, since their events share one item of at most 400 KB', () => {
    const letters = Array.from({ length: 5 }, () => aLetter({ detail: 'x'.repeat(90_000) }));
    expect(inBatches(letters).map(({ length }) => length)).toEqual([2, 2, 1]);
    const huge = aLetter({ detail: 'x'.repeat(300_000) });
    expect(inBatches([huge, huge]).map(({ length }) => length)).toEqual([1, 1]);
  });
});
