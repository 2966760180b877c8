import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readEvent } from '../../../../events/contract.ts';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import type { Person } from '../../../../shared/records/person.ts';
import type { Receipt } from '../../../../shared/records/receipt.ts';
import {
  bodyOf,
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { escapedHtml } from '../../../support/escaped-html.ts';
import { mail } from '../../../support/made-up-events.ts';
import { anEmployment, aProgram, aSchool, programId } from '../../../support/made-up-records.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';

type Fields = Readonly<Record<string, string>>;

let site: ConsoleSite;
let person: Person;
let students = 0;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  students += 1;
  person = await site.admit({ candidateIdentifier: `@${String(students).padStart(8, '0')}` });
});

async function announced(formId: string) {
  return (await site.announced()).filter(({ detail }) => detail.eventId === `form/${formId}`);
}

/** Sends a form and gives where it leads and what it handed in. */
async function send(type: string, fields: Fields) {
  const formId = crypto.randomUUID();
  const answer = await site.post(`/console/events/${type}`, { formId, ...fields });
  const location = answer.headers.get('location') ?? '';
  return { formId, answer, location, events: await announced(formId) };
}

/** The fields that a page's error summary leads to. */
function wrongIn(html: string): (string | undefined)[] {
  return [...html.matchAll(/href="#field-([^"]+)"/g)].map(([, name]) => name);
}

const graduation = {
  candidateIdentifier: '75548223',
  'name.firstName': ' Léa ',
  'name.lastSurname': 'Begay',
  'degrees.0.degreeCode': 'BS',
  'degrees.0.programCode': 'BS-EDU-MATH',
  'degrees.0.majorSpecialization': 'Mathematics Education',
  'degrees.0.completionDate': '2024-05-15',
  'degrees.0.reasonExited': 'Completed',
  'degrees.0.status': 'awarded',
  'electronicMail.0.electronicMailAddress': 'Lea@Example.com',
  'electronicMail.0.electronicMailType': 'Home/Personal',
  directoryHold: 'no',
};

const hire = {
  'educationOrganization.nameOfInstitution': 'Franklin High School',
  'educationOrganization.city': 'Waterloo',
  'educationOrganization.stateAbbreviation': 'ia',
  'employmentPeriod.hireDate': '2024-08-15',
  staffClassification: 'Teacher',
  'academicSubjects.Mathematics': 'yes',
  'gradeLevels.Ninth grade': 'yes',
  'evidence.source': 'faculty',
  'evidence.observedAt': '2024-09-01',
};

describe('what can be recorded', () => {
  test('is listed, each with its form', async () => {
    const list = await site.page('/console/events');
    const forms = [...list.matchAll(/href="(\/console\/events\/[^"]+\/new)"/g)].map(([, to]) => to);
    expect(forms).toHaveLength(9);
    for (const form of forms) {
      const html = await site.page(form ?? '');
      expect(html).toContain(`action="${form?.replace('/new', '')}"`);
      expect(html).not.toMatch(/<label[^>]*>[a-z]|[a-z][A-Z][a-z]+ \(optional\)/);
    }
  });

  test('has no form for anything else', async () => {
    for (const type of ['alumni.hired.v1', 'nonsense', '__proto__']) {
      expect((await site.get(`/console/events/${type}/new`)).status).toBe(404);
      expect((await site.post(`/console/events/${type}`, {})).status).toBe(404);
    }
  });

  test('about somebody starts at their page, and asks neither who it is nor what is known', async () => {
    const shown = await site.page(`/console/people/${person.personId}`);
    for (const what of ['hire', 'credential', 'recognition', 'contact', 'preference']) {
      const path = `/console/events/${what}.submitted.v1/new?person=${person.personId}`;
      expect(shown).toContain(`href="${path}"`);
      const form = await site.page(path);
      expect(textOf(form)).toContain(person.displayName);
      expect(form).not.toContain('name="person.');
    }
    const more = `/console/events/graduation.submitted.v1/new?person=${person.personId}`;
    expect(await site.page(more)).toContain(`value="${person.candidateIdentifier}"`);
  });
});

