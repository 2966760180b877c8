import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Pair } from '../../../../shared/records/pair.ts';
import { type AlumniSite, startAlumniSite } from '../../../support/alumni-site.ts';
import { aMentorInvitation, aMessage, anAddress, aPair } from '../../../support/made-up-records.ts';

const now = '2026-10-14T12:00:00Z';

let site: AlumniSite;
let mentee: string;
let mentor: string;
let pairId: string;
let count = 0;

beforeAll(async () => {
  site = await startAlumniSite();
});
afterAll(() => site.stop());
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
  count += 1;
  pairId = `need-${count}`;
  [mentee, mentor] = [crypto.randomUUID(), crypto.randomUUID()];
  await site.admit({
    personId: mentee,
    addresses: [anAddress({ address: 'ngozi@mail.example' })],
    telephone: '(515) 555-0142',
  });
  await site.admit({
    personId: mentor,
    firstName: 'Chen',
    addresses: [anAddress({ address: 'chen@mail.example' })],
    current: { school: 'Lincoln Middle School', source: 'self-report', observedAt: now },
  });
  await begin({ checks: 1, step: 'check-2' });
  return () => vi.useRealTimers();
});

async function begin(more: Partial<Pair> = {}) {
  await site.store('pair', aPair({ personId: mentee, pairId, mentorId: mentor, ...more }));
  await site.store(
    'mentorInvitation',
    aMentorInvitation({ personId: mentor, needId: pairId, menteeId: mentee, status: 'accepted' }),
  );
}

function pathOf(personId: string, id = pairId): string {
  return `/m/pair/${id}/${site.links.mint(`pair:${id}`, personId)}`;
}

async function pageOf(personId: string, query = ''): Promise<string> {
  const answer = await site.get(`${pathOf(personId)}${query}`);
  expect(answer.status).toBe(200);
  return (await answer.text()).replace(/<style>.*?<\/style>/s, '');
}

async function pair(): Promise<Pair> {
  const state = await site.records.read({
    pair: { record: 'pair', key: { personId: mentee, pairId } },
  });
  if (state.pair === undefined) throw new Error('there is no pair');
  return state.pair;
}

async function message(personId: string, step: string) {
  const key = { personId, plan: `pair-${pairId}`, step };
  return (await site.records.read({ message: { record: 'message', key } })).message;
}

function waits(personId: string, step: string, status: 'planned' | 'sent' = 'planned') {
  const email = step === 'introduction' ? 'pair-introduction' : 'pair-check-in';
  const plan = `pair-${pairId}`;
  return site.store(
    'message',
    aMessage({ personId, plan, step, email, purpose: 'mentoring', status }),
  );
}

async function emitted(): Promise<string[]> {
  const entries = await Promise.all([mentee, mentor].map((each) => site.entries(each)));
  return entries.flat().flatMap(({ emits }) => (emits ?? []).map(({ type }) => type));
}

describe('opening the link', () => {
  test('changes no record, however often and by whomever it is opened', async () => {
    const before = await site.everything();
    for (const personId of [mentee, mentor]) {
      for (const query of ['', '?going=2', '?done=paused']) {
        await site.get(pathOf(personId) + query);
        await site.request(pathOf(personId) + query, { method: 'HEAD' });
      }
    }
    expect(await site.everything()).toEqual(before);
  });

  test('shows the other’s first name, and of them only what they agreed to show', async () => {
    const page = await pageOf(mentee);
    expect(page).toContain('You and Chen');
    expect(page).toContain('chen@mail.example');
    expect(page).not.toContain('Lincoln Middle School');
    expect(page).not.toContain('Okafor');
    expect(await pageOf(mentor)).not.toContain('ngozi@mail.example');
  });

  test('shows nobody’s own address, but masked', async () => {
    const page = await pageOf(mentee);
    expect(page).not.toContain('ngozi@mail.example');
    expect(page).not.toContain('555-0142');
    expect(page).toContain('n•••@m•••.example');
  });

  test('shows nothing of who asked for a directory hold', async () => {
    const held = crypto.randomUUID();
    await site.admit({ personId: held, firstName: 'Ravi', directoryHold: true });
    pairId = `held-${count}`;
    mentor = held;
    await begin({ mentorShares: ['email', 'school'] });
    const page = await pageOf(mentee);
    expect(page).not.toContain('Ravi');
    expect(page).not.toContain('ngozi.ivanova@mail.example');
    expect(page).toContain('give out nothing about them');
    expect(await pageOf(held)).toContain('directory hold');
  });

  test('with an answer touched in the email selects it, and says that it is not sent yet', async () => {
    const page = await pageOf(mentee, '?going=4');
    expect(page).toMatch(/value="4"[^>]*checked/);
    expect(page).toContain('Press the button to send it');
  });

  test.each([
    ['somebody else’s', () => pathOf(crypto.randomUUID())],
    ['one of another pair', () => `/m/pair/other/${site.links.mint(`pair:${pairId}`, mentee)}`],
    ['one for another door', () => `/m/pair/${pairId}/${site.links.mint('preferences', mentee)}`],
  ])('that is %s opens nothing', async (_, path) => {
    expect((await site.get(path())).status).toBe(404);
    expect((await site.post(path(), { act: 'end', outcome: 'completed' })).status).toBe(404);
  });

  test('of a mentor who was asked for the same need and said no opens nothing', async () => {
    const declined = crypto.randomUUID();
    await site.admit({ personId: declined });
    const invitation = { personId: declined, needId: pairId, menteeId: mentee };
    await site.store('mentorInvitation', aMentorInvitation({ ...invitation, status: 'declined' }));
    expect((await site.get(pathOf(declined))).status).toBe(404);
  });
});

