import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type AlumniBrowser,
  computer,
  devices,
  phone,
  startAlumniBrowser,
} from '../support/alumni-browser.ts';
import { type AlumniSite, checkInPath } from '../support/alumni-site.ts';
import { barriersOf } from '../support/barriers.ts';
import { aCheckIn } from '../support/made-up-records.ts';

const plan = 'checkin-d30-20260817';

let site: AlumniSite;
let browser: AlumniBrowser;
let withDevice: AlumniBrowser['withDevice'];
let personId: string;
let checkIn: string;

beforeAll(async () => {
  browser = await startAlumniBrowser();
  ({ site, withDevice } = browser);
});
afterAll(() => browser.stop());
beforeEach(async () => {
  personId = crypto.randomUUID();
  await site.admit({ personId });
  await site.store('checkIn', aCheckIn({ personId, invitedAt: new Date().toISOString() }));
  checkIn = browser.url + checkInPath(site, personId);
});

async function stored() {
  const { checkIn: found, person } = await site.records.read({
    checkIn: { record: 'checkIn', key: { personId, plan } },
    person: { record: 'person', key: { personId } },
  });
  return { ...found, telephone: person?.telephone };
}

describe.each(devices)('a check-in %s', (_, device) => {
  test('is answered with one touch in the email and one press', async () => {
    await withDevice(device, async (page) => {
      await page.goto(`${checkIn}?mood=4`);
      expect(await page.getByRole('radio', { name: 'Well', exact: true }).isChecked()).toBe(true);
      expect((await stored()).answeredAt).toBeUndefined();
      await page.getByRole('button', { name: 'Send' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Thank you, Ngozi');
      expect(await stored()).toMatchObject({ status: 'answered', mood: 4, callMe: false });
    });
  });

  test('says what would help and asks for a call, and can be changed', async () => {
    await withDevice(device, async (page) => {
      await page.goto(checkIn);
      await page.getByText('Very hard').click();
      await page.getByLabel('My workload').check();
      await page.getByLabel('A mentor to talk to').check();
      await page.getByLabel('Would you like to add anything?').fill('Period 4 is a circus.');
      await page.getByLabel(/Please call me/).check();
      await page.getByLabel(/Number to call/).fill('(555) 010-2345');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText(/Dana Whitfield will call you by/).waitFor();
      expect(await page.getByRole('link', { name: 'Ask for a mentor' }).isVisible()).toBe(true);
      expect(await stored()).toMatchObject({
        mood: 1,
        needs: ['mentor', 'workload'],
        words: 'Period 4 is a circus.',
        callMe: true,
        telephone: '(555) 010-2345',
      });

      await page.getByRole('link', { name: 'Change my answer' }).click();
      expect(await page.getByLabel('My workload').isChecked()).toBe(true);
      await page.getByText('So-so').click();
      await page.getByRole('button', { name: 'Send the change' }).click();
      await page.getByText('Thank you, Ngozi').waitFor();
      expect(await stored()).toMatchObject({ mood: 3, revision: 2 });
    });
  });
});

test('the button is in sight at once, however long the page', async () => {
  await withDevice(phone, async (page) => {
    await page.goto(`${checkIn}?mood=3`);
    const button = await page.getByRole('button', { name: 'Send' }).boundingBox();
    expect(button).not.toBeNull();
    expect((button?.y ?? 0) + (button?.height ?? 0)).toBeLessThanOrEqual(phone.viewport.height);
  });
});

test('can be answered with the keyboard alone', async () => {
  await withDevice(computer, async (page) => {
    await page.goto(checkIn);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Thank you, Ngozi').waitFor();
    expect(await stored()).toMatchObject({ mood: 2 });
  });
});

test('going back, and loading a page again, sends nothing twice', async () => {
  await withDevice(phone, async (page) => {
    await page.goto(`${checkIn}?mood=5`);
    await page.getByRole('button', { name: 'Send' }).tap();
    await page.getByText('Thank you, Ngozi').waitFor();
    await page.reload();
    await page.goBack();
    await page.goForward();
    expect((await stored()).revision).toBe(1);
  });
});

test('what is wrong is said at the top and at the field, and one press leads from one to the other', async () => {
  await withDevice({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${checkIn}?mood=2`);
    await page.getByLabel(/Please call me/).check();
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Send' }).tap();
    expect((await answered).status()).toBe(400);
    await page.getByRole('alert').getByRole('link').tap();
    await page.waitForURL('**#field-telephone');
    expect(await page.getByLabel(/Please call me/).isChecked()).toBe(true);
  });
});

test('puts up no barriers: the question, its problems, the thanks, the settings', async () => {
  const settings = `/p/preferences/${site.links.mint('preferences', personId)}`;
  await withDevice(computer, async (page) => {
    await page.goto(checkIn);
    expect(await barriersOf(page)).toStrictEqual([]);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').waitFor();
    expect(await barriersOf(page)).toStrictEqual([]);
    await page.goto(`${checkIn}?mood=1`);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you, Ngozi').waitFor();
    expect(await barriersOf(page)).toStrictEqual([]);
    await page.goto(browser.url + settings);
    expect(await barriersOf(page)).toStrictEqual([]);
  });
}, 120_000);

test('a break is taken and ended, and one purpose stopped, without JavaScript', async () => {
  const settings = `/p/preferences/${site.links.mint('preferences', personId)}`;
  const person = async () =>
    (await site.records.read({ person: { record: 'person', key: { personId } } })).person;
  await withDevice({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(browser.url + settings);
    await page.getByLabel('One month').check();
    await page.getByRole('button', { name: 'Take a break' }).tap();
    await page.getByText('You are taking a break').waitFor();
    expect((await person())?.pausedUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await page.getByRole('button', { name: 'End the break now' }).tap();
    await page.getByText('You are taking a break').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Stop check-in emails' }).tap();
    await page.getByRole('button', { name: 'Send me check-in emails again' }).waitFor();
    expect(await person()).toMatchObject({ unwanted: ['checkIns'] });
  });
});