describe('recording a graduation', () => {
  const type = graduationSubmitted.type;

  test('hands it in by the same door as a file, once, however often the button is pressed', async () => {
    const { formId, answer, location } = await send(type, graduation);
    expect(answer.status).toBe(303);
    await site.post(`/console/events/${type}`, { formId, ...graduation });
    expect(await announced(formId)).toMatchObject([
      {
        type,
        detail: {
          provenance: { door: 'form' },
          data: {
            candidateIdentifier: '@75548223',
            name: { firstName: 'Léa', lastSurname: 'Begay' },
            electronicMail: [{ electronicMailAddress: 'lea@example.com' }],
            cohortYear: { schoolYear: 2024 },
          },
        },
      },
    ]);
    expect(await site.page(location)).toContain('The graduation is on its way');
  });

  test('adds a degree to somebody who is known, forgets nothing of them, and notes who wrote it', async () => {
    const known = await site.admit({
      candidateIdentifier: '@44445555',
      electronicMail: [mail('known@example.com')],
      telephone: { telephoneNumber: '+13345550001' },
    });
    const { events } = await send(type, {
      ...graduation,
      candidateIdentifier: '@44445555',
      'degrees.0.programCode': 'MED-CURR',
      'electronicMail.0.electronicMailAddress': '',
    });
    const reading = readEvent(graduationSubmitted, events[0]?.detail);
    expect(reading).toMatchObject({
      event: {
        data: {
          electronicMail: [{ electronicMailAddress: 'known@example.com' }],
          telephone: { telephoneNumber: '+13345550001' },
          degrees: [{ programCode: 'MED-CURR' }, { programCode: 'BS-EDU-MATH' }],
        },
      },
    });
    const lines = await site.entries(known.personId);
    expect(lines).toContainEqual(
      expect.objectContaining({ what: 'form-submitted', actor: dana.email }),
    );
    expect(textOf(await site.page(`/console/people/${known.personId}`))).toContain(
      'The graduation was written down.',
    );
  });

  test('comes back filled in, with everything that is wrong at its field', async () => {
    const { answer, events } = await send(type, {
      ...graduation,
      'name.firstName': '',
      'degrees.0.completionDate': '45992',
    });
    expect(answer.status).toBe(400);
    const html = await bodyOf(answer);
    expect(wrongIn(html)).toEqual(['name.firstName', 'degrees.0.completionDate']);
    expect(html).toContain('value="BS-EDU-MATH"');
    expect(html).toMatch(/<input[^>]*type="text"[^>]*value="45992"/);
    expect(events).toEqual([]);
  });

  test('shows one more row where one was asked for, and hands nothing in', async () => {
    const { answer, events } = await send(type, { ...graduation, add: 'degrees' });
    expect(answer.status).toBe(200);
    const html = await bodyOf(answer);
    expect(html).toContain('value="BS-EDU-MATH"');
    expect(html).toContain('name="degrees.1.programCode"');
    expect(events).toEqual([]);
  });

  test('shows any text as text and nothing else when it comes back', async () => {
    for (const naughty of naughtyStrings) {
      const { answer } = await send(type, { ...graduation, 'name.firstName': '', campus: naughty });
      const typed = naughty.replace(/\r\n?/g, '\n');
      expect((await bodyOf(answer)).replace(/\r\n?/g, '\n')).toContain(
        `value="${escapedHtml(typed)}"`,
      );
    }
  });
});

describe('recording a hire', () => {
  const type = 'hire.submitted.v1';

  test('from a person’s page says whose it is, and is noted in their history', async () => {
    const { events, location } = await send(type, { ...hire, person: person.personId });
    expect(events).toMatchObject([
      {
        type,
        detail: {
          data: {
            person: { personId: person.personId },
            educationOrganization: { stateAbbreviation: 'IA' },
            academicSubjects: [{ codeValue: 'Mathematics' }],
            evidence: { source: 'faculty' },
          },
        },
      },
    ]);
    expect(textOf(await site.page(`/console/people/${person.personId}`))).toContain(
      'The hire was written down.',
    );
    expect(await site.page(location)).toContain(`/console/people/${person.personId}`);
  });

  test('of somebody named by their student id is noted in their history too', async () => {
    const id = { 'person.candidateIdentifier': person.candidateIdentifier };
    const { location } = await send(type, { ...hire, ...id });
    expect(location).toContain(`?person=${person.personId}`);
  });

  test('at a school of the list names it as it is known', async () => {
    await site.store('school', aSchool());
    const { events } = await send(type, {
      ...hire,
      person: person.personId,
      'educationOrganization.nameOfInstitution': 'lincoln middle school, Cedar Falls, IA',
      'educationOrganization.city': '',
      'educationOrganization.stateAbbreviation': '',
    });
    expect(events[0]?.detail.data).toMatchObject({
      educationOrganization: { ncesSchoolId: '010000500870', city: 'Cedar Falls' },
    });
  });

  test('asks which school is meant when one of the list is much like it, and keeps the answer', async () => {
    await site.store('school', aSchool());
    const typed = {
      ...hire,
      person: person.personId,
      'educationOrganization.nameOfInstitution': 'Lincoln Midle School',
      'educationOrganization.city': 'Cedar Falls',
    };
    const { answer, events } = await send(type, typed);
    expect(answer.status).toBe(400);
    expect(events).toEqual([]);
    expect(wrongIn(await bodyOf(answer))).toContain('whichSchool');
    const said = { whichSchoolFor: 'Lincoln Midle School', whichSchool: 'as-typed' };
    const wrong = await send(type, { ...typed, ...said, 'evidence.source': '' });
    expect(await bodyOf(wrong.answer)).toContain('name="whichSchool" value="as-typed"');
    expect((await send(type, { ...typed, ...said })).answer.status).toBe(303);
  });

  test('gives an NCES id its leading zero back, and says so', async () => {
    const { events, location } = await send(type, {
      ...hire,
      person: person.personId,
      'educationOrganization.ncesSchoolId': '20000500871',
    });
    expect(events[0]?.detail.data).toMatchObject({
      educationOrganization: { ncesSchoolId: '020000500871' },
    });
    expect(textOf(await site.page(location))).toContain('leading zero');
  });
});

