import { describe, expect, test } from 'vitest';
import { announced, done, skipped } from '../../../support/made-up-events.ts';
import { chen, ngozi, programId } from '../../../support/made-up-records.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';
import { stored } from '../../../support/written.ts';
import { Desk, links, ngoziAt } from './desk.ts';

const name = { firstName: 'Ngozi', lastSurname: 'Ivanova' };

describe('a statement about somebody who is known', () => {
  test.each([
    ['by the student id', { candidateIdentifier: '@75548223' }],
    ['by our own id', { personId: ngozi }],
    [
      'by a verified address, however it is written',
      { electronicMailAddress: ngoziAt.toUpperCase() },
    ],
    ['by our id, where the student id is new here', { candidateIdentifier: '@9', personId: ngozi }],
  ])('%s is admitted', async (_, person) => {
    const desk = new Desk();
    desk.graduate();
    const changes = await desk.hire({ person });
    expect(done(changes).about).toBe(`person#${ngozi}`);
    expect(announced(changes)).toEqual(['alumni.hired.v1']);
  });

  test('whose ids name two people is recorded for the student id, and the sender is told', async () => {
    const desk = new Desk();
    desk.graduate();
    desk.graduate(
      { personId: chen, candidateIdentifier: '@2', firstName: 'Chen', lastSurname: 'Li' },
      { address: 'chen@mail.example' },
    );
    const changes = await desk.hire({
      person: { candidateIdentifier: '@75548223', electronicMailAddress: 'chen@mail.example' },
    });
    expect(done(changes)).toMatchObject({
      about: `person#${ngozi}`,
      warnings: [{ field: 'data.person.electronicMailAddress' }],
    });
  });

  test('under another name is admitted by the id, and the sender is told to check it', async () => {
    const desk = new Desk();
    desk.graduate();
    const person = {
      candidateIdentifier: '@75548223',
      name: { firstName: 'Chen', lastSurname: 'Li' },
    };
    expect(done(await desk.hire({ person })).warnings).toEqual([
      { field: 'data.person.name', problem: 'is not the name on record; check the id' },
    ]);
  });

  test('who was erased leaves nothing, not even a review', async () => {
    const desk = new Desk();
    desk.graduate({ erasedAt: '2026-08-01T00:00:00Z' });
    expect(skipped(await desk.hire())).toBe('person-erased');
    expect(desk.records.all('review')).toEqual([]);
  });

  test('of another program is not known here', async () => {
    const desk = new Desk();
    desk.graduate({ programId: 'river-state' });
    expect(done(await desk.hire({ person: { personId: ngozi } })).what).toBe('review-needed');
  });
});

describe('a statement about nobody in particular', () => {
  test.each([
    ['by a name alone', { name }],
    ['by a name with its cohort', { name, cohortYear: { schoolYear: 2026 } }],
    ['by an id that nobody has', { candidateIdentifier: '@9' }],
    ['by an address that two people have', { electronicMailAddress: 'shared@mail.example' }],
  ])('%s waits for an admin, and records nothing', async (_, person) => {
    const desk = new Desk();
    desk.graduate();
    desk.claim('shared@mail.example', [ngozi, chen]);
    const changes = await desk.hire({ person });
    expect(done(changes)).toMatchObject({ what: 'review-needed', about: `review#${programId}` });
    expect(done(changes).writes.map((write) => 'put' in write && write.put)).toEqual(['review']);
    expect(desk.announced).toEqual([]);
  });

  test('names those it may be, those of the cohort first', async () => {
    const desk = new Desk();
    desk.graduate({ cohort: 2024 });
    const more = { firstName: 'Ngozika', lastSurname: 'Ivanova' };
    desk.graduate(
      { personId: chen, candidateIdentifier: '@2', cohort: 2026, ...more },
      { address: 'ngozika@mail.example' },
    );
    const changes = await desk.hire({ person: { name, cohortYear: { schoolYear: 2026 } } });
    expect(stored(changes).review[0]?.candidates).toEqual([
      { personId: chen, because: 'name-and-cohort' },
      { personId: ngozi, because: 'name' },
    ]);
  });

  test('names those who share the address', async () => {
    const desk = new Desk();
    desk.graduate();
    desk.claim('shared@mail.example', [ngozi, chen]);
    const changes = await desk.hire({ person: { electronicMailAddress: 'shared@mail.example' } });
    expect(stored(changes).review[0]?.candidates).toEqual([
      { personId: ngozi, because: 'address-shared' },
    ]);
  });

  test('is nobody’s while two people have the address, though one is written to there', async () => {
    const desk = new Desk();
    desk.graduate();
    desk.graduate({ personId: chen, candidateIdentifier: '@2' }, { address: 'chen@mail.example' });
    const claim = desk.records.all('addressClaim').find(({ claimants }) => claimants[0] === ngozi);
    if (claim === undefined) throw new Error('no claim');
    desk.records.put('addressClaim', { ...claim, claimants: [ngozi, chen] });
    const changes = await desk.hire({ person: { electronicMailAddress: ngoziAt } });
    expect(stored(changes).review[0]?.candidates).toHaveLength(2);
  });

  test('is one review, whatever ids it comes under and whenever it was seen', async () => {
    const desk = new Desk();
    await desk.hire({ person: { name } }, { eventId: 'monday' });
    const evidence = { source: 'sis', observedAt: '2026-09-02' } as const;
    await desk.hire({ person: { name }, evidence }, { eventId: 'tuesday' });
    expect(desk.records.all('review')).toHaveLength(1);
    expect(desk.records.all('review')[0]?.detail).toContain('monday');
    await desk.hire({ person: { name }, employmentPeriod: { hireDate: '2026-08-18' } });
    expect(desk.records.all('review')).toHaveLength(2);
  });

  test('is theirs without a question once an admin decided the same', async () => {
    const desk = new Desk();
    desk.graduate();
    const [review] = stored(await desk.hire({ person: { name } })).review;
    if (review === undefined) throw new Error('no review');
    desk.records.put('review', { ...review, version: 1, status: 'decided', personId: ngozi });
    const again = await desk.hire({ person: { name } }, { eventId: 'again' });
    expect(done(again).about).toBe(`person#${ngozi}`);
  });

  test('is left alone once an admin discarded the same', async () => {
    const desk = new Desk();
    const [review] = stored(await desk.hire({ person: { name } })).review;
    if (review === undefined) throw new Error('no review');
    desk.records.put('review', { ...review, version: 1, status: 'discarded' });
    expect(skipped(await desk.hire({ person: { name } }))).toBe('discarded-before');
  });

  test.each(naughtyStrings.slice(0, 40).filter((text) => text.trim() !== ''))(
    'with the name %j waits as it was written',
    async (text) => {
      const desk = new Desk();
      const lastSurname = text.trim().slice(0, 75);
      await desk.hire({ person: { name: { firstName: 'Ngozi', lastSurname } } });
      const [review] = desk.records.all('review');
      expect(JSON.parse(review?.detail ?? '{}')).toMatchObject({
        data: { person: { name: { lastSurname } } },
      });
    },
  );

  test('is named by an id that tells nothing of it', async () => {
    const desk = new Desk();
    const [review] = stored(await desk.hire({ person: { name } })).review;
    expect(review?.reviewId).toMatch(/^[0-9a-f]{24}$/);
    expect(links.hashOf('other')).not.toContain(review?.reviewId);
  });
});
