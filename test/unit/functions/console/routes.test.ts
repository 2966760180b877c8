import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hireSubmitted } from '../../../../events/hire-submitted.ts';
import {
  bodyOf,
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
} from '../../../support/console-site.ts';
import { escapedHtml } from '../../../support/escaped-html.ts';
import { mail } from '../../../support/made-up-events.ts';
import {
  aCallTask,
  aMentorNeed,
  anEmployment,
  aPair,
  aPerson,
  aSchool,
} from '../../../support/made-up-records.ts';
import { naughtyStrings } from '../../../support/naughty-strings.ts';
import { awardedRow, registrarFile, upload } from './registrar-rows.ts';

let site: ConsoleSite;
/** What stands for each parameter of a route: records of Dana's program. */
let ids: Record<string, string>;

/** Nobody has said yet which school of the directory it is. */
const typedSchool = {
  ...aSchool({ schoolId: `s-${'b'.repeat(24)}`, name: 'Lincoln MS', listBy: 'lincoln ms' }),
  ncesSchoolId: undefined,
};

beforeAll(async () => {
  site = await startConsoleSite();
  const person = await site.admit({ electronicMail: [mail('ngozi@example.com')] });
  const uploaded = await site.post('/console/imports', upload(registrarFile([awardedRow()])));
  const importId = uploaded.headers.get('location')?.split('/').at(-1) ?? '';
  await site.post(`/console/people/${person.personId}/start-survey`);
  const [enrolment] = (
    await site.records.read({
      all: { allOf: 'enrolment', personId: person.personId },
    })
  ).all;
  const own = { personId: person.personId };
  await site.store('callTask', aCallTask(own));
  await site.store('employment', anEmployment(own));
  await site.store('school', aSchool());
  await site.store('school', typedSchool);
  await site.store('mentorNeed', aMentorNeed(own));
  const mentor = await site.admit({ candidateIdentifier: '@00000009', electronicMail: [] });
  await site.store('pair', aPair({ ...own, mentorId: mentor.personId }));
  const formId = crypto.randomUUID();
  await site.post('/console/events/graduation.submitted.v1', { formId, ...aGraduation });
  await site.store('quarantinedEvent', {
    programId: dana.programId,
    quarantineId: 'bus-1',
    version: 0,
    type: 'graduation.submitted.v1',
    source: 'sis',
    detail: '{"eventId":"x"}',
    breaches: [{ field: 'data', problem: 'missing' }],
    receivedAt: '2026-11-21T12:00:00Z',
    status: 'waiting',
    expiresAt: 4_000_000_000,
  });
  await site.store('review', {
    programId: dana.programId,
    reviewId: 'review-1',
    version: 0,
    type: 'hire.submitted.v1',
    detail: JSON.stringify({ eventId: 'hire-1', data: hireSubmitted.example }),
    candidates: [{ personId: person.personId, because: 'name' }],
    status: 'waiting',
    receivedAt: '2026-11-21T12:00:00Z',
    expiresAt: 4_000_000_000,
  });
  ids = {
    personId: person.personId,
    addressId: person.addresses[0]?.addressId ?? '',
    importId,
    part: '0',
    plan: enrolment?.plan ?? '',
    callId: aCallTask().callId,
    employmentId: anEmployment().employmentId,
    schoolId: aSchool().schoolId,
    nameId: typedSchool.schoolId,
    leaId: aSchool().leaId ?? '',
    needId: aMentorNeed().needId,
    pairId: aPair().pairId,
    quarantineId: 'bus-1',
    reviewId: 'review-1',
    formId,
    type: 'hire.submitted.v1',
    workflow: 'owe-survey',
  };
});
afterAll(() => site.stop());
beforeEach(() => site.signIn(dana));

const aGraduation = {
  candidateIdentifier: '@11112222',
  'name.firstName': 'Léa',
  'name.lastSurname': 'Begay',
  'degrees.0.degreeCode': 'BS',
  'degrees.0.programCode': 'BS-EDU-MATH',
  'degrees.0.majorSpecialization': 'Mathematics Education',
  'degrees.0.completionDate': '2026-05-15',
  'degrees.0.reasonExited': 'Completed',
  'degrees.0.status': 'awarded',
  directoryHold: 'no',
};

/** Every route of the console for a method, with records of Dana's program in place of its parameters. */
function namesRecord(path: string): boolean {
  return Object.entries(ids).some(
    ([name, id]) => name !== 'type' && id.length > 3 && path.includes(`/${id}`),
  );
}

