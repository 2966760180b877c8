import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type AlumniBrowser,
  computer,
  devices,
  phone,
  startAlumniBrowser,
} from '../support/alumni-browser.ts';
import { type AlumniSite, surveyPath } from '../support/alumni-site.ts';

let site: AlumniSite;
let browser: AlumniBrowser;
let withDevice: AlumniBrowser['withDevice'];
let personId: string;
let survey: string;

beforeAll(async () => {
  browser = await startAlumniBrowser();
  ({ site, withDevice } = browser);
});
afterAll(() => browser.stop());
beforeEach(async () => {
  personId = crypto.randomUUID();
  await site.admit({ personId }, { invitedAt: new Date().toISOString() });
  survey = browser.url + surveyPath(site, personId);
});

async function stored() {
  const { response } = await site.records.read({
    response: { record: 'response', key: { personId, plan: 'annual-2027' } },
  });
  return response;
}

describe.each(devices)('the survey %s', (_, device) => {
  test('from a choice in the email to the thanks', async () => {
    await withDevice(device, async (page) => {
      await page.goto(`${survey}?EMP_STATUS=teaching-part-time`);
      expect(await page.getByLabel('Teaching part-time').isChecked()).toBe(true);
      expect(await stored()).toBeUndefined();

      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByLabel('Which school or district').fill('Lincoln Middle School, Auburn');
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Very satisfied').click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Skip' }).click();
      await page.getByLabel('Not now').check();
      await page.getByRole('button', { name: 'Send my answers' }).click();

      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Thank you, Ngozi');
      expect(await page.getByText('Lincoln Middle School, Auburn').isVisible()).toBe(true);
      expect(await stored()).toMatchObject({
        revision: 1,
        answers: {
          EMP_STATUS: 'teaching-part-time',
          SCHOOL: 'Lincoln Middle School, Auburn',
          JOB_SAT: '5',
          INTENT_STAY: '',
          MENTOR_WILLING: 'not-now',
        },
      });
    });
  });
});

test('is left on the phone and taken up again on the computer', async () => {
  await withDevice(phone, async (page) => {
    await page.goto(survey);
    await page.getByText('Looking for a teaching job').tap();
    await page.getByRole('button', { name: 'Next' }).tap();
    await page.waitForURL('**/MENTOR_WILLING');
  });
  await withDevice(computer, async (page) => {
    await page.goto(survey);
    expect(await page.getByText('Welcome back, Ngozi').isVisible()).toBe(true);
    await page.getByText('Yes', { exact: true }).click();
    await page.getByRole('button', { name: 'Send my answers' }).click();
    expect(await page.getByText('Looking for a teaching job').isVisible()).toBe(true);
  });
});

test('can be answered with the keyboard alone, the focus always in sight', async () => {
  await withDevice(computer, async (page) => {
    await page.goto(survey);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    const outline = await page
      .locator('.choice:has(:focus-visible)')
      .evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/SCHOOL');
    expect((await stored())?.answers).toEqual({ EMP_STATUS: 'teaching-part-time' });
  });
});

test('going back, and loading a page again, sends nothing twice', async () => {
  await withDevice(phone, async (page) => {
    await page.goto(survey);
    await page.getByText('Looking for a teaching job').tap();
    await page.getByRole('button', { name: 'Next' }).tap();
    await page.getByText('Yes', { exact: true }).tap();
    await page.getByRole('button', { name: 'Send my answers' }).tap();
    await page.getByText('Thank you, Ngozi').waitFor();
    await page.reload();
    await page.goBack();
    await page.goForward();
    expect((await stored())?.revision).toBe(1);
  });
});

test('after sending, an answer is changed in two steps', async () => {
  await site.post(`${surveyPath(site, personId)}/send`, { go: 'send' });
  await withDevice(phone, async (page) => {
    await page.goto(survey);
    await page.getByRole('link', { name: /Answer.*Would you mentor/ }).tap();
    await page.getByText('Yes', { exact: true }).tap();
    await page.getByRole('button', { name: 'Save this change' }).tap();
    await page.getByText('Your changed answers reached').waitFor();
    expect(await stored()).toMatchObject({ revision: 2, answers: { MENTOR_WILLING: 'yes' } });
  });
});

test('what is wrong is said at the top and at the field, and one press leads from one to the other', async () => {
  await withDevice(phone, async (page) => {
    await page.goto(`${survey}/SCHOOL`);
    // A browser holds to the field's limit; a script, or an old browser, does not.
    await page.locator('#field-SCHOOL').evaluate((input) => input.removeAttribute('maxlength'));
    await page.locator('#field-SCHOOL').fill('Lincoln '.repeat(40));
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Next' }).tap();
    expect((await answered).status()).toBe(400);
    await page.getByRole('alert').getByRole('link').tap();
    expect(await page.locator(':focus').getAttribute('id')).toBe('field-SCHOOL');
    expect(await page.locator(':focus').inputValue()).toContain('Lincoln Lincoln');
  });
}, 60_000);

test('unsubscribing, and undoing it, is one press each', async () => {
  const path = `/p/unsubscribe/surveys/${site.links.mint('unsubscribe:surveys', personId)}`;
  const wanted = async () => {
    const { person } = await site.records.read({ person: { record: 'person', key: { personId } } });
    return !person?.unwanted.includes('surveys');
  };
  await withDevice({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(browser.url + path);
    expect(await wanted()).toBe(true);
    await page.getByRole('button', { name: 'Stop survey emails' }).tap();
    await page.getByText('Survey emails are stopped').waitFor();
    expect(await wanted()).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await page.getByText('Stop survey emails?').waitFor();
    expect(await wanted()).toBe(true);
  });
});
