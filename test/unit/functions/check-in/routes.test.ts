import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AlumniSite, checkInPath, startAlumniSite } from '../../../support/alumni-site.ts';
import { aCallTask, aCheckIn, aMessage } from '../../../support/made-up-records.ts';

const plan = 'checkin-d30-20260817';

let site: AlumniSite;
let personId: string;
let path: string;

beforeAll(async () => {
  site = await startAlumniSite();
});
afterAll(() => site.stop());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-09-17T15:00:00Z') });
  personId = crypto.randomUUID();
  await site.admit({ personId });
  await site.store('checkIn', aCheckIn({ personId }));
  path = checkInPath(site, personId);
  return () => vi.useRealTimers();
});

async function stored() {
  const { checkIn, person } = await site.records.read({
    checkIn: { record: 'checkIn', key: { personId, plan } },
    person: { record: 'person', key: { personId } },
  });
  return { checkIn, person };
}

async function pageAt(address: string): Promise<string> {
  const answer = await site.get(address);
  return (await answer.text()).replace(/<style>.*?<\/style>/s, '');
}

describe('opening the link', () => {
  test('changes no record, however often and by whomever it is opened', async () => {
    const before = await site.everything();
    for (let round = 0; round < 3; round += 1) {
      for (const address of [path, `${path}?mood=1`, `${path}/change`, `${path}/nowhere`]) {
        await site.get(address);
        await site.request(address, { method: 'HEAD' });
        await site.request(address, { method: 'OPTIONS' });
      }
    }
    expect(await site.everything()).toStrictEqual(before);
  });

  test('shows the first name and the program, and nothing else of the person', async () => {
    await site.admit({ personId, telephone: '(555) 010-2345' });
    const page = await pageAt(path);
    expect(page).toContain('Hello Ngozi');
    expect(page).toContain('one ending in 45');
    for (const secret of ['Ivanova', 'mail.example', '75548223', '010-23', personId]) {
      expect(page).not.toContain(secret);
    }
  });

  test('shows the answer touched in the email as selected', async () => {
    const page = await pageAt(`${path}?mood=2`);
    expect(page).toMatch(/value="2"[^>]* checked/);
    expect(page.match(/ checked/g)).toHaveLength(1);
    expect(page).toContain('You chose “Hard” in the email');
  });

  test('with another plan, another person or another door opens nothing', async () => {
    const token = path.split('/').at(-1) ?? '';
    const survey = site.links.mint('survey', personId);
    for (const address of [
      `/c/checkin-d90-20260817/${token}`,
      `/c/${plan}/${survey}`,
      `/c/${plan}/nothing`,
      checkInPath(site, crypto.randomUUID()),
      checkInPath(site, personId, 'checkin-y2-20260817'),
    ]) {
      expect((await site.get(address)).status).toBe(404);
      expect((await site.post(address, { mood: '5' })).status).toBe(404);
    }
  });
});

