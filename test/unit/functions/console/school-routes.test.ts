import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ConsoleSite,
  marcus,
  dana,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import {
  aDistrict,
  aMentorProfile,
  aPerson,
  aProgram,
  aSchool,
  chen,
  ngozi,
  programId,
} from '../../../support/made-up-records.ts';

const amara = '8d5e2f10-6c3b-4a97-b2e1-0f9d8c7b6a51';
const lincoln = 'nces-010000500870';
const franklin = `s-${'a'.repeat(24)}`;
let site: ConsoleSite;

const member = (personId: string, since: string, hold = false) => ({
  personId,
  since,
  subjects: ['Mathematics' as const],
  gradeBands: ['6-8' as const],
  hold,
});

beforeAll(async () => {
  site = await startConsoleSite();
  await site.store('district', aDistrict());
  await site.store('person', aPerson());
  await site.store('person', aPerson({ personId: chen, displayName: 'Chen Okafor' }));
  // Her hold came after she did: the roster does not know it.
  await site.store(
    'person',
    aPerson({ personId: amara, displayName: 'Amara Diaz', directoryHold: true }),
  );
  await site.store(
    'school',
    aSchool({
      members: [
        member(ngozi, '2026-08-17'),
        member(chen, '2022-08-15'),
        member(amara, '2024-08-15'),
      ],
    }),
  );
  await site.store(
    'school',
    aSchool({
      schoolId: franklin,
      name: 'Franklin High School',
      ncesSchoolId: undefined,
      leaId: undefined,
      listBy: `franklin high school#${franklin}`,
    }),
  );
  await site.store(
    'mentorProfile',
    aMentorProfile({ place: { schoolId: lincoln, since: '2022-08-15' } }),
  );
});
afterAll(() => site.stop());

describe('the list of schools', () => {
  test('says how many graduates work at each, and for what they would mentor', async () => {
    const text = textOf(await site.page('/console/schools'));
    expect(text).toContain('2 schools, 3 graduates, 1 mentor');
    expect(text).toContain(
      'Lincoln Middle School, Cedar Falls, IA Cluster Albertville City 3 1 Mathematics 1',
    );
    expect(text).toContain('Franklin High School, Cedar Falls, IA To confirm Not known 0 0 None');
    expect(text).toContain('To confirm (1)');
  });

  test('is narrowed to schools with a mentor for a subject, and to a district', async () => {
    const found = async (query: string) =>
      [
        ...(await site.page(`/console/schools?${query}`)).matchAll(
          /href="\/console\/schools\/((?:nces|s)-[^"]+)"/g,
        ),
      ].map(([, schoolId]) => schoolId);
    expect(await found('subject=Mathematics')).toEqual([lincoln]);
    expect(await found('subject=Science')).toEqual([]);
    expect(await found('district=0100005')).toEqual([lincoln]);
    expect(await found('')).toHaveLength(2);
  });

  test('leaves out who would not mentor now', async () => {
    const place = { schoolId: lincoln, since: '2022-08-15' };
    await site.store('mentorProfile', aMentorProfile({ place, pausedUntil: '2999-01-01' }));
    expect(textOf(await site.page('/console/schools?subject=Mathematics'))).toContain(
      '0 of 2 schools',
    );
    await site.store('mentorProfile', aMentorProfile({ place }));
  });
});

describe('a school', () => {
  const path = `/console/schools/${lincoln}`;

  test('names who works there, longest there first, and who must be named to nobody', async () => {
    const text = textOf(await site.page(path));
    expect(text).toMatch(/Chen Okafor Aug 15, 2022.*Amara Diaz Aug 15, 2024.*Ngozi Ivanova/);
    expect(text).toContain('Would mentor');
    expect(text).toMatch(/Amara Diaz Aug 15, 2024 \S+ Grades 6 to 8 Directory hold/);
  });

  test('gets another host, who is one of them and has no directory hold', async () => {
    const choose = async (host: string) => {
      const answer = await site.post(`${path}/host`, { host });
      expect(answer.status).toBe(303);
      return answer.headers.get('location');
    };
    expect(await choose(ngozi)).toBe(`${path}?done=host-chosen`);
    expect(await choose(amara)).toBe(`${path}?done=host-not-possible`);
    expect(await choose('nobody')).toBe(`${path}?done=host-not-possible`);
    const { school } = await site.records.read({
      school: { record: 'school', key: { programId, schoolId: lincoln } },
    });
    expect(school?.hostId).toBe(ngozi);
    expect(textOf(await site.page(`${path}?done=host-chosen`))).toContain('Host: Ngozi Ivanova');
  });

  test('under another id of it leads to the school', async () => {
    const other = `s-${'d'.repeat(24)}`;
    await site.store('school', aSchool({ schoolId: other, sameAs: lincoln, listOf: 'x' }));
    const answer = await site.get(`/console/schools/${other}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
  });

  test('names its district; one that was only typed says so', async () => {
    expect(textOf(await site.page(path))).toContain(
      'NCES id 010000500870, Albertville City , people here',
    );
    const text = textOf(await site.page(`/console/schools/${franklin}`));
    expect(text).toContain('Its name was typed. Say which school of the directory it is');
  });

  test('of another program is not found', async () => {
    await site.store('program', aProgram({ programId: 'harbor-state' }));
    site.signIn(marcus);
    try {
      expect((await site.get(path)).status).toBe(404);
      expect((await site.post(`${path}/host`, { host: chen })).status).toBe(404);
      expect(textOf(await site.page('/console/schools'))).toContain('No school is known yet');
    } finally {
      site.signIn(dana);
    }
  });
});