function routesFor(method: 'GET' | 'POST'): string[] {
  const paths = site.app.routes
    .filter((route) => route.method === method)
    .map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `no-${name}`));
  return [...new Set(paths)];
}

describe('opening pages', () => {
  test('changes nothing, whichever page it is and however often', async () => {
    const before = await site.everything();
    const paths = routesFor('GET');
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const answer = await site.get(path);
      expect([200, 302, 303], path).toContain(answer.status);
      await site.request(path, { method: 'HEAD' });
    }
    expect(await site.everything()).toEqual(before);
  });

  test('is never kept by anyone on the way, runs no foreign script, and tells no other site where it was', async () => {
    for (const path of routesFor('GET')) {
      const { headers } = await site.get(path);
      if (!headers.get('content-type')?.startsWith('text/html')) continue;
      expect(headers.get('cache-control'), path).toContain('no-store');
      expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
      expect(headers.get('content-security-policy'), path).not.toContain('unsafe');
      expect(headers.get('referrer-policy'), path).toBe('no-referrer');
      expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    }
  });
});

describe('another program’s admin', () => {
  test('finds nothing of ours: not a person, an import, a survey, an event', async () => {
    await site.store('program', {
      programId: marcus.programId,
      version: 0,
      name: 'Harbor State',
      postalAddress: '1 Harbor Way',
      replyTo: { name: 'Marcus Bell', address: 'alumni@harborstate.example' },
      timeZone: 'America/New_York',
      seasonOpens: '05-01',
      sendingStopped: false,
    });
    site.signIn(marcus);
    for (const path of routesFor('GET')) {
      const answer = await site.get(path);
      if (namesRecord(path)) expect(answer.status, path).toBe(404);
      expect(await answer.text(), path).not.toContain('Ngozi');
    }
  });

  test('changes nothing of ours, whatever they send', async () => {
    site.signIn(marcus);
    const before = await site.everything();
    for (const path of routesFor('POST')) {
      if (!namesRecord(path)) continue;
      await site.post(path, { act: 'redrive-all', type: 'graduation.submitted.v1', detail: '{}' });
    }
    expect(await site.everything()).toEqual(before);
  });
});

describe('a request that another site sends in an admin’s name', () => {
  test.each([
    ['says so', { 'Sec-Fetch-Site': 'cross-site' }],
    ['comes from a neighbouring site', { 'Sec-Fetch-Site': 'same-site' }],
    ['names another origin', { 'Sec-Fetch-Site': '', Origin: 'https://evil.example' }],
  ])('is refused when it %s', async (_, headers) => {
    const before = await site.everything();
    for (const path of routesFor('POST')) {
      const answer = await site.request(path, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'act=stop',
      });
      expect(answer.status, path).toBe(403);
    }
    expect(await site.everything()).toEqual(before);
  });
});

describe('an admin', () => {
  test('whom nobody has given a program reads whom to ask, and sees nothing', async () => {
    site.signIn({ ...dana, programId: undefined });
    const answer = await site.get('/console/people');
    expect(answer.status).toBe(403);
    expect(await bodyOf(answer)).toContain('belongs to no program yet');
  });

  test('of a program that is not set up is led to its settings first', async () => {
    site.signIn({ ...marcus, programId: 'new-program' });
    for (const path of ['/console', '/console/people', '/console/imports']) {
      expect(await site.page(path)).toContain('href="/console/settings"');
    }
    expect(await site.page('/console/settings')).toContain('Set up your program');
  });

  test('reads a plain page for an address that leads nowhere', async () => {
    expect((await site.get('/console/no-such-page')).status).toBe(404);
    expect((await site.get('/console/people/00000000-0000-4000-8000-000000000000')).status).toBe(
      404,
    );
  });
});

test('whatever a graduate is called, their page shows it as text', async () => {
  for (const name of naughtyStrings) {
    const personId = crypto.randomUUID();
    const displayName = `A ${name}`;
    const list = { listOf: `${dana.programId}#people`, listBy: `a#${personId}` };
    await site.store('person', aPerson({ personId, displayName, ...list }));
    const html = await site.page(`/console/people/${personId}`);
    expect(html).toContain(`<h1>${escapedHtml(displayName)}</h1>`);
  }
  expect(await site.page('/console/people')).not.toMatch(/<(script|img|iframe|svg\/)/i);
});
