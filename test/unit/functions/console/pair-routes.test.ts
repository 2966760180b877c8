import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Pair } from '../../../../shared/records/pair.ts';
import {
  type ConsoleSite,
  marcus,
  dana,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { aMessage, aPair, aProgram, programId } from '../../../support/made-up-records.ts';

let site: ConsoleSite;
let mentee: string;
let mentor: string;
let pairId: string;
let path: string;
let count = 0;

beforeAll(async () => {
  site = await startConsoleSite();
  await site.store('program', aProgram({ programId: marcus.programId }));
});
afterAll(() => site.stop());

beforeEach(async () => {
  count += 1;
  pairId = `need-${count}`;
  mentee = await admit(`@m${count}`, 'Ngozi');
  mentor = await admit(`@c${count}`, 'Chen');
  path = `/console/mentoring/pairs/${mentee}/${pairId}`;
  await begin();
});

async function admit(candidateIdentifier: string, firstName: string): Promise<string> {
  const name = { firstName, lastSurname: `Tester${count}` };
  return (await site.admit({ candidateIdentifier, name })).personId;
}

async function begin(more: Partial<Pair> = {}) {
  const startedAt = new Date().toISOString();
  await site.store(
    'pair',
    aPair({
      personId: mentee,
      pairId,
      mentorId: mentor,
      startedAt,
      endsAt: inDays(180),
      checks: 1,
      step: 'check-2',
      listBy: `active#${startedAt}#${mentee}`,
      ...more,
    }),
  );
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

async function pair(): Promise<Pair> {
  const key = { personId: mentee, pairId };
  const state = await site.records.read({ pair: { record: 'pair', key } });
  if (state.pair === undefined) throw new Error('there is no pair');
  return state.pair;
}

const answers = [
  {
    side: 'mentee',
    step: 'check-1',
    at: inDays(-1),
    going: 1,
    met: false,
    words: 'Never heard of.',
  },
  { side: 'mentor', step: 'check-1', at: inDays(-2), going: 5, met: true },
] satisfies Pair['answers'];

describe('the list of pairs', () => {
  test('names both, says how it goes on each side, and how many do how', async () => {
    await begin({ answers });
    const page = textOf(await site.page('/console/mentoring/pairs'));
    expect(page).toContain(`Ngozi Tester${count} and Chen Tester${count}`);
    expect(page).toMatch(/Badly, not met/);
    expect(page).toMatch(/Goes badly 1/);
    expect(page).not.toContain('Never heard of.');
  });

  test('shows those that have ended on a page of their own', async () => {
    await begin({ status: 'completed', endedAt: inDays(0), listBy: `completed#x#${mentee}` });
    const name = `Ngozi Tester${count}`;
    expect(await site.page('/console/mentoring/pairs')).not.toContain(name);
    expect(await site.page('/console/mentoring/pairs?show=ended')).toContain(name);
  });
});

describe('a pair’s page', () => {
  test('shows what both answered, each with its side, and what each shows the other', async () => {
    await begin({ answers });
    const page = textOf(await site.page(path));
    expect(page).toContain(`Ngozi Tester${count} : badly, have not met`);
    expect(page).toContain('Never heard of.');
    expect(page).toContain(`Chen Tester${count} : very well, have met`);
    expect(page).toContain('Shows the other: email address.');
    expect(page).toContain('both are asked how it goes');
  });

  test('of another program’s graduates is not there', async () => {
    site.signIn(marcus);
    try {
      expect((await site.get(path)).status).toBe(404);
      expect((await site.post(path, { act: 'end', outcome: 'completed' })).status).toBe(404);
    } finally {
      site.signIn(dana);
    }
    expect((await pair()).status).toBe('active');
    expect((await site.get(`${path}0`)).status).toBe(404);
  });
});

describe('the staff', () => {
  test('pause a pair, and let it go on', async () => {
    const until = inDays(30).slice(0, 10);
    const answer = await site.post(path, { act: 'pause', until });
    expect(answer.headers.get('location')).toBe(`${path}?done=pair-paused`);
    expect(await pair()).toMatchObject({ status: 'paused', step: 'resume', pausedUntil: until });
    await site.post(path, { act: 'go-on' });
    expect(await pair()).toMatchObject({ status: 'active', step: 'check-2' });
    const codes = (await site.entries(mentee)).map(({ what, actor }) => [what, actor]);
    expect(codes).toContainEqual(['pair-paused', dana.email]);
  });

  test('end a pair, with a wish for another mentor; it is announced once', async () => {
    const plan = `pair-${pairId}`;
    await site.store('message', aMessage({ personId: mentor, plan, step: 'check-1', programId }));
    const fields = { act: 'end', outcome: 'cancelled', rematch: 'yes' };
    await site.post(path, fields);
    const again = await site.post(path, fields);
    expect(again.headers.get('location')).toBe(`${path}?done=pair-ended-already`);
    expect(await pair()).toMatchObject({ status: 'cancelled', endedBy: 'staff' });
    const told = (await site.announced()).filter(({ detail }) =>
      JSON.stringify(detail.data).includes(pairId),
    );
    expect(told).toMatchObject([
      { type: 'mentor.match-ended.v1', detail: { data: { outcome: 'cancelled', rematch: true } } },
    ]);
    const { message } = await site.records.read({
      message: { record: 'message', key: { personId: mentor, plan, step: 'check-1' } },
    });
    expect(message).toMatchObject({ status: 'not-sent', reason: 'pair-ended' });
  });

  test.each([
    [{ act: 'pause', until: '2020-01-01' }, 'Give a day after today'],
    [{ act: 'pause', until: 'soon' }, 'Give a day after today'],
    [{ act: 'end' }, 'Choose how it ends.'],
  ] as const)('are told what is wrong with %o, and nothing is changed', async (fields, problem) => {
    const before = await pair();
    const answer = await site.post(path, fields);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(problem);
    expect(await pair()).toEqual(before);
  });

  test('change nothing by opening the page', async () => {
    const before = await site.everything();
    await site.get(path);
    await site.get(`${path}?done=pair-paused`);
    await site.get('/console/mentoring/pairs');
    expect(await site.everything()).toEqual(before);
  });
});
