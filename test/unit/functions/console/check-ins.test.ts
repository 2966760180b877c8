import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readCheckInPlan } from '../../../../functions/console/read-check-in-plan.ts';
import type { Person } from '../../../../shared/records/person.ts';
import {
  type ConsoleSite,
  dana,
  marcus,
  startConsoleSite,
  textOf,
} from '../../../support/console-site.ts';
import { mail } from '../../../support/made-up-events.ts';
import { aCallTask, aCheckIn, aProgram, programId } from '../../../support/made-up-records.ts';

let site: ConsoleSite;
let ngozi: Person;
let path: string;
let students = 0;

beforeAll(async () => {
  site = await startConsoleSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  students += 1;
  ngozi = await site.admit({
    candidateIdentifier: `@${String(students).padStart(8, '0')}`,
    electronicMail: [mail(`ngozi@${crypto.randomUUID()}.example`)],
  });
  path = `/console/people/${ngozi.personId}`;
});

/** Presses a button and gives the code of what the next page says. */
async function press(action: string, fields: Record<string, string> = {}) {
  const answer = await site.post(`${path}/${action}`, fields);
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '', 'http://localhost').searchParams.get('done');
}

async function checkInsOf(personId: string) {
  return (await site.records.read({ all: { allOf: 'checkIn', personId } })).all;
}

function answered(more: Parameters<typeof aCheckIn>[0]) {
  const answeredAt = new Date(Date.now() - 86_400_000).toISOString();
  return aCheckIn({
    personId: ngozi.personId,
    listBy: `2026-08-17#${ngozi.personId}`,
    status: 'answered',
    answeredAt,
    revision: 1,
    ...more,
  });
}

describe('a check-in sent by hand', () => {
  test('is due at once, once however often the button is pressed, and in their history', async () => {
    expect(await press('send-check-in')).toBe('check-in-sent-now');
    expect(await press('send-check-in')).toBe('check-in-under-way');
    expect(await checkInsOf(ngozi.personId)).toMatchObject([
      { milestone: 'now', startedBy: 'admin', status: 'owed', step: 'invitation' },
    ]);
    const page = textOf(await site.page(path));
    expect(page).toContain('Check-in sent by hand');
    expect(page).toMatch(/sent by hand, outside the plan.*by dana.whitfield@/);
  });

  test('is not sent while another one waits for its answer', async () => {
    await site.store('checkIn', aCheckIn({ personId: ngozi.personId }));
    expect(await press('send-check-in')).toBe('check-in-under-way');
    expect(await site.page(path)).not.toContain('/send-check-in');
  });

  test('is not sent to who wants none, or has no address', async () => {
    await press('messages', { stop: 'checkIns' });
    expect(await press('send-check-in')).toBe('check-in-opted-out');
    await press('messages', { allow: 'checkIns' });
    await press(`addresses/${ngozi.addresses[0]?.addressId}/set-aside`);
    expect(await press('send-check-in')).toBe('check-in-not-reachable');
    expect(await checkInsOf(ngozi.personId)).toStrictEqual([]);
  });
});

describe('what somebody told the staff', () => {
  test('stops one kind of email and no other', async () => {
    expect(await press('messages', { stop: 'mentoring' })).toBe('messages-stopped');
    expect(await site.person(ngozi.personId)).toMatchObject({
      unwanted: ['mentoring'],
      reach: 'reachable',
    });
    expect(await press('messages', { stop: 'everything' })).toBeNull();
    expect((await site.person(ngozi.personId)).unwanted).toStrictEqual(['mentoring']);
  });

  test('gives them a break until a day, and ends it', async () => {
    const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
    expect(await press('pause', { act: 'begin', until: day })).toBe('pause-begun');
    expect((await site.person(ngozi.personId)).pausedUntil).toBe(day);
    expect(textOf(await site.page(path))).toContain('Nothing is sent to them before');
    expect(await press('pause', { act: 'end' })).toBe('pause-ended');
    expect(await site.person(ngozi.personId)).not.toHaveProperty('pausedUntil');
    const lines = (await site.entries(ngozi.personId)).filter(({ actor }) => actor === dana.email);
    expect(lines.map(({ what }) => what)).toStrictEqual(['pause-begun', 'pause-ended']);
  });

  test.each(['', '2020-01-01', '2199-01-01', 'tomorrow', '2027-02-30'])(
    'a break until “%s” is not taken',
    async (until) => {
      expect(await press('pause', { act: 'begin', until })).toBe('no-such-day');
      expect(await site.person(ngozi.personId)).not.toHaveProperty('pausedUntil');
    },
  );
});