describe('the end of a position', () => {
  const type = 'separation.submitted.v1';
  const employmentId = 'nces-010000500870.2024-08-15';
  const left = {
    'employmentPeriod.endDate': '2024-11-20',
    'employmentPeriod.separationReason': 'Family/personal relocation',
    'evidence.source': 'self-report',
    'evidence.observedAt': '2024-11-21',
  };
  const position = () => ({ employmentId, hireDate: '2024-08-15', personId: person.personId });
  const about = () => ({ person: person.personId, position: employmentId });

  beforeEach(async () => {
    await site.store('school', aSchool());
    await site.store('employment', anEmployment(position()));
  });

  test('has its form at each position that lasts, which asks neither where nor since when', async () => {
    const end = `/console/people/${person.personId}/positions/${employmentId}/end`;
    expect(await site.page(`/console/people/${person.personId}`)).toContain(`href="${end}"`);
    const form = await site.page(end);
    expect(textOf(form)).toContain('Lincoln Middle School, Cedar Falls, IA');
    expect(form).not.toContain('name="educationOrganization');
    expect(form).not.toContain('name="employmentPeriod.hireDate"');
  });

  test('names the position, once, however often the same form is sent', async () => {
    const { formId, location, events } = await send(type, { ...left, ...about() });
    expect(events).toMatchObject([
      {
        type,
        detail: {
          data: {
            person: { personId: person.personId },
            educationOrganization: { ncesSchoolId: '010000500870' },
            employmentPeriod: {
              hireDate: '2024-08-15',
              endDate: '2024-11-20',
              separationReason: { codeValue: 'Family/personal relocation' },
            },
          },
        },
      },
    ]);
    await site.store('employment', anEmployment({ ...position(), endDate: '2024-11-20' }));
    const again = await site.post(`/console/events/${type}`, { formId, ...left, ...about() });
    expect(again.headers.get('location')).toBe(location);
    expect(await announced(formId)).toHaveLength(1);
  });

  test('has no form once it is recorded', async () => {
    await site.store('employment', anEmployment({ ...position(), endDate: '2024-11-20' }));
    const end = `/console/people/${person.personId}/positions/${employmentId}/end`;
    expect((await site.get(end)).status).toBe(404);
    expect((await send(type, { ...left, ...about() })).answer.status).toBe(404);
  });
});

describe('what became of it', () => {
  async function followed(receipt: Partial<Receipt>): Promise<string> {
    const { formId, location } = await send('hire.submitted.v1', {
      ...hire,
      'person.name.firstName': 'Ngozi',
      'person.name.lastSurname': 'Nobody',
    });
    await site.store('receipt', {
      programId,
      eventId: `form/${formId}`,
      version: 0,
      type: 'hire.submitted.v1',
      door: 'form',
      integrator: 'console',
      status: 'admitted',
      what: 'x',
      problems: [],
      warnings: [],
      receivedAt: '2026-09-01T12:00:00Z',
      settledAt: '2026-09-01T12:00:00Z',
      expiresAt: 4_000_000_000,
      ...receipt,
    });
    return site.page(location);
  }

  test('leads to the record that holds it', async () => {
    const page = await followed({ personId: person.personId });
    expect(page).toContain('The hire is recorded');
    expect(page).toContain(`href="/console/people/${person.personId}"`);
  });

  test('leads to the decision who it is about', async () => {
    const page = await followed({ status: 'in-review', reviewId: 'review-1' });
    expect(page).toContain('The hire waits for a decision');
    expect(page).toContain('href="/console/reviews/review-1"');
  });

  test.each([
    ['unchanged', 'The hire was known already'],
    ['quarantined', 'The hire was not admitted'],
    ['discarded', 'The hire was discarded'],
  ] as const)('is said when it was %s', async (status, title) => {
    expect(await followed({ status, quarantineId: 'q1' })).toContain(title);
  });

  test('is told of no form that nobody sent', async () => {
    const path = `/console/events/hire.submitted.v1/${crypto.randomUUID()}`;
    expect((await site.get(path)).status).toBe(404);
    expect((await site.get(`${path}?person=${person.personId}`)).status).toBe(404);
  });
});

test('another program’s admin finds neither the person nor what became of a form', async () => {
  const { location } = await send('hire.submitted.v1', { ...hire, person: person.personId });
  await site.store('program', aProgram({ programId: 'harbor-state' }));
  site.signIn(marcus);
  try {
    const path = `/console/people/${person.personId}/positions/new`;
    expect((await site.get(path)).status).toBe(404);
    expect((await site.get(location)).status).toBe(404);
    const { answer, events } = await send('hire.submitted.v1', {
      ...hire,
      person: person.personId,
    });
    expect([answer.status, events]).toEqual([404, []]);
  } finally {
    site.signIn(dana);
  }
});
