import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type AlumniBrowser,
  computer,
  devices,
  phone,
  startAlumniBrowser,
} from '../support/alumni-browser.ts';
import { type AlumniSite } from '../support/alumni-site.ts';
import { barriersOf } from '../support/barriers.ts';
import { aMentorInvitation, anAddress, aPair } from '../support/made-up-records.ts';

let site: AlumniSite;
let browser: AlumniBrowser;
let withDevice: AlumniBrowser['withDevice'];
let mentee: string;
let mentor: string;
let pairId: string;
let count = 0;

beforeAll(async () => {
  browser = await startAlumniBrowser();
  ({ site, withDevice } = browser);
});
afterAll(() => browser.stop());
beforeEach(async () => {
  count += 1;
  pairId = `need-${count}`;
  [mentee, mentor] = [crypto.randomUUID(), crypto.randomUUID()];
  await site.admit({ personId: mentee });
  await site.admit({
    personId: mentor,
    firstName: 'Chen',
    addresses: [anAddress({ address: 'chen@mail.example' })],
  });
  await site.store(
    'pair',
    aPair({
      personId: mentee,
      pairId,
      mentorId: mentor,
      checks: 1,
      step: 'check-2',
      endsAt: inDays(150),
    }),
  );
  await site.store(
    'mentorInvitation',
    aMentorInvitation({ personId: mentor, needId: pairId, menteeId: mentee, status: 'accepted' }),
  );
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}

function pageOf(personId: string): string {
  const token = site.links.mint(`pair:${pairId}`, personId);
  return `${browser.url}/m/pair/${pairId}/${token}`;
}

async function pair() {
  const key = { personId: mentee, pairId };
  return (await site.records.read({ pair: { record: 'pair', key } })).pair;
}

describe.each(devices)('the page of a pair %s', (_, device) => {
  test('from an answer touched in the email to the staff, in one press', async () => {
    await withDevice(device, async (page) => {
      await page.goto(`${pageOf(mentee)}?going=4`);
      expect(await page.getByLabel('Well', { exact: true }).isChecked()).toBe(true);
      expect((await pair())?.answers).toEqual([]);

      await page.getByRole('button', { name: 'Send my answer' }).click();
      await page.getByText('The program’s staff have your answer').waitFor();
      expect((await pair())?.answers).toMatchObject([
        { side: 'mentee', step: 'check-1', going: 4 },
      ]);
      await page.reload();
      expect((await pair())?.answers).toHaveLength(1);
    });
  });

  test('what one side shows and settles, the other sees', async () => {
    await withDevice(device, async (page) => {
      await page.goto(pageOf(mentee));
      await page.getByLabel(/My email address/).check();
      await page.getByRole('button', { name: 'Save what I show' }).click();
      await page.getByText('and nothing else').waitFor();
      await page.getByLabel('Planning lessons').check();
      await page.getByLabel('How often you mean to meet').selectOption('weekly');
      await page.getByRole('button', { name: 'Save for both of us' }).click();
      await page.getByText('It is changed, for both of you').waitFor();
    });
    await withDevice(device, async (page) => {
      await page.goto(pageOf(mentor));
      expect(await page.getByText('ngozi.ivanova@mail.example').isVisible()).toBe(true);
      expect(await page.getByLabel('Planning lessons').isChecked()).toBe(true);
    });
  });

  test('a pause, its end, and the end of it all with three questions', async () => {
    await withDevice(device, async (page) => {
      await page.goto(pageOf(mentor));
      await page.getByLabel('Until which day?').fill(inDays(40).slice(0, 10));
      await page.getByRole('button', { name: 'Pause until that day' }).click();
      await page.getByText('There is a pause until').waitFor();
      await page.getByRole('button', { name: 'Go on now' }).click();
      await page.getByText('The pause is over, for both of you').waitFor();

      await page.getByLabel('We have done what we wanted to do').check();
      await page.getByRole('button', { name: 'End it for both of us' }).click();
      await page.getByText('Thank you, Chen').waitFor();
      await page.getByLabel('Very well').check();
      await page.getByLabel('Yes', { exact: true }).check();
      await page.getByRole('button', { name: 'Send my answers' }).click();
      await page.getByText('The program’s staff have your answer').waitFor();
      expect(await pair()).toMatchObject({
        status: 'completed',
        endedBy: 'mentor',
        answers: [{ side: 'mentor', step: 'end', going: 5, again: true }],
      });
    });
  });
});

test('what is wrong is said at the top and at the field, and one press leads there', async () => {
  await withDevice(phone, async (page) => {
    await page.goto(pageOf(mentee));
    await page.getByLabel('Anything the staff should know?').fill('Mornings are hard.');
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Send my answer' }).tap();
    expect((await answered).status()).toBe(400);
    await page.getByRole('alert').getByRole('link').tap();
    expect(await page.locator(':focus').getAttribute('id')).toBe('field-going');
    expect(await page.getByLabel('Anything the staff should know?').inputValue()).toBe(
      'Mornings are hard.',
    );
  });
});

test('an answer is given with the keyboard alone', async () => {
  await withDevice(computer, async (page) => {
    await page.goto(pageOf(mentee));
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('The program’s staff have your answer').waitFor();
    expect((await pair())?.answers).toMatchObject([{ going: 2 }]);
  });
});

test('the page keeps nobody out: on a phone, on a computer, in dark colours', async () => {
  await withDevice(computer, async (page) => {
    await page.goto(pageOf(mentee));
    expect(await barriersOf(page)).toEqual([]);
    await page.getByLabel('It does not work out this time').check();
    await page.getByRole('button', { name: 'End it for both of us' }).click();
    await page.getByText('Thank you, Ngozi').waitFor();
    expect(await barriersOf(page)).toEqual([]);
  });
});
