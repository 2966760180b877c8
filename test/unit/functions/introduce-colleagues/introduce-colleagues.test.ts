import { describe, expect, test } from 'vitest';
import type { ColleaguesState } from '../../../../functions/introduce-colleagues/colleagues-state.ts';
import { introduceColleagues } from '../../../../functions/introduce-colleagues/introduce-colleagues.ts';
import type { Introduction } from '../../../../shared/records/introduction.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { anEvent, done, skipped } from '../../../support/made-up-events.ts';
import { aPerson, aSchool, chen, ngozi, programId } from '../../../support/made-up-records.ts';
import { stored } from '../../../support/written.ts';

const now = '2026-08-22T15:00:00Z';
const schoolId = 'nces-010000500870';
const amara = '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51';
const accepted = anEvent({ personId: ngozi, schoolId }, { eventId: 'yes-1', occurredAt: now });

function said(personId: string, more: Partial<Introduction> = {}): Introduction {
  return {
    personId,
    schoolId,
    programId,
    version: 2,
    status: 'yes',
    askedAt: '2026-08-20T15:00:10Z',
    answeredAt: now,
    shares: [],
    introducedTo: [],
    ...more,
  };
}

function stateWith(introductions: Introduction[], people: Partial<Person>[] = []): ColleaguesState {
  const there = introductions.map(({ personId }) =>
    aPerson({ personId, ...people.find((each) => each.personId === personId) }),
  );
  return { school: aSchool(), people: there, introductions, offers: [] };
}

const introduced = (state: ColleaguesState) =>
  stored(introduceColleagues(state, accepted, now)).message.map(({ personId, step }) => [
    personId,
    step,
  ]);

describe('somebody who said yes', () => {
  test('is introduced to who said yes too: one email to each, and both remember it', () => {
    const changes = introduceColleagues(stateWith([said(ngozi), said(chen)]), accepted, now);
    expect(done(changes)).toMatchObject({
      what: 'colleagues-introduced',
      details: { introduced: 1 },
      emits: [],
    });
    expect(stored(changes).introduction).toMatchObject([
      { personId: ngozi, introducedTo: [chen], version: 2 },
      { personId: chen, introducedTo: [ngozi], version: 2 },
    ]);
    expect(stored(changes).message).toMatchObject([
      {
        personId: ngozi,
        plan: `colleagues-${schoolId}`,
        step: `with-${chen}`,
        email: 'colleague-introduction',
        purpose: 'events',
        regarding: chen,
      },
      { personId: chen, step: `with-${ngozi}`, regarding: ngozi },
    ]);
  });

  test('is introduced to nobody who said no, or nothing yet', () => {
    const state = stateWith([
      said(ngozi),
      said(chen, { status: 'no' }),
      said(amara, { status: 'asked' }),
    ]);
    expect(skipped(introduceColleagues(state, accepted, now))).toBe('nobody-yet');
  });

  test('is introduced to nobody twice, whichever of the two answers is looked at last', () => {
    const again = stateWith([
      said(ngozi, { introducedTo: [chen] }),
      said(chen, { introducedTo: [ngozi] }),
      said(amara),
    ]);
    expect(introduced(again)).toEqual([
      [ngozi, `with-${amara}`],
      [amara, `with-${ngozi}`],
    ]);
  });

  test.each<[string, Partial<Person>]>([
    ['has a directory hold', { directoryHold: true }],
    ['wants no such emails any more', { unwanted: ['events'] }],
    ['has no address any more', { addresses: [] }],
  ])('is not introduced to who %s, nor introduced when that is so of them', (_, more) => {
    const fellow = stateWith([said(ngozi), said(chen)], [{ personId: chen, ...more }]);
    expect(skipped(introduceColleagues(fellow, accepted, now))).toBe('nobody-yet');
    const own = stateWith([said(ngozi), said(chen)], [{ personId: ngozi, ...more }]);
    expect(skipped(introduceColleagues(own, accepted, now))).toBe('not-introducible');
  });

  test('and took it back, or left the school, is introduced to nobody', () => {
    const back = stateWith([said(ngozi, { status: 'no' }), said(chen)]);
    expect(skipped(introduceColleagues(back, accepted, now))).toBe('not-wanted-any-more');
    expect(skipped(introduceColleagues(stateWith([said(chen)]), accepted, now))).toBe(
      'not-introducible',
    );
  });

  test('is introduced to many in steps of seven', () => {
    const many = Array.from({ length: 9 }, (_, at) => said(`${at}${chen.slice(1)}`));
    const changes = introduceColleagues(stateWith([said(ngozi), ...many]), accepted, now);
    expect(stored(changes).message).toHaveLength(14);
    expect(done(changes).writes.length).toBeLessThanOrEqual(23);
    expect(done(changes).emits).toMatchObject([
      {
        type: 'alumni.introduction-accepted.v1',
        detail: { eventId: 'yes-1/more', data: { personId: ngozi, schoolId } },
      },
    ]);
  });
});