describe('the picture', () => {
  test('shows who has a hard time first, with the call that followed', async () => {
    await site.store('checkIn', answered({ mood: 1, needs: ['workload'], callMe: true }));
    const plan = 'checkin-d30-20260817';
    await site.store(
      'callTask',
      aCallTask({ personId: ngozi.personId, callId: plan, checkInPlan: plan }),
    );
    const page = await site.page('/console/check-ins');
    expect(page).toContain(`/console/calls/${ngozi.personId}/${plan}`);
    const text = textOf(page);
    expect(text).toMatch(/Very hard\s*Please call/);
    expect(text).toContain('after 30 days');
    expect(text).toContain('My workload');
  });

  test('counts what was asked and answered, milestone by milestone', async () => {
    await site.store(
      'checkIn',
      answered({ plan: 'checkin-y4-20240812', milestone: 'Y4', mood: 5 }),
    );
    await site.store(
      'checkIn',
      aCheckIn({ personId: ngozi.personId, plan: 'checkin-y4-20250812', milestone: 'Y4' }),
    );
    const text = textOf(await site.page('/console/check-ins'));
    expect(text).toMatch(/in the spring of year 4\s+0\s+1\s+1\s+0\s+0\s+0\s+50 %\s+0/);
  });

  test('on a person’s page holds their own words', async () => {
    await site.store('checkIn', answered({ mood: 4, words: 'Period 4 is <b>a circus</b>.' }));
    const page = await site.page(path);
    expect(page).toContain('Period 4 is &lt;b&gt;a circus');
    expect(textOf(page)).toContain('Check-in after 30 days');
  });

  test('is not for another program’s admin, nor are the buttons', async () => {
    await site.store('program', aProgram({ programId: marcus.programId }));
    site.signIn(marcus);
    for (const action of ['send-check-in', 'messages', 'pause']) {
      const fields = { stop: 'surveys', act: 'begin', until: '2027-12-01' };
      expect((await site.post(`${path}/${action}`, fields)).status).toBe(404);
    }
    expect(textOf(await site.page('/console/check-ins'))).not.toContain('Ngozi');
    site.signIn(dana);
    expect(await checkInsOf(ngozi.personId)).toStrictEqual([]);
  });
});

describe('when check-ins go out', () => {
  const form = { days: '30, 90, 180', springMonth: '3', springDay: '15', lastYear: '5' };

  test('is settled by the program, and shown', async () => {
    const saved = await site.post('/console/settings/check-ins', {
      ...form,
      days: '60; 20',
      lastYear: '3',
    });
    expect(saved.status).toBe(303);
    const { program } = await site.records.read({
      program: { record: 'program', key: { programId } },
    });
    expect(program?.checkIns).toStrictEqual({ days: [20, 60], springOpens: '03-15', lastYear: 3 });
    expect(await site.page('/console/settings/check-ins')).toContain('value="20, 60"');
  });

  test('comes back with what is wrong', async () => {
    const answer = await site.post('/console/settings/check-ins', { ...form, days: 'often' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('Give numbers of days');
    expect(page).toContain('value="often"');
  });

  const padded = { ...form, springMonth: '03' };
  test.each([
    ['days', { days: '30, 40' }],
    ['days', { days: '0' }],
    ['days', { days: '900' }],
    ['days', { days: '20 40 60 80 100 120 140 160 180' }],
    ['springDay', { springMonth: '02', springDay: '29' }],
    ['lastYear', { lastYear: '12' }],
  ])('%s: %o is refused', (field, more) => {
    expect(readCheckInPlan({ ...padded, ...more })).toMatchObject({
      ok: false,
      problems: [{ field }],
    });
  });

  test('may be in spring only, or after a hire only', () => {
    expect(readCheckInPlan({ ...padded, days: '' })).toMatchObject({ plan: { days: [] } });
    expect(readCheckInPlan({ ...padded, lastYear: '1' })).toMatchObject({ plan: { lastYear: 1 } });
  });
});
