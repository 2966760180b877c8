import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import {
  aDistrict,
  anEmployment,
  aPerson,
  aProgram,
  aSchool,
  chen,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';

const lincoln = 'nces-010000500870';
const typed = `s-${'b'.repeat(24)}`;
const abroad = `s-${'c'.repeat(24)}`;
const amara = '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51';
const binh = '1b2c3d4e-0000-4a97-b2e1-0f9d8c7b6a51';
let site: ConsoleSite;

async function storePerson(personId: string, displayName: string, schoolId?: string) {
  const current = {
    status: 'teaching-full-time',
    school: 'As it was told',
    ...(schoolId !== undefined && { schoolId }),
    source: 'self-report',
    observedAt: '2027-05-04T15:00:00Z',
  };
  const listed = { listOf: `${programId}#people`, listBy: displayName };
  await site.store('person', aPerson({ personId, displayName, current, ...listed }));
}

beforeAll(async () => {
  site = await startConsoleSite();
  await site.store('district', aDistrict());
  await site.store('school', aSchool());
  await site.store(
    'school',
    aSchool({
      schoolId: typed,
      name: 'Lincoln MS',
      sameAs: lincoln,
      listOf: `${programId}#other-school-names`,
      listBy: typed,
    }),
  );
  await site.store(
    'school',
    aSchool({
      schoolId: abroad,
      name: 'International School',
      city: 'Nairobi',
      stateAbbreviation: undefined,
      ncesSchoolId: undefined,
      leaId: undefined,
      standing: 'no-nces-id',
      listBy: `international school#${abroad}`,
    }),
  );
  await storePerson(ngozi, 'Ngozi Ivanova', lincoln);
  // What is known of him came under another name of that school.
  await storePerson(chen, 'Chen Okafor', typed);
  await storePerson(amara, 'Amara Diaz', abroad);
  await storePerson(binh, 'Binh Tran');
});
afterAll(() => site.stop());

async function listed(query: string): Promise<string[]> {
  const html = await site.page(`/console/people?${query}`);
  return [...html.matchAll(/<th scope="row"><a href="[^"]+">([^<]+)</g)].map(
    ([, name = '']) => name,
  );
}

describe('the list of people', () => {
  test('is narrowed to a school, under whatever id or name it was told', async () => {
    expect(await listed(`school=${lincoln}`)).toEqual(['Chen Okafor', 'Ngozi Ivanova']);
    expect(await listed(`school=${typed}`)).toEqual(['Chen Okafor', 'Ngozi Ivanova']);
    expect(await listed(`school=${abroad}`)).toEqual(['Amara Diaz']);
    expect(await listed('school=nces-999999999999')).toEqual([]);
  });

  test('is narrowed to a district', async () => {
    expect(await listed('district=0100005')).toEqual(['Chen Okafor', 'Ngozi Ivanova']);
    expect(await listed('district=0100005&employment=unknown')).toEqual([]);
  });

  test('offers the schools and districts where somebody works, by name', async () => {
    const html = await site.page(`/console/people?school=${typed}`);
    expect(html).toContain(`<option value="${lincoln}" selected="">Lincoln Middle School, Cedar`);
    expect(html).toContain('<option value="0100005">Albertville City</option>');
    expect(html).toContain('>International School, Nairobi</option>');
    expect(html).not.toContain('Lincoln MS');
  });
});

describe('a person’s page', () => {
  test('links their school and district, under whatever name it was told', async () => {
    const html = await site.page(`/console/people/${chen}`);
    expect(html).toContain(`href="/console/schools/${lincoln}"`);
    expect(html).toContain('href="/console/districts/0100005"');
    expect(html).toContain(`href="/console/people?school=${lincoln}"`);
    expect(textOf(html)).toContain('District Albertville City');
    const nobody = await site.page(`/console/people/${binh}`);
    expect(nobody).not.toContain('href="/console/schools/');
  });

  test('shows positions at the school that is meant, with its district', async () => {
    await site.store(
      'employment',
      anEmployment({ personId: chen, employmentId: `${typed}.2022-08-15`, schoolId: typed }),
    );
    const text = textOf(await site.page(`/console/people/${chen}`));
    expect(text).toContain(
      'Lincoln Middle School, Cedar Falls, IA Present Albertville City Teacher',
    );
  });

  test('names a candidate’s home district', async () => {
    await site.store('person', aPerson({ personId: binh, homeDistrictLeaId: '0100005' }));
    const text = textOf(await site.page(`/console/people/${binh}`));
    expect(text).toContain('Home district Albertville City (NCES id 0100005)');
  });
});

describe('districts', () => {
  test('are listed with their schools and graduates', async () => {
    const text = textOf(await site.page('/console/districts'));
    expect(text).toContain('Albertville City 0100005 1 2');
    expect(text).toContain('1 school without a known district');
  });

  test('have a page each', async () => {
    const text = textOf(await site.page('/console/districts/0100005'));
    expect(text).toContain('NCES id 0100005, 2 graduates at present');
    expect(text).toContain('Lincoln Middle School, Cedar Falls, IA 2');
    expect((await site.get('/console/districts/9999999')).status).toBe(404);
  });

  test('of another program are not seen', async () => {
    await site.store('program', aProgram({ programId: 'harbor-state' }));
    site.signIn(marcus);
    try {
      expect(textOf(await site.page('/console/districts'))).toContain('No district is known yet');
      expect((await site.get('/console/districts/0100005')).status).toBe(404);
    } finally {
      site.signIn(dana);
    }
  });
});
