import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AlumniSite, startAlumniSite } from '../../../support/alumni-site.ts';
import { aMessage, anAddress, aSchool, chen, programId } from '../../../support/made-up-records.ts';

const schoolId = 'nces-010000500870';
let site: AlumniSite;
let personId: string;
let path: string;

beforeAll(async () => {
  site = await startAlumniSite();
});
afterAll(() => site.stop());

const member = (each: string) => ({
  personId: each,
  since: '2026-08-17',
  subjects: ['Mathematics' as const],
  gradeBands: ['6-8' as const],
  hold: false,
});

beforeEach(async () => {
  personId = crypto.randomUUID();
  await site.admit({ personId, telephone: '+1 319 555 0142', addresses: [anAddress()] });
  await site.store('school', aSchool({ members: [member(personId), member(chen)] }));
  await site.store('introduction', {
    personId,
    schoolId,
    programId,
    version: 1,
    status: 'asked',
    askedAt: '2026-08-20T15:00:00Z',
    shares: [],
    introducedTo: [],
  });
  path = `/m/colleagues/${schoolId}/${site.links.mint(`colleagues:${schoolId}`, personId)}`;
});

async function introduction() {
  const state = await site.records.read({
    own: { record: 'introduction', key: { personId, schoolId } },
  });
  return state.own;
}
const lines = async () => (await site.entries(personId)).map(({ what }) => what);
const emitted = async () => (await site.entries(personId)).flatMap(({ emits }) => emits ?? []);
const textOf = async (answer: Response) =>
  (await answer.text()).replace(/<style>.*?<\/style>/s, '');

async function press(fields: Record<string, string>) {
  const answer = await site.post(path, fields);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(path);
}

test('opening the link, however often and with whatever touched, changes no record', async () => {
  const before = await site.everything();
  for (const query of ['', '?answer=yes', '?answer=no', '?answer=else']) {
    expect((await site.get(`${path}${query}`)).status).toBe(200);
    await site.request(`${path}${query}`, { method: 'HEAD' });
  }
  expect(await site.everything()).toEqual(before);
});

test('a link for another purpose, another school, or of who was not asked opens nothing', async () => {
  const other = site.links.mint('mentor-profile', personId);
  expect((await site.get(`/m/colleagues/${schoolId}/${other}`)).status).toBe(404);
  const token = site.links.mint(`colleagues:${schoolId}`, personId);
  expect((await site.get(`/m/colleagues/s-${'a'.repeat(24)}/${token}`)).status).toBe(404);
  const stranger = crypto.randomUUID();
  await site.admit({ personId: stranger });
  const unasked = site.links.mint(`colleagues:${schoolId}`, stranger);
  expect((await site.get(`/m/colleagues/${schoolId}/${unasked}`)).status).toBe(404);
});

test('the button touched in the email is selected, what could be shown is masked, nobody is named', async () => {
  const html = await textOf(await site.get(`${path}?answer=yes`));
  expect(html).toMatch(/value="yes"[^>]*checked/);
  expect(html).toContain('n•••@m•••.example');
  expect(html).toContain('•••42');
  expect(html).toContain('What I teach (Mathematics, Grades 6 to 8)');
  expect(html).not.toContain('ngozi.ivanova@');
  expect(html).not.toContain('555');
});

describe('who says yes', () => {
  test('has it noted with what they agreed to show, and announced once', async () => {
    await press({ answer: 'yes', 'shares.position': 'yes', 'shares.email': 'yes' });
    await press({ answer: 'yes', 'shares.position': 'yes', 'shares.email': 'yes' });
    expect(await introduction()).toMatchObject({
      status: 'yes',
      shares: ['position', 'email'],
      version: 2,
    });
    expect(await lines()).toEqual(['introduction-accepted']);
    expect(await emitted()).toMatchObject([
      { type: 'alumni.introduction-accepted.v1', detail: { data: { personId, schoolId } } },
    ]);
    expect(await textOf(await site.get(path))).toContain('Thank you: you said yes');
  });

  test('may show something else later, which announces nothing', async () => {
    await press({ answer: 'yes', 'shares.email': 'yes' });
    await press({ answer: 'yes' });
    expect(await introduction()).toMatchObject({ status: 'yes', shares: [] });
    expect(await lines()).toEqual(['introduction-accepted', 'introduction-changed']);
    expect(await emitted()).toHaveLength(1);
  });

  test('shows nothing that we do not have, whatever the form says', async () => {
    const bare = crypto.randomUUID();
    await site.admit({ personId: bare, telephone: undefined });
    const own = await introduction();
    if (own === undefined) throw new Error('nobody was asked');
    await site.store('introduction', { ...own, personId: bare });
    const link = site.links.mint(`colleagues:${schoolId}`, bare);
    await site.post(`/m/colleagues/${schoolId}/${link}`, { answer: 'yes', 'shares.phone': 'yes' });
    const state = await site.records.read({
      own: { record: 'introduction', key: { personId: bare, schoolId } },
    });
    expect(state.own?.shares).toEqual([]);
  });
});

describe('who says no', () => {
  test('after a yes takes back what has not gone', async () => {
    await press({ answer: 'yes', 'shares.email': 'yes' });
    await site.store(
      'message',
      aMessage({
        personId,
        plan: `colleagues-${schoolId}`,
        step: `with-${chen}`,
        purpose: 'events',
        email: 'colleague-introduction',
      }),
    );
    await press({ answer: 'no', 'shares.email': 'yes' });
    expect(await introduction()).toMatchObject({ status: 'no', shares: [] });
    const { messages } = await site.records.read({ messages: { allOf: 'message', personId } });
    expect(messages).toMatchObject([{ status: 'not-sent', step: `with-${chen}` }]);
    expect(messages[0]).not.toHaveProperty('due');
    expect(await textOf(await site.get(path))).toContain('You said no, and that is fine');
  });

  test('and changes their mind is announced again', async () => {
    await press({ answer: 'no' });
    await press({ answer: 'yes' });
    expect(await lines()).toEqual(['introduction-declined', 'introduction-accepted']);
    expect(await emitted()).toHaveLength(1);
  });
});

describe('the page', () => {
  test('asks again, at the field, who chose nothing', async () => {
    const answer = await site.post(path, { 'shares.email': 'yes' });
    expect(answer.status).toBe(400);
    const html = await textOf(answer);
    expect(html).toContain('href="#field-answer"');
    expect(html).toMatch(/name="shares\.email"[^>]*checked/);
    expect(await introduction()).toMatchObject({ status: 'asked' });
  });

  test('of who has left the school, or has a directory hold, takes no answer', async () => {
    await site.store('school', aSchool({ members: [member(chen)] }));
    expect(await textOf(await site.get(path))).toContain('any more');
    await press({ answer: 'yes' });
    expect(await introduction()).toMatchObject({ status: 'asked' });
  });

  test('tells who stopped such emails how to allow them again', async () => {
    await site.admit({ personId, unwanted: ['events'] });
    expect(await textOf(await site.get(path))).toContain('href="/p/preferences/v1.');
  });
});
