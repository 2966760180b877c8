import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AlumniSite, startAlumniSite } from '../../../support/alumni-site.ts';
import { aMentorProfile, programId } from '../../../support/made-up-records.ts';

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
  path = `/m/profile/${site.links.mint('mentor-profile', personId)}`;
  return () => vi.useRealTimers();
});

const profile = async () =>
  (await site.records.read({ profile: { record: 'mentorProfile', key: { personId } } })).profile;

const emitted = async () => (await site.entries(personId)).flatMap(({ emits }) => emits ?? []);

const textOf = async (answer: Response) =>
  (await answer.text()).replace(/<style>.*?<\/style>/s, '');

const willing = {
  willing: 'yes',
  'kinds.mentor': 'yes',
  'kinds.flash': 'yes',
  'topics.families': 'yes',
  'subjects.Mathematics': 'yes',
  'bands.6-8': 'yes',
  'meets.video': 'yes',
  capacity: '2',
  pause: '',
};

test('opening the link, however often, changes no record', async () => {
  const before = await site.everything();
  for (let round = 0; round < 3; round += 1) {
    expect((await site.get(path)).status).toBe(200);
    await site.request(path, { method: 'HEAD' });
  }
  expect(await site.everything()).toEqual(before);
});

test('a link for another purpose, or of a person who is gone, opens nothing', async () => {
  const token = site.links.mint('mentor-request', personId);
  expect((await site.get(`/m/profile/${token}`)).status).toBe(404);
  const nobody = site.links.mint('mentor-profile', crypto.randomUUID());
  expect((await site.get(`/m/profile/${nobody}`)).status).toBe(404);
  expect((await site.post(`/m/profile/${token}`, willing)).status).toBe(404);
});

describe('who would mentor', () => {
  test('says how; it is kept as said, announced once, and shown on the page', async () => {
    const pressed = await site.post(path, willing);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toBe(path);
    expect(await profile()).toMatchObject({
      willing: 'yes',
      kinds: ['mentor', 'flash'],
      topics: ['families'],
      subjects: ['Mathematics'],
      gradeBands: ['6-8'],
      meetsBy: ['video'],
      capacity: 2,
      commitments: [],
      statedBy: 'page',
      cohort: 2026,
      displayName: 'Ngozi Ivanova',
      listOf: `${programId}#mentors`,
    });
    expect(await emitted()).toMatchObject([
      {
        type: 'mentor.profile-changed.v1',
        detail: { data: { personId, willing: 'yes', kinds: ['mentor', 'flash'], capacity: 2 } },
      },
    ]);
    const page = await textOf(await site.get(path));
    expect(page).toContain('Saved on May 5, 2027: you may be asked to mentor.');
    expect(page).toMatch(/name="topics.families" value="yes"[^>]*checked/);
  });

  test('presses twice: the second press changes nothing', async () => {
    await site.post(path, willing);
    await site.post(path, willing);
    expect(await emitted()).toHaveLength(1);
  });

  test('keeps whom they mentor and how often they were asked when they change what they offer', async () => {
    const commitments = [
      {
        needId: 'n1',
        menteeId: 'm1',
        kind: 'mentor',
        state: 'active',
        since: '2027-01-01',
      } as const,
    ];
    await site.store(
      'mentorProfile',
      aMentorProfile({ personId, commitments, asked: 3, accepted: 1 }),
    );
    await site.post(path, { ...willing, capacity: '1' });
    expect(await profile()).toMatchObject({ commitments, asked: 3, accepted: 1, capacity: 1 });
    expect(await textOf(await site.get(path))).toContain('You mentor one person at present.');
  });

  test('sees what the survey said as not yet confirmed, and may save just that', async () => {
    await site.store('mentorProfile', aMentorProfile({ personId, statedBy: 'survey' }));
    expect(await textOf(await site.get(path))).toContain('In the survey you said');
    const form = { willing: 'yes', 'kinds.mentor': 'yes', 'kinds.flash': 'yes', capacity: '2' };
    await site.post(path, {
      ...form,
      'topics.classroom-management': 'yes',
      'subjects.Mathematics': 'yes',
      'bands.6-8': 'yes',
      'meets.video': 'yes',
    });
    expect(await profile()).toMatchObject({ statedBy: 'page' });
  });

  test('may pause until a day, and end the pause by emptying the field', async () => {
    await site.post(path, { ...willing, pause: '2027-08-15' });
    expect(await profile()).toMatchObject({ pausedUntil: '2027-08-15' });
    expect(await textOf(await site.get(path))).toContain('Nobody asks you before August 15, 2027.');
    await site.post(path, willing);
    expect((await profile())?.pausedUntil).toBeUndefined();
  });

  test('finds a pause that is over no longer in the form', async () => {
    await site.store('mentorProfile', aMentorProfile({ personId, pausedUntil: '2027-05-05' }));
    const page = await textOf(await site.get(path));
    expect(page).not.toContain('2027-05-05');
    expect(page).not.toContain('Nobody asks you before');
  });

  test('finds subjects and grades of their present position ticked', async () => {
    await site.store('employment', {
      personId,
      employmentId: 'nces-010000500870.2026-08-17',
      programId,
      version: 0,
      schoolId: 'nces-010000500870',
      leaId: '0100005',
      hireDate: '2026-08-17',
      hireStatedAt: '2026-08-17T12:00:00Z',
      academicSubjects: ['Science'],
      gradeBands: ['9-12'],
      source: 'self-report',
      observedAt: '2026-08-17',
      confidence: 'stated',
    });
    const page = await textOf(await site.get(path));
    expect(page).toMatch(/name="subjects.Science" value="yes"[^>]*checked/);
    await site.post(path, willing);
    expect(await profile()).toMatchObject({
      place: { schoolId: 'nces-010000500870', leaId: '0100005', since: '2026-08-17' },
    });
  });
});

