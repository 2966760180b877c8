import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AlumniSite, startAlumniSite, surveyPath } from '../../../support/alumni-site.ts';

let site: AlumniSite;
let personId: string;
let path: string;

beforeAll(async () => {
  site = await startAlumniSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-05-05T12:00:00Z') });
  personId = crypto.randomUUID();
  await site.admit({ personId });
  path = surveyPath(site, personId);
  return () => vi.useRealTimers();
});

async function stored() {
  const { response, enrolment } = await site.records.read({
    response: { record: 'response', key: { personId, plan: 'annual-2027' } },
    enrolment: { record: 'enrolment', key: { personId, plan: 'annual-2027' } },
  });
  return { response, enrolment };
}

async function textOf(answer: Response): Promise<string> {
  return (await answer.text()).replace(/<style>.*?<\/style>/s, '');
}

describe('opening the link', () => {
  test('changes no record, however often and by whomever it is opened', async () => {
    const before = await site.everything();
    for (let round = 0; round < 3; round += 1) {
      for (const address of [
        path,
        `${path}?EMP_STATUS=looking`,
        `${path}/SCHOOL`,
        `${path}/send`,
        `${path}/nowhere`,
      ]) {
        await site.get(address);
        await site.request(address, { method: 'HEAD' });
        await site.request(address, { method: 'OPTIONS' });
      }
    }
    expect(await site.everything()).toEqual(before);
  });

  test('shows the first name and the program, and nothing else of the person', async () => {
    const page = await textOf(await site.get(path));
    expect(page).toContain('Hello Ngozi');
    expect(page).toContain('Cedar Valley University');
    expect(page).not.toContain('Ivanova');
    expect(page).not.toContain('mail.example');
    expect(page).not.toContain('75548223');
    expect(page).not.toContain(personId);
  });

  test('shows the choice touched in the email as selected', async () => {
    const page = await textOf(await site.get(`${path}?EMP_STATUS=long-term-substitute`));
    expect(page).toMatch(/value="long-term-substitute"[^>]* checked/);
    expect(page.match(/ checked/g)).toHaveLength(1);
    expect(page).toContain('You chose “Long-term substitute” in the email');
  });

  test('is answered with headers that keep the page private', async () => {
    const { headers } = await site.get(path);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('answering', () => {
  test('each answer is kept at once, and leads to the next question', async () => {
    const answer = await site.post(`${path}/EMP_STATUS`, {
      EMP_STATUS: 'teaching-full-time',
      go: 'next',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${path}/SCHOOL`);
    expect((await stored()).response?.answers).toEqual({ EMP_STATUS: 'teaching-full-time' });
  });

  test('another device goes on where the first one left off', async () => {
    await site.post(`${path}/EMP_STATUS`, { EMP_STATUS: 'teaching-full-time', go: 'next' });
    const page = await textOf(await site.get(path));
    expect(page).toContain('Welcome back, Ngozi');
    expect(page).toContain('Which school or district do you work for?');
    expect(page).toContain('Question 2 of 5');
  });

  test('two devices at the same time lose no answer', async () => {
    await Promise.all([
      site.post(`${path}/EMP_STATUS`, { EMP_STATUS: 'teaching-full-time', go: 'next' }),
      site.post(`${path}/SCHOOL`, { SCHOOL: 'Lincoln Middle School', go: 'next' }),
      site.post(`${path}/JOB_SAT`, { JOB_SAT: '4', go: 'next' }),
    ]);
    expect((await stored()).response?.answers).toEqual({
      EMP_STATUS: 'teaching-full-time',
      SCHOOL: 'Lincoln Middle School',
      JOB_SAT: '4',
    });
  });

  test('from the first touch to the thanks: answered, nothing due, announced once', async () => {
    const answers: [string, string][] = [
      ['EMP_STATUS', 'teaching-full-time'],
      ['SCHOOL', 'Lincoln Middle School, Auburn'],
      ['JOB_SAT', '4'],
      ['INTENT_STAY', 'same-school'],
    ];
    for (const [code, value] of answers) {
      await site.post(`${path}/${code}`, { [code]: value, go: 'next' });
    }
    const last = { MENTOR_WILLING: 'yes', go: 'send' };
    const sent = await site.post(`${path}/MENTOR_WILLING`, last);
    await site.post(`${path}/MENTOR_WILLING`, last);
    expect(sent.headers.get('location')).toBe(path);

    const { response, enrolment } = await stored();
    expect(response).toMatchObject({ revision: 1, submittedAt: '2027-05-05T12:00:00.000Z' });
    expect(enrolment).toMatchObject({ status: 'answered' });
    expect(enrolment?.dueAt).toBeUndefined();
    const entries = await site.entries(personId);
    expect(entries.map(({ what }) => what).sort()).toEqual([
      'survey-answered',
      'survey-begun',
      'survey-saved',
      'survey-saved',
      'survey-saved',
    ]);
    expect(entries.flatMap(({ emits }) => emits ?? [])).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('Lincoln');

    const thanks = await textOf(await site.get(path));
    expect(thanks).toContain('Thank you, Ngozi');
    expect(thanks).toContain('Lincoln Middle School, Auburn');
    expect(thanks).toContain('until June 17, 2027');
  });

  test('a change after sending is announced as the next revision', async () => {
    const sent = await site.post(`${path}/send`, { go: 'send' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, path]);
    await site.post(`${path}/EMP_STATUS`, { EMP_STATUS: 'looking', go: 'send' });
    expect((await stored()).response).toMatchObject({
      revision: 2,
      answers: { EMP_STATUS: 'looking' },
    });
    expect(await textOf(await site.get(path))).toContain('Your changed answers reached');
  });

  test('who would mentor is led to a page of their own for it, and nobody else', async () => {
    const profile = () => site.get(path).then((answer) => answer.text());
    expect(await profile()).not.toContain('/m/profile/');
    await site.post(`${path}/MENTOR_WILLING`, { MENTOR_WILLING: 'flash-only', go: 'send' });
    const [, token = ''] = /href="\/m\/profile\/([^"]+)"/.exec(await profile()) ?? [];
    expect(site.links.check('mentor-profile', token)).toBeDefined();
    expect(site.links.check('survey', token)).toBeUndefined();
    await site.post(`${path}/MENTOR_WILLING`, { MENTOR_WILLING: 'not-now', go: 'send' });
    expect(await profile()).not.toContain('/m/profile/');
  });

  test('fields that the form does not have change nothing', async () => {
    await site.post(`${path}/JOB_SAT`, {
      JOB_SAT: '4',
      go: 'next',
      SCHOOL: 'Elsewhere',
      status: 'closed',
      personId: 'x',
      revision: '9',
    });
    const { response, enrolment } = await stored();
    expect(response).toMatchObject({ answers: { JOB_SAT: '4' }, revision: 0, personId });
    expect(enrolment?.status).toBe('invited');
  });
});

describe('what cannot be taken', () => {
  test('a text that is too long comes back filled in, with what to do, as 400', async () => {
    const before = await site.everything();
    const typed = 'Lincoln & Sons '.repeat(20).trim();
    const answer = await site.post(`${path}/SCHOOL`, { SCHOOL: typed, go: 'next' });
    const page = await textOf(answer);
    expect(answer.status).toBe(400);
    expect(page).toContain(`value="${typed.replaceAll('&', '&amp;')}"`);
    expect(page).toContain('That is 299 characters; please use 200 at most.');
    expect(page).toContain('href="#field-SCHOOL"');
    expect(page).toMatch(/<title>Please look again: /);
    expect(await site.everything()).toEqual(before);
  });

  test('a choice that does not exist is refused as 400', async () => {
    const answer = await site.post(`${path}/JOB_SAT`, { JOB_SAT: '99', go: 'next' });
    expect(answer.status).toBe(400);
    expect((await stored()).response).toBeUndefined();
  });

  test('a body far larger than any form is refused before it is read', async () => {
    const answer = await site.post(`${path}/SCHOOL`, { SCHOOL: 'x'.repeat(100_000) });
    expect(answer.status).toBe(413);
  });

  test('a body that is no form of ours is refused as 400', async () => {
    const before = await site.everything();
    const headers = { 'content-type': 'application/json' };
    const bodies = ['{"JOB_SAT":"4"}', '', '\0', '--x\r\nContent-Disposition: form-data; name="a'];
    for (const body of bodies) {
      const answer = await site.request(`${path}/JOB_SAT`, { method: 'POST', headers, body });
      expect(answer.status).toBe(400);
    }
    const broken = await site.request(`${path}/JOB_SAT`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data' },
      body: 'no boundary',
    });
    expect(broken.status).toBe(400);
    expect(await site.everything()).toEqual(before);
  });
});

describe('links that open nothing', () => {
  test('tampered, truncated, foreign and wrong-purpose links all get one page, and change nothing', async () => {
    const token = path.slice('/s/'.length);
    const bad = [
      `${token}x`,
      token.slice(0, -1),
      token.slice(0, 20),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      token.replace('.k2.', '.k1.'),
      token.replace('.k2.', '.k9.'),
      token.replace('.k2.', '.constructor.'),
      site.links.mint('preferences', personId),
      site.links.mint('unsubscribe:surveys', personId),
      site.links.mint('unsubscribe:surveys', `${personId}#annual-2027`),
      site.links.mint('survey', personId),
      site.links.mint('survey', `${crypto.randomUUID()}#annual-2027`),
      'x',
      '%00',
      '..%2f..%2fp',
    ];
    const before = await site.everything();
    const pages = new Set<string>();
    for (const link of bad) {
      const opened = await site.get(`/s/${link}`);
      const pressed = await site.post(`/s/${link}/JOB_SAT`, { JOB_SAT: '4' });
      expect([opened.status, pressed.status], link).toEqual([404, 404]);
      pages.add(await opened.text()).add(await pressed.text());
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('This link does not work');
    expect([...pages][0]).not.toContain('Cedar Valley');
    expect(await site.everything()).toEqual(before);
  });

  test('a survey that has closed says so as 410, with a human to write to', async () => {
    await site.admit({ personId }, { status: 'closed', step: undefined, dueAt: undefined });
    const before = await site.everything();
    const opened = await site.get(path);
    expect(opened.status).toBe(410);
    expect(await textOf(opened)).toContain('dana.whitfield@cedarvalley.example');
    expect((await site.post(`${path}/JOB_SAT`, { JOB_SAT: '4' })).status).toBe(410);
    await site.post(`${path}/send`, {});
    expect(await site.everything()).toEqual(before);
  });

  test('the link of an erased person opens nothing', async () => {
    await site.admit({ personId, erasedAt: '2027-05-04T00:00:00Z' });
    expect((await site.get(path)).status).toBe(404);
  });
});
