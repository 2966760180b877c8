import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  bodyOf,
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import {
  aDirectorySchool,
  aPerson,
  aProgram,
  programId,
} from '../../../support/made-up-records.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

const names = '/console/schools/to-confirm';
const amara = '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51';
const ngozi = '3f2b8c1e-5d0a-4c9e-8f77-0c1d2e3f4a5b';
let site: ConsoleSite;

const wrote = (school: string) => ({
  status: 'teaching-full-time',
  school,
  source: 'self-report',
  observedAt: '2027-05-04T15:00:00Z',
});

async function storePerson(personId: string, displayName: string, school: string) {
  const listed = { listOf: `${programId}#people`, listBy: personId };
  await site.store('person', aPerson({ personId, displayName, current: wrote(school), ...listed }));
}

async function storeSchool(schoolId: string, name: string) {
  await site.store('school', {
    programId,
    schoolId,
    version: 1,
    name,
    members: [],
    listOf: `${programId}#schools`,
    listBy: `${name.toLowerCase()}#${schoolId}`,
  });
}

const holyCross = `s-${'c'.repeat(24)}`;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

/** The ids of the names on the page, by their labels. */
async function idOf(label: string): Promise<string> {
  const html = await site.page(names);
  const [, id] =
    new RegExp(`strong">${label}</span>[\\s\\S]*?to-confirm/(s-[0-9a-f]+)"`).exec(html) ?? [];
  if (id === undefined) throw new Error(`${label} is not on the page`);
  return id;
}

test('with an empty directory the page says how to fill it', async () => {
  const text = textOf(await site.page(names));
  expect(text).toContain('Every school where a graduate is known to work is settled.');
  expect(text).toContain('The directory of schools is empty');
  expect(text).toContain('Common Core of Data');
});

describe('schools known by a typed name only', () => {
  beforeEach(async () => {
    await site.store('directorySchool', aDirectorySchool({ city: 'Auburn' }));
    await storeSchool(holyCross, 'Holy Cross Academy');
    await storePerson(ngozi, 'Ngozi Ivanova', 'Lincoln Middle School, Auburn');
    await storePerson(amara, 'Amara Diaz', 'lincoln MS, Auburn');
  });

  test('are listed with the likeliest school of the directory, those with most graduates first', async () => {
    const text = textOf(await site.page(names));
    expect(text).toContain('2 names');
    expect(text).toMatch(
      /Lincoln Middle School, Auburn From an answer 2 graduates Lincoln Middle School, Auburn, AL \(Albertville City, NCES id 010000500870\)\? Yes, this is it.*Holy Cross Academy Nobody works there now The directory has none like it/,
    );
  });

  test('are among what waits for somebody on the home page', async () => {
    const home = await site.page('/console');
    expect(home).toContain(`href="${names}"`);
    expect(textOf(home)).toContain('2 school names were typed: say which schools they are');
  });

  test('once confirmed, are that school for everybody who wrote it, however they spelled it', async () => {
    const id = await idOf('Lincoln Middle School, Auburn');
    const answer = await site.post(`${names}/${id}`, { school: 'nces-010000500870' });
    expect(answer.headers.get('location')).toBe(`${names}?done=school-confirmed`);
    for (const personId of [ngozi, amara]) {
      expect((await site.person(personId)).current).toMatchObject({
        school: 'Lincoln Middle School',
        schoolId: 'nces-010000500870',
      });
      const lines = await site.entries(personId);
      expect(lines.map(({ what, actor }) => [what, actor])).toEqual([
        ['school-understood', dana.email],
      ]);
    }
    expect(textOf(await site.page(names))).not.toContain('From an answer');
    const before = await site.everything();
    const again = await site.post(`${names}/${id}`, { school: 'nces-010000500870' });
    expect(again.headers.get('location')).toBe(`${names}?done=school-settled`);
    expect(await site.everything()).toEqual(before);
  });

  test('written later in the same words, are noted by pressing once more', async () => {
    const id = await idOf('Lincoln Middle School, Auburn');
    await site.post(`${names}/${id}`, { school: 'nces-010000500870' });
    expect((await site.person(amara)).current).toMatchObject({ schoolId: 'nces-010000500870' });
  });

  test('may be a school without an NCES id, or none', async () => {
    const answer = await site.post(`${names}/${holyCross}`, { school: 'no-nces-id' });
    expect(answer.headers.get('location')).toBe(`${names}?done=school-without-nces`);
    // It may be found in the directory after all.
    const page = textOf(await site.page(`${names}/${holyCross}`));
    expect(page).toContain('Which school is “Holy Cross Academy”?');
    const again = await site.post(`${names}/${holyCross}`, { school: 'no-nces-id' });
    expect(again.headers.get('location')).toBe(`${names}?done=no-nces-id`);
    await storePerson(amara, 'Amara Diaz', 'between jobs');
    const id = await idOf('between jobs');
    await site.post(`${names}/${id}`, { school: 'not-a-school' });
    const text = textOf(await site.page(names));
    expect(text).not.toContain('Holy Cross Academy');
    expect(text).not.toContain('between jobs');
    expect((await site.person(amara)).current).toEqual(wrote('between jobs'));
  });

  test('have a page with who named them and more of the directory; what is looked for is in no address', async () => {
    await storePerson(amara, 'Amara Diaz', 'where I grew up');
    const path = `${names}/${await idOf('where I grew up')}`;
    const text = textOf(await site.page(path));
    expect(text).toContain('Named by Amara Diaz');
    expect(text).toContain('The directory has no school like “where I grew up”.');
    const searched = await site.post(`${path}/search`, { q: 'Lincoln' });
    expect(searched.status).toBe(200);
    expect(textOf(await bodyOf(searched))).toContain('Lincoln Middle School, Auburn, AL');
    const missing = await site.post(path, {});
    expect(missing.headers.get('location')).toBe(`${path}?missing=school`);
    expect(textOf(await site.page(`${path}?missing=school`))).toContain('Choose what it is');
    const unknown = await site.post(path, { school: 'nces-000000000000' });
    expect(unknown.headers.get('location')).toBe(`${names}?done=school-not-listed`);
  });

  test('may hold anything that somebody wrote, without harm', async () => {
    const texts = naughtyStrings.filter((text) => text.trim() !== '').slice(0, 40);
    for (const [at, text] of texts.entries()) {
      const personId = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
      await storePerson(personId, 'Somebody', text.slice(0, 200));
    }
    const html = await site.page(names);
    expect(html).not.toMatch(/<script>|<img|<iframe/i);
    const ids = [
      ...new Set([...html.matchAll(/to-confirm\/(s-[0-9a-f]{24})"/g)].map(([, id]) => id)),
    ];
    expect(ids.length).toBeGreaterThan(5);
    for (const id of ids.slice(0, 10)) {
      const answer = await site.post(`${names}/${id}`, { school: 'not-a-school' });
      expect(answer.headers.get('location')).toMatch(/done=(name-not-a-school|school-settled)$/);
    }
  });

  test('of another program are not found', async () => {
    const id = await idOf('Lincoln Middle School, Auburn').catch(() => holyCross);
    await site.store('program', aProgram({ programId: 'harbor-state' }));
    site.signIn(marcus);
    try {
      expect((await site.get(`${names}/${id}`)).status).toBe(404);
      const before = await site.everything();
      const answer = await site.post(`${names}/${id}`, { school: 'nces-010000500870' });
      expect(answer.status).toBe(404);
      expect(await site.everything()).toEqual(before);
      expect(textOf(await site.page(names))).toContain('is settled');
    } finally {
      site.signIn(dana);
    }
  });
});
