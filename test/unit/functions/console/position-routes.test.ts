import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../../../shared/records/person.ts';
import {
  bodyOf,
  type ConsoleSite,
  marcus,
  dana,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { anEmployment, aSchool, programId } from '../../../support/made-up-records.ts';
import { matching } from '../../../support/matching.ts';

let site: ConsoleSite;
let person: Person;
let path: string;
let students = 0;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  students += 1;
  person = await site.admit({ candidateIdentifier: `@${String(students).padStart(8, '0')}` });
  path = `/console/people/${person.personId}`;
});

const filledIn = {
  school: 'Franklin High School',
  city: 'Waterloo',
  stateAbbreviation: 'ia',
  hireDate: '2024-08-15',
  staffClassification: 'Teacher',
  'subjects.Mathematics': 'yes',
  'gradeBands.9-12': 'yes',
  source: 'faculty',
};

async function announcedOf(personId: string) {
  const all = await site.announced();
  return all.filter(({ detail }) => JSON.stringify(detail.data).includes(personId));
}

async function doneOf(answer: Response): Promise<string | null> {
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '', 'http://localhost').searchParams.get('done');
}

function schoolOf(schoolId: string) {
  return site.records.read({ school: { record: 'school', key: { programId, schoolId } } });
}

describe('recording a hire', () => {
  test('announces it once, however often the same form is sent', async () => {
    const fields = { ...filledIn, formId: crypto.randomUUID() };
    expect(await doneOf(await site.post(`${path}/positions`, fields))).toBe('hire-stated');
    expect(await doneOf(await site.post(`${path}/positions`, fields))).toBe('hire-stated');
    const [hired, second] = await announcedOf(person.personId);
    expect(second).toBeUndefined();
    expect(hired).toMatchObject({
      type: 'alumni.hired.v1',
      detail: {
        eventId: `form/${fields.formId}`,
        data: {
          employmentId: matching(/^s-[0-9a-f]{24}\.2024-08-15$/),
          educationOrganization: { schoolId: matching(/^s-[0-9a-f]{24}$/) },
          employmentPeriod: { hireDate: '2024-08-15' },
          staffClassification: 'Teacher',
          academicSubjects: ['Mathematics'],
          gradeBands: ['9-12'],
          evidence: { source: 'faculty', confidence: 'stated' },
        },
      },
    });
    const lines = await site.entries(person.personId);
    expect(lines.map(({ what, actor }) => [what, actor])).toContainEqual([
      'hire-stated',
      dana.email,
    ]);
  });

  test('makes a new school once, however its name is written', async () => {
    await site.post(`${path}/positions`, filledIn);
    await site.post(`${path}/positions`, {
      ...filledIn,
      school: ' FRANKLIN  high-school',
      city: 'waterloo',
    });
    const schools = (await site.records.schools(programId)).filter(
      ({ city }) => city === 'Waterloo',
    );
    expect(schools).toMatchObject([{ name: 'Franklin High School', stateAbbreviation: 'IA' }]);
  });

  test('at a school of the list takes the school as it is known', async () => {
    await site.store('school', aSchool());
    await site.post(`${path}/positions`, {
      ...filledIn,
      school: 'lincoln middle school, Cedar Falls, IA',
      city: '',
      stateAbbreviation: '',
    });
    const [hired] = await announcedOf(person.personId);
    expect(hired?.detail.data).toMatchObject({
      educationOrganization: { schoolId: 'nces-010000500870', leaId: '0100005' },
    });
    expect((await schoolOf('nces-010000500870')).school?.version).toBe(1);
  });

  test('gives an NCES id its leading zero back, and says so', async () => {
    const answer = await site.post(`${path}/positions`, {
      ...filledIn,
      school: 'Jefferson Elementary',
      ncesSchoolId: '20000500871',
    });
    expect(await doneOf(answer)).toBe('hire-stated-nces-repaired');
    expect((await schoolOf('nces-020000500871')).school).toMatchObject({
      name: 'Jefferson Elementary',
      leaId: '0200005',
    });
    expect(textOf(await site.page(`${path}?done=hire-stated-nces-repaired`))).toContain(
      'its leading zero was put back',
    );
  });

  test('with something missing comes back filled in, each problem at its field', async () => {
    const answer = await site.post(`${path}/positions`, {
      ...filledIn,
      city: '',
      stateAbbreviation: 'Iowa',
      hireDate: '2026-02-30',
      ncesSchoolId: '123',
    });
    expect(answer.status).toBe(400);
    const html = await bodyOf(answer);
    for (const field of ['city', 'stateAbbreviation', 'hireDate', 'ncesSchoolId']) {
      expect(html).toContain(`href="#field-${field}"`);
    }
    expect(html).toContain('value="Franklin High School"');
    expect(html).toMatch(/name="subjects\.Mathematics"[^>]*checked/);
    expect(await announcedOf(person.personId)).toEqual([]);
  });

  test('on a day in another century is refused', async () => {
    const answer = await site.post(`${path}/positions`, { ...filledIn, hireDate: '1026-08-17' });
    expect(answer.status).toBe(400);
    expect(textOf(await bodyOf(answer))).toContain('look at the year again');
  });

  test('of another program’s graduate is not found', async () => {
    await site.store('program', { ...(await ownProgram()), programId: 'harbor-state' });
    site.signIn(marcus);
    try {
      expect((await site.get(`${path}/positions/new`)).status).toBe(404);
      expect((await site.post(`${path}/positions`, filledIn)).status).toBe(404);
    } finally {
      site.signIn(dana);
    }
  });
});

