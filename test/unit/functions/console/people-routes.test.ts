import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../../../shared/records/person.ts';
import {
  bodyOf,
  type ConsoleSite,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { degree, mail } from '../../../support/made-up-events.ts';

let site: ConsoleSite;
let ozgur: Person;

beforeAll(async () => {
  site = await startConsoleSite();
  ozgur = await site.admit({
    candidateIdentifier: '@00000001',
    name: { firstName: 'Özgür', lastSurname: 'Çelik' },
    electronicMail: [mail('ozgur@example.com')],
    telephone: { telephoneNumber: '+13345550001' },
    cohortYear: { schoolYear: 2026 },
  });
  await site.admit({
    candidateIdentifier: '@00000002',
    name: { firstName: 'Ana', lastSurname: 'Begay' },
    electronicMail: [],
    telephone: { telephoneNumber: '+13345550002' },
    cohortYear: { schoolYear: 2025 },
    degrees: [degree('awarded', { programCode: 'BA-ELED', majorSpecialization: 'Elementary' })],
  });
  await site.admit({
    candidateIdentifier: '@00000003',
    name: { firstName: 'Wei', lastSurname: 'Kim' },
    electronicMail: [mail('family@example.com', { sharedWithOthers: true })],
    cohortYear: { schoolYear: 2026 },
  });
  await site.admit({
    candidateIdentifier: '@00000004',
    name: { firstName: 'Tala', lastSurname: 'Yazzie' },
    electronicMail: [mail('not an address', { unusable: 'not-an-address' })],
    cohortYear: { schoolYear: 2025 },
  });
});
afterAll(() => site.stop());

/** Who stands in the table of a page, in its order. */
function namesIn(html: string): string[] {
  return [...html.matchAll(/href="\/console\/people\/[0-9a-f-]{36}">([^<]+)</g)].map(
    ([, name = '']) => name,
  );
}

async function search(q: string): Promise<string[]> {
  return namesIn(await bodyOf(await site.post('/console/people', { q })));
}

describe('searching', () => {
  test('finds by any part of the name, without minding case and accents', async () => {
    expect(await search('ozgur')).toEqual(['Özgür Çelik']);
    expect(await search('ÇEL özg')).toEqual(['Özgür Çelik']);
    expect(await search('y')).toEqual(['Ana Begay', 'Tala Yazzie']);
  });

  test('finds by student id, also without its zeros, and by a whole address', async () => {
    expect(await search('@00000002')).toEqual(['Ana Begay']);
    expect(await search('2')).toEqual(['Ana Begay']);
    expect(await search(' OZGUR@example.com ')).toEqual(['Özgür Çelik']);
    expect(await search('ozgur@example.org')).toEqual([]);
  });

  test('never puts what was searched for into an address', async () => {
    const answer = await site.post('/console/people', { q: 'Çelik' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('location')).toBeNull();
    expect((await bodyOf(answer)).match(/(?:href|action)="[^"]*elik/)).toBeNull();
  });

  test('says so when nobody was found', async () => {
    expect(await bodyOf(await site.post('/console/people', { q: 'Nobody' }))).toContain(
      'Nobody was found',
    );
  });
});

describe('the list', () => {
  test('stands in the order of surnames, as a reader would look for them', async () => {
    expect(namesIn(await site.page('/console/people'))).toEqual([
      'Ana Begay',
      'Özgür Çelik',
      'Wei Kim',
      'Tala Yazzie',
    ]);
  });

  test.each([
    ['cohort=2025', ['Ana Begay', 'Tala Yazzie']],
    ['program=BA-ELED', ['Ana Begay']],
    ['reach=shared-address', ['Wei Kim']],
    ['reach=not-reachable', ['Ana Begay', 'Wei Kim', 'Tala Yazzie']],
    ['cohort=2026&reach=reachable', ['Özgür Çelik']],
    ['answered=yes', []],
    ['employment=unknown&cohort=2026', ['Özgür Çelik', 'Wei Kim']],
    ['reach=no-such-code', []],
  ])('filtered by %s', async (query, names) => {
    expect(namesIn(await site.page(`/console/people?${query}`))).toEqual(names);
  });
});

describe('who cannot be reached', () => {
  test('is listed with the reason and the number to call', async () => {
    const page = textOf(await site.page('/console/not-reachable'));
    expect(page).toContain('Not reachable (3)');
    expect(page).toMatch(/Shares an address \(1\).*Wei Kim.*family@example.com/);
    expect(page).toMatch(/No address can be used \(1\).*Tala Yazzie.*not an address/);
    expect(page).toMatch(/No address \(1\).*Ana Begay.*\+13345550002/);
    expect(page).not.toContain('Çelik');
  });

  test('every address that is not used is listed with its reason', async () => {
    const page = textOf(await site.page('/console/addresses'));
    expect(page).toMatch(/Shared \(1 address\).*family@example.com Wei Kim/);
    expect(page).toMatch(/Not an address \(1 address\).*not an address Tala Yazzie/);
  });
});

describe('a person’s page', () => {
  test('says who they are, how to reach them, and what happened, with why', async () => {
    const page = textOf(await site.page(`/console/people/${ozgur.personId}`));
    expect(page).toContain('@00000001');
    expect(page).toContain('ozgur@example.com Written to');
    expect(page).toContain('+13345550001');
    expect(page).toContain('Recorded as a graduate.');
    expect(page).toContain('because the institution’s system said so');
  });
});
