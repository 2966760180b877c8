import { describe, expect, test } from 'vitest';
import { askColleagues } from '../../../../functions/introduce-colleagues/ask-colleagues.ts';
import type { ColleaguesState } from '../../../../functions/introduce-colleagues/colleagues-state.ts';
import type { Introduction } from '../../../../shared/records/introduction.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import {
  aMessage,
  aPerson,
  aSchool,
  chen,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-08-20T15:00:10Z';
const schoolId = 'nces-010000500870';
const amara = '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51';
const joined = anEvent(
  { personId: ngozi, schoolId, colleagues: [chen] },
  { eventId: 'form/1/colleague', correlationId: 'form/1' },
);

function stateWith(people: Partial<Person>[], introductions: Partial<Introduction>[] = []) {
  const there = people.map((each) => aPerson(each));
  return {
    school: aSchool({
      members: there.map(({ personId, directoryHold }) => ({
        personId,
        since: '2024-08-15',
        subjects: [],
        gradeBands: [],
        hold: directoryHold,
      })),
    }),
    people: there,
    introductions: introductions.map((each) => ({
      personId: chen,
      schoolId,
      programId,
      version: 1,
      status: 'asked' as const,
      askedAt: '2025-09-01T12:00:00Z',
      shares: [],
      introducedTo: [],
      ...each,
    })),
    offers: [],
  } satisfies ColleaguesState;
}

const asked = (state: ColleaguesState) =>
  stored(askColleagues(state, joined, now)).message.map(({ personId }) => personId);

describe('graduates at one school', () => {
  test('are asked, each by themselves, whether they want to be introduced', () => {
    const changes = askColleagues(stateWith([{ personId: chen }, {}]), joined, now);
    expect(done(changes)).toMatchObject({
      what: 'colleagues-asked',
      about: `person#${ngozi}`,
      details: { asked: 2, leftOut: 0 },
    });
    expect(stored(changes).introduction).toMatchObject([
      { personId: ngozi, schoolId, version: 0, status: 'asked', askedAt: now, introducedTo: [] },
      { personId: chen, schoolId, version: 0, status: 'asked' },
    ]);
    expect(stored(changes).message).toMatchObject([
      {
        personId: ngozi,
        plan: `colleagues-${schoolId}`,
        step: 'offer',
        email: 'colleague-offer',
        purpose: 'events',
        status: 'planned',
        dueAt: now,
        correlationId: 'form/1',
      },
      { personId: chen, step: 'offer' },
    ]);
    expect(stored(changes).message.some(({ regarding }) => regarding !== undefined)).toBe(false);
  });

  test('are asked once: who was asked before, whatever they said, is left in peace', () => {
    for (const status of ['asked', 'yes', 'no'] as const) {
      const state = stateWith([{ personId: chen }, { personId: amara }, {}], [{ status }]);
      expect(asked(state)).toEqual([ngozi, amara]);
    }
  });

  test('are asked again where the first email was held back', () => {
    const state = {
      ...stateWith([{ personId: chen }, {}], [{ status: 'asked', version: 3 }]),
      offers: [aMessage({ personId: chen, step: 'offer', status: 'not-sent', version: 2 })],
    };
    const changes = askColleagues(state, joined, now);
    expect(stored(changes).introduction).toMatchObject([
      { personId: ngozi, version: 0 },
      { personId: chen, version: 3, status: 'asked', askedAt: now },
    ]);
    expect(stored(changes).message).toMatchObject([
      { personId: ngozi, version: 0 },
      { personId: chen, version: 2, status: 'planned', dueAt: now },
    ]);
  });

  test('are not asked where everybody else said no', () => {
    const changes = askColleagues(
      stateWith([{ personId: chen }, {}], [{ status: 'no' }]),
      joined,
      now,
    );
    expect(done(changes)).toMatchObject({ what: 'colleagues-not-asked', writes: [] });
  });

  test.each<[string, Partial<Person>]>([
    ['has a directory hold', { directoryHold: true }],
    ['wants no such emails', { unwanted: ['events'] }],
    ['has no address', { addresses: [] }],
    ['was erased', { erasedAt: now }],
    ['had every degree taken back', { graduation: 'revoked' }],
  ])('leave out, and note, who %s', (_, more) => {
    const state = stateWith([{ personId: chen, ...more }, { personId: amara }, {}]);
    const changes = askColleagues(state, joined, now);
    expect(stored(changes).message.map(({ personId }) => personId)).toEqual([ngozi, amara]);
    expect(done(changes).details).toMatchObject({ asked: 2, leftOut: 1 });
    const alone = stateWith([{ personId: chen, ...more }, {}]);
    expect(done(askColleagues(alone, joined, now))).toMatchObject({ writes: [] });
  });

  test('are at most eleven in one step, the newcomer always among them', () => {
    const many = Array.from({ length: 14 }, (_, at) => ({
      personId: `${String(at).padStart(8, '0')}${chen.slice(8)}`,
    }));
    const found = asked(stateWith([...many, {}]));
    expect(found).toHaveLength(11);
    expect(found[0]).toBe(ngozi);
  });

  test('are not asked when the newcomer has gone again', () => {
    const gone = stateWith([{ personId: chen }, { personId: amara }]);
    expect(skipped(askColleagues(gone, joined, now))).toBe('not-there-any-more');
    expect(skipped(askColleagues({ ...gone, school: undefined }, joined, now))).toBe(
      'not-there-any-more',
    );
  });
});