describe('how it goes', () => {
  test('is kept with the question asked last, and announced without their words', async () => {
    const path = pathOf(mentee);
    const answer = await site.post(path, {
      act: 'answer',
      going: '2',
      met: 'no',
      words: 'We never found\r\na time.',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${path}?done=answered`);
    expect((await pair()).answers).toEqual([
      {
        side: 'mentee',
        step: 'check-1',
        at: '2026-10-14T12:00:00.000Z',
        going: 2,
        met: false,
        words: 'We never found\na time.',
      },
    ]);
    const entries = await site.entries(mentee);
    expect(JSON.stringify(entries)).not.toContain('never found');
    expect(await emitted()).toEqual(['mentor.pair-answered.v1']);
  });

  test('of one side is never shown to the other', async () => {
    await site.post(pathOf(mentee), { act: 'answer', going: '1', words: 'Chen never answers.' });
    const other = await pageOf(mentor);
    expect(other).not.toContain('never answers');
    expect(other).not.toMatch(/value="1"[^>]*checked/);
    expect(await pageOf(mentee)).toContain('never answers');
  });

  test('may be changed: the later answer takes the place of the earlier one', async () => {
    await site.post(pathOf(mentor), { act: 'answer', going: '3' });
    await site.post(pathOf(mentor), { act: 'answer', going: '4' });
    await site.post(pathOf(mentor), { act: 'answer', going: '4' });
    await site.post(pathOf(mentee), { act: 'answer', going: '5' });
    expect((await pair()).answers).toMatchObject([
      { side: 'mentor', going: 4 },
      { side: 'mentee', going: 5 },
    ]);
    expect(await site.entries(mentor)).toHaveLength(2);
  });

  test('takes back the question that has not gone yet, not the other’s', async () => {
    await waits(mentee, 'check-1');
    await waits(mentor, 'check-1');
    await site.post(pathOf(mentee), { act: 'answer', going: '5' });
    expect(await message(mentee, 'check-1')).toMatchObject({ status: 'not-sent', step: 'check-1' });
    expect(await message(mentor, 'check-1')).toMatchObject({ status: 'planned' });
  });

  test.each([
    ['nothing chosen', { words: 'It is fine.' }, 'Choose how it is going.'],
    ['a number that is none of ours', { going: '6' }, 'Choose how it is going.'],
    ['too many words', { going: '3', words: 'x'.repeat(2001) }, '2000 characters at most'],
  ])('with %s comes back with what is wrong, and what was typed', async (_, fields, problem) => {
    const answer = await site.post(pathOf(mentee), { act: 'answer', ...fields });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain(problem);
    if ('words' in fields) expect(page).toContain(fields.words.slice(0, 1000));
    expect((await pair()).answers).toEqual([]);
  });
});

describe('what is shown to the other', () => {
  test('is what was ticked, of what we have', async () => {
    await site.post(pathOf(mentee), {
      act: 'share',
      'shares.email': 'yes',
      'shares.phone': 'yes',
      'shares.school': 'yes',
    });
    expect((await pair()).menteeShares).toEqual(['email', 'phone']);
    const page = await pageOf(mentor);
    expect(page).toContain('ngozi@mail.example');
    expect(page).toContain('(515) 555-0142');
    await site.post(pathOf(mentee), { act: 'share', 'shares.phone': 'yes' });
    expect(await pageOf(mentor)).not.toContain('ngozi@mail.example');
  });

  test('is told to the other by email the first time that it makes them reachable', async () => {
    await waits(mentor, 'introduction', 'sent');
    await site.post(pathOf(mentee), { act: 'share', 'shares.email': 'yes' });
    expect(await message(mentor, 'contact')).toMatchObject({
      email: 'pair-introduction',
      status: 'planned',
      regarding: mentee,
    });
    const before = await message(mentor, 'contact');
    await site.post(pathOf(mentee), { act: 'share' });
    await site.post(pathOf(mentee), { act: 'share', 'shares.email': 'yes' });
    expect(await message(mentor, 'contact')).toEqual(before);
  });

  test('needs no second email while the introduction has not gone yet', async () => {
    await waits(mentor, 'introduction');
    await site.post(pathOf(mentee), { act: 'share', 'shares.email': 'yes' });
    expect(await message(mentor, 'contact')).toBeUndefined();
  });
});

test('what it is about and how often they meet, either side changes for both', async () => {
  await site.post(pathOf(mentor), {
    act: 'agree',
    'goals.planning': 'yes',
    'goals.nonsense': 'yes',
    rhythm: 'weekly',
  });
  expect(await pair()).toMatchObject({ goals: ['planning'], rhythm: 'weekly' });
  expect(await pageOf(mentee)).toMatch(/value="weekly"[^>]*selected/);
  const answer = await site.post(pathOf(mentor), { act: 'agree', rhythm: 'hourly' });
  expect(answer.status).toBe(400);
});

describe('a pause', () => {
  test('is for both: the question is not due any more, and one that waits does not go', async () => {
    await waits(mentor, 'check-1');
    await site.post(pathOf(mentee), { act: 'pause', until: '2026-11-16' });
    expect(await pair()).toMatchObject({
      status: 'paused',
      step: 'resume',
      pausedUntil: '2026-11-16',
      dueAt: '2026-11-16T06:00:00Z',
    });
    expect(await message(mentor, 'check-1')).toMatchObject({ reason: 'pair-paused' });
    expect(await pageOf(mentor)).toContain('until November 16, 2026');
  });

  test('ends by a press of either side', async () => {
    await site.post(pathOf(mentee), { act: 'pause', until: '2026-11-16' });
    await site.post(pathOf(mentor), { act: 'go-on' });
    expect(await pair()).toMatchObject({ status: 'active', step: 'check-2' });
    expect(await pair()).not.toHaveProperty('pausedUntil');
  });

  test.each(['2026-10-14', '2026-02-30', 'soon', ''])('until %s is none', async (until) => {
    const answer = await site.post(pathOf(mentee), { act: 'pause', until });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Give a day after today');
    expect((await pair()).status).toBe('active');
  });
});

describe('the end', () => {
  test('is for both: nothing is due any more, and it is announced once', async () => {
    await waits(mentor, 'check-1');
    const fields = { act: 'end', outcome: 'cancelled', rematch: 'yes' };
    await site.post(pathOf(mentee), fields);
    await site.post(pathOf(mentor), fields);
    expect(await pair()).toMatchObject({ status: 'cancelled', endedBy: 'mentee' });
    expect(await pair()).not.toHaveProperty('dueAt');
    expect(await message(mentor, 'check-1')).toMatchObject({ reason: 'pair-ended' });
    expect(await emitted()).toEqual(['mentor.match-ended.v1']);
    const [entry] = await site.entries(mentee);
    expect(entry?.emits?.[0]?.detail.data).toMatchObject({ outcome: 'cancelled', rematch: true });
  });

  test('by the mentor asks for no other mentor in the mentee’s name', async () => {
    await site.post(pathOf(mentor), { act: 'end', outcome: 'completed', rematch: 'yes' });
    const [entry] = await site.entries(mentor);
    expect(entry?.emits?.[0]?.detail.data).toMatchObject({ rematch: false });
  });

  test('without saying how changes nothing', async () => {
    expect((await site.post(pathOf(mentor), { act: 'end' })).status).toBe(400);
    expect((await pair()).status).toBe('active');
  });

  test('is followed by three questions, and the way to another mentor', async () => {
    await site.post(pathOf(mentee), { act: 'end', outcome: 'completed' });
    const page = await pageOf(mentee);
    expect(page).toContain('Thank you, Ngozi');
    expect(page).toContain('/m/request/v1.');
    expect(page).not.toContain('chen@mail.example');
    await site.post(pathOf(mentee), {
      act: 'answer',
      going: '5',
      again: 'yes',
      words: 'More time!',
    });
    expect((await pair()).answers).toMatchObject([
      { side: 'mentee', step: 'end', going: 5, again: true, words: 'More time!' },
    ]);
  });

  test('cannot be changed any more', async () => {
    await site.post(pathOf(mentee), { act: 'end', outcome: 'completed' });
    const ended = await pair();
    const presses: Record<string, string>[] = [
      { act: 'pause', until: '2026-11-16' },
      { act: 'go-on' },
      { act: 'share', 'shares.email': 'yes' },
      { act: 'agree', rhythm: 'weekly' },
    ];
    for (const fields of presses) {
      await site.post(pathOf(mentee), fields);
    }
    expect(await pair()).toEqual(ended);
  });
});

test('both ending it at the same instant end it once', async () => {
  await Promise.all(
    [mentee, mentor].map((each) => site.post(pathOf(each), { act: 'end', outcome: 'completed' })),
  );
  expect(await emitted()).toEqual(['mentor.match-ended.v1']);
});

test('answers of both at the same instant are both kept', async () => {
  await Promise.all(
    [mentee, mentor].map((each) => site.post(pathOf(each), { act: 'answer', going: '4' })),
  );
  expect((await pair()).answers.map(({ side }) => side).sort()).toEqual(['mentee', 'mentor']);
});