test('who would only give half an hour offers just that', async () => {
  await site.post(path, { willing: 'flash-only', 'kinds.mentor': 'yes', capacity: '1' });
  expect(await profile()).toMatchObject({ willing: 'flash-only', kinds: ['flash'] });
});

test('who would not mentor now need not fill in anything else', async () => {
  expect((await site.post(path, { willing: 'not-now' })).status).toBe(303);
  expect(await profile()).toMatchObject({ willing: 'not-now', kinds: [] });
  expect(await textOf(await site.get(path))).toContain('you are not asked to mentor');
});

test.each([
  [{}, 'Choose whether you would be asked.'],
  [{ willing: 'gladly' }, 'Choose whether you would be asked.'],
  [{ willing: 'yes' }, 'Choose at least one thing that you could offer.'],
  [{ ...willing, pause: 'in summer' }, 'Give a day after today'],
  [{ ...willing, pause: '2027-02-30' }, 'Give a day after today'],
  [{ ...willing, pause: '2027-05-05' }, 'Give a day after today'],
  [{ ...willing, pause: '2031-05-05' }, 'Give a day after today'],
])('%j is shown again with what is wrong, and nothing is kept', async (form, sentence) => {
  const answer = await site.post(path, form);
  expect(answer.status).toBe(400);
  expect(await textOf(answer)).toContain(sentence);
  expect(await profile()).toBeUndefined();
});

test('who stopped emails about mentoring is told so, with the way to allow them', async () => {
  personId = crypto.randomUUID();
  await site.admit({ personId, unwanted: ['mentoring'] });
  const link = site.links.mint('mentor-profile', personId);
  const page = await textOf(await site.get(`/m/profile/${link}`));
  expect(page).toContain('You stopped our emails about mentoring');
  expect(page).toContain(`/p/preferences/${site.links.mint('preferences', personId)}`);
});
