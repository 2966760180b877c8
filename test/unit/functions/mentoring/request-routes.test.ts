import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AlumniSite, startAlumniSite } from '../../../support/alumni-site.ts';
import { aMentorNeed } from '../../../support/made-up-records.ts';
import { matching } from '../../../support/matching.ts';

let site: AlumniSite;
let personId: string;
let path: string;

beforeAll(async () => {
  site = await startAlumniSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-10-05T12:00:00Z') });
  personId = crypto.randomUUID();
  await site.admit({ personId });
  path = `/m/request/${site.links.mint('mentor-request', personId)}`;
  return () => vi.useRealTimers();
});

const needs = async () =>
  (await site.records.read({ needs: { allOf: 'mentorNeed', personId } })).needs;
const emitted = async () => (await site.entries(personId)).flatMap(({ emits }) => emits ?? []);
const textOf = async (answer: Response) =>
  (await answer.text()).replace(/<style>.*?<\/style>/s, '');

const wish = {
  kind: 'mentor',
  'topics.families': 'yes',
  words: 'How do I call\r\nparents?',
  'shares.email': 'yes',
};

test('opening the link, however often, changes no record', async () => {
  const before = await site.everything();
  for (let round = 0; round < 3; round += 1) {
    expect((await site.get(path)).status).toBe(200);
    await site.request(path, { method: 'HEAD' });
  }
  expect(await site.everything()).toEqual(before);
});

test('a link for another purpose opens nothing', async () => {
  const token = site.links.mint('mentor-profile', personId);
  expect((await site.get(`/m/request/${token}`)).status).toBe(404);
  expect((await site.post(`/m/request/${token}`, wish)).status).toBe(404);
});

describe('who asks for a mentor', () => {
  test('has mentors looked for, with what they wish and where they work', async () => {
    await site.store('employment', {
      personId,
      employmentId: 'nces-010000500870.2026-08-17',
      programId: 'cedar-valley',
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
    const pressed = await site.post(path, wish);
    expect(pressed.status).toBe(303);
    expect(pressed.headers.get('location')).toBe(path);
    expect(await needs()).toMatchObject([
      {
        kind: 'mentor',
        origin: 'request',
        status: 'open',
        cohort: 2026,
        topics: ['families'],
        words: 'How do I call\nparents?',
        shares: ['email'],
        subjects: ['Science'],
        gradeBands: ['9-12'],
        schoolId: 'nces-010000500870',
        leaId: '0100005',
        mostAsked: 4,
      },
    ]);
    const [need] = await needs();
    expect(await emitted()).toMatchObject([
      {
        type: 'mentor.needed.v1',
        detail: { data: { personId, needId: need?.needId, kind: 'mentor', origin: 'request' } },
      },
    ]);
    const page = await textOf(await site.get(path));
    expect(page).toContain('we are looking for somebody who fits');
    expect(page).toContain('Save what I wish');
  });

  test('presses twice, also in the same instant: one need comes of it', async () => {
    await Promise.all([site.post(path, wish), site.post(path, wish)]);
    await site.post(path, wish);
    expect(await needs()).toHaveLength(1);
    expect(await emitted()).toHaveLength(1);
  });

  test('sends nothing of their words with the event', async () => {
    await site.post(path, wish);
    expect(JSON.stringify(await emitted())).not.toContain('parents');
  });

  test('may ask again once an earlier mentoring has begun', async () => {
    await site.store('mentorNeed', aMentorNeed({ personId, status: 'matched', mentorId: 'm1' }));
    expect(await textOf(await site.get(path))).toContain('you have somebody');
    await site.post(path, wish);
    expect((await needs()).map(({ status }) => status).toSorted()).toEqual(['matched', 'open']);
  });
});

describe('what they wish of a mentor who is looked for already', () => {
  const change = { ...wish, words: 'Rather about grading.', 'shares.phone': 'yes' };

  test.each(['proposed', 'unmet'] as const)(
    'is added to a need that is %s, and a new list is made',
    async (status) => {
      const asked = [{ personId: 'm1', at: '2026-09-21T12:00:00Z', outcome: 'declined' as const }];
      const candidates = [{ personId: 'm1', reasons: ['same-subject'] }];
      await site.store('mentorNeed', aMentorNeed({ personId, status, asked, candidates }));
      await site.post(path, change);
      expect(await needs()).toMatchObject([
        {
          status: 'open',
          words: 'Rather about grading.',
          topics: ['families'],
          candidates: [],
          asked,
          mostAsked: 5,
          listBy: matching(/^open#/),
        },
      ]);
      expect((await emitted()).map(({ type }) => type)).toEqual(['mentor.needed.v1']);
    },
  );

  test('is added to a need whose mentor is being asked, and nobody is asked anew', async () => {
    const more = {
      status: 'inviting',
      step: 'reminder',
      due: 'step#1',
      dueAt: '2026-10-07',
    } as const;
    await site.store('mentorNeed', aMentorNeed({ personId, ...more }));
    await site.post(path, change);
    expect(await needs()).toMatchObject([{ ...more, words: 'Rather about grading.' }]);
    expect(await emitted()).toEqual([]);
    expect(await textOf(await site.get(path))).toContain('somebody is being asked');
  });
});

test('a wish of another kind is a need of its own', async () => {
  await site.store('mentorNeed', aMentorNeed({ personId, status: 'inviting' }));
  await site.post(path, { ...wish, kind: 'flash' });
  expect((await needs()).map(({ kind, status }) => `${kind} ${status}`).toSorted()).toEqual([
    'flash open',
    'mentor inviting',
  ]);
});

test('a candidate may ask for a buddy, and not for what new teachers get', async () => {
  personId = crypto.randomUUID();
  await site.admit({ personId, graduation: 'candidate', cohort: 2028 });
  path = `/m/request/${site.links.mint('mentor-request', personId)}`;
  expect((await site.post(path, wish)).status).toBe(400);
  await site.post(path, { ...wish, kind: 'buddy' });
  expect(await needs()).toMatchObject([{ kind: 'buddy', cohort: 2028 }]);
});

test.each([
  [{ ...wish, kind: '' }, 'Choose what would help you.'],
  [{ ...wish, kind: 'buddy' }, 'Choose what would help you.'],
  [{ ...wish, words: 'x'.repeat(1001) }, 'Please use 1000 characters at most.'],
  [{ ...wish, 'shares.email': '' }, 'Tick your email address or your telephone number'],
])('%# is shown again with what is wrong, and nothing is kept', async (form, sentence) => {
  const answer = await site.post(path, form);
  expect(answer.status).toBe(400);
  expect(await textOf(answer)).toContain(sentence);
  expect(await needs()).toEqual([]);
});

test('of who asked not to be disclosed nothing is shown to others', async () => {
  personId = crypto.randomUUID();
  await site.admit({ personId, directoryHold: true });
  path = `/m/request/${site.links.mint('mentor-request', personId)}`;
  expect(await textOf(await site.get(path))).toContain('Nothing of you is shown to others');
  await site.post(path, { kind: 'mentor' });
  expect(await needs()).toMatchObject([{ shares: [] }]);
});

test('who stopped emails about mentoring is told so, with the way to allow them', async () => {
  personId = crypto.randomUUID();
  await site.admit({ personId, unwanted: ['mentoring'] });
  const link = site.links.mint('mentor-request', personId);
  const page = await textOf(await site.get(`/m/request/${link}`));
  expect(page).toContain('You stopped our emails about mentoring');
  expect(page).toContain(`/p/preferences/${site.links.mint('preferences', personId)}`);
});