async function ownProgram() {
  const { program } = await site.records.read({
    program: { record: 'program', key: { programId } },
  });
  if (program === undefined) throw new Error('there is no program');
  return program;
}

describe('the end of a position', () => {
  const employmentId = 'nces-010000500870.2024-08-15';
  const position = { employmentId, hireDate: '2024-08-15' };
  let end: string;

  beforeEach(async () => {
    await site.store('school', aSchool());
    await site.store('employment', anEmployment({ ...position, personId: person.personId }));
    end = `${path}/positions/${employmentId}/end`;
  });

  const left = {
    endDate: '2024-11-20',
    separation: 'Voluntary separation',
    separationReason: 'Family/personal relocation',
    source: 'self-report',
  };

  test('has its form at each position that lasts', async () => {
    const shown = await site.page(path);
    expect(shown).toContain(`href="${end}"`);
    expect(textOf(shown)).toContain('Lincoln Middle School, Cedar Falls, IA Present');
    expect(textOf(await site.page(end))).toContain('Lincoln Middle School, Cedar Falls, IA');
  });

  test('is announced once, however often the same form is sent', async () => {
    const fields = { ...left, formId: crypto.randomUUID() };
    expect(await doneOf(await site.post(end, fields))).toBe('separation-stated');
    expect(await doneOf(await site.post(end, fields))).toBe('separation-stated');
    const [ended, second] = await announcedOf(person.personId);
    expect(second).toBeUndefined();
    expect(ended).toMatchObject({
      type: 'alumni.employment-ended.v1',
      detail: {
        data: {
          employmentId,
          employmentPeriod: {
            hireDate: '2024-08-15',
            endDate: '2024-11-20',
            separation: 'Voluntary separation',
            separationReason: 'Family/personal relocation',
          },
        },
      },
    });
  });

  test('cannot lie before its beginning', async () => {
    const answer = await site.post(end, { ...left, endDate: '2024-08-01' });
    expect(answer.status).toBe(400);
    expect(textOf(await bodyOf(answer))).toContain('The last day cannot lie before the first.');
  });

  test('is so already once it is recorded', async () => {
    await site.store(
      'employment',
      anEmployment({ ...position, personId: person.personId, endDate: '2024-11-20' }),
    );
    expect((await site.get(end)).status).toBe(404);
    expect(await doneOf(await site.post(end, left))).toBe('separation-stated');
    expect(await announcedOf(person.personId)).toEqual([]);
    expect(textOf(await site.page(path))).toContain('Nov 20, 2024');
  });
});