describe('answering', () => {
  test('is one press: kept, announced, nothing due, the reminder taken back', async () => {
    await site.store('message', aMessage({ personId, plan, step: 'reminder' }));
    const answer = await site.post(path, { mood: '4', 'needs.planning': 'yes', words: 'Fine.' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(path);
    const { checkIn } = await stored();
    expect(checkIn).toMatchObject({ status: 'answered', mood: 4, needs: ['planning'] });
    expect(checkIn).not.toHaveProperty('due');
    const { message } = await site.records.read({
      message: { record: 'message', key: { personId, plan, step: 'reminder' } },
    });
    expect(message).toMatchObject({ status: 'not-sent', reason: 'answered' });
    const emitted = (await site.entries(personId)).flatMap(({ emits }) => emits ?? []);
    expect(emitted.map(({ type }) => type)).toStrictEqual(['checkin.answered.v1']);
    const thanks = await pageAt(path);
    expect(thanks).toContain('Thank you, Ngozi');
    expect(thanks).toContain('Planning lessons');
  });

  test('pressed five times at once is one answer', async () => {
    await Promise.all(Array.from({ length: 5 }, () => site.post(path, { mood: '2' })));
    expect((await stored()).checkIn?.revision).toBe(1);
    expect(await site.entries(personId)).toHaveLength(1);
  });

  test('without saying how it goes comes back with the rest filled in', async () => {
    const answer = await site.post(path, { words: 'A long week', 'needs.families': 'yes' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('Choose how it is going.');
    expect(page).toContain('A long week');
    expect(page).toMatch(/name="needs.families"[^>]* checked/);
    expect((await stored()).checkIn?.answeredAt).toBeUndefined();
  });

  test('a wish to be called without any number asks for one; with one it is kept', async () => {
    const answer = await site.post(path, { mood: '3', callMe: 'yes' });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Give a telephone number');
    await site.post(path, { mood: '3', callMe: 'yes', telephone: '(555) 010-2345' });
    expect((await stored()).person?.telephone).toBe('(555) 010-2345');
    expect(await pageAt(path)).toContain('Dana Whitfield will call you by Monday, September 21.');
  });
});

describe('the thanks', () => {
  test('after a hard answer say who calls, and that they need not', async () => {
    await site.admit({ personId, telephone: '(555) 010-2345' });
    await site.post(path, { mood: '1' });
    const page = await pageAt(path);
    expect(page).toContain('Dana Whitfield will call you by');
    expect(page).toContain('Would you rather not be called?');
  });

  test('name the day of the call as it is planned, and no day once it is past', async () => {
    await site.post(path, { mood: '1' });
    await site.store(
      'callTask',
      aCallTask({ personId, callId: plan, checkInPlan: plan, dueDate: '2026-09-21' }),
    );
    expect(await pageAt(path)).toContain('in touch with you by Monday, September 21.');
    vi.setSystemTime(new Date('2026-09-23T15:00:00Z'));
    expect(await pageAt(path)).toContain('as soon as possible');
  });

  test('offer a mentor to who wishes for one, by a link of their own', async () => {
    await site.post(path, { mood: '3', 'needs.mentor': 'yes' });
    const page = await pageAt(path);
    expect(page).toContain('Ask for a mentor');
    expect(page).toMatch(/href="\/m\/request\/v1\./);
    expect(page).not.toContain('/m/profile/');
  });

  test('ask only who has taught for more than a year and does well to be a mentor', async () => {
    await site.post(path, { mood: '5' });
    expect(await pageAt(path)).not.toContain('/m/profile/');
    const spring = 'checkin-y3-20240812';
    await site.store('checkIn', aCheckIn({ personId, plan: spring, milestone: 'Y3' }));
    const later = checkInPath(site, personId, spring);
    await site.post(later, { mood: '4' });
    expect(await pageAt(later)).toMatch(/href="\/m\/profile\/v1\./);
  });
});

describe('changing an answer', () => {
  test('shows what was said, and counts as a revision', async () => {
    await site.post(path, { mood: '2', words: 'Period 4' });
    const form = await pageAt(`${path}/change`);
    expect(form).toMatch(/value="2"[^>]* checked/);
    expect(form).toContain('Period 4');
    await site.post(path, { mood: '4', words: 'Period 4' });
    expect((await stored()).checkIn).toMatchObject({ mood: 4, revision: 2 });
  });

  test('is offered when another answer is touched in the email later', async () => {
    await site.post(path, { mood: '2' });
    expect(await pageAt(`${path}?mood=5`)).toMatch(/value="5"[^>]* checked/);
    expect(await pageAt(`${path}?mood=2`)).toContain('Thank you, Ngozi');
  });

  test('is over after 30 days: the answer stands, and is shown', async () => {
    await site.post(path, { mood: '2' });
    vi.setSystemTime(new Date('2026-10-18T15:00:00Z'));
    const page = await pageAt(path);
    expect(page).toContain('Thank you, Ngozi');
    expect(page).not.toContain('/change');
    expect((await site.post(path, { mood: '5' })).status).toBe(303);
    expect((await stored()).checkIn?.mood).toBe(2);
  });
});

test('a check-in that was cancelled says so, with somebody to write to', async () => {
  await site.store('checkIn', aCheckIn({ personId, status: 'cancelled' }));
  const answer = await site.get(path);
  expect(answer.status).toBe(410);
  expect(await answer.text()).toContain('dana.whitfield@cedarvalley.example');
});
