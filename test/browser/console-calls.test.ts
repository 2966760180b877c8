import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { ConsoleBrowser } from '../support/console-browser.ts';
import type { Rollcall } from '../support/rollcall.ts';

let browser: ConsoleBrowser;
let rollcall: Rollcall;
let page: Page;

beforeAll(async () => {
  browser = await ConsoleBrowser.start('2027-02-08T16:00:00Z');
  ({ rollcall, page } = browser);
  await rollcall.setUpProgram();
  await rollcall.submitGraduation({
    candidateIdentifier: '@50000001',
    name: { firstName: 'Adaeze', lastSurname: 'Okonkwo' },
    electronicMail: [
      {
        electronicMailAddress: 'adaeze@example.com',
        electronicMailType: 'Home/Personal',
        primaryEmailAddressIndicator: true,
      },
    ],
    telephone: { telephoneNumber: '+13345550117' },
  });
  await rollcall.settled();
  await page.goto(browser.url('/console'));
  await page.getByRole('button', { name: 'Continue as Dana Whitfield' }).click();
  await page.waitForURL(browser.url('/console'));
}, 60_000);
afterAll(() => browser.stop());
afterEach(() => {
  expect(browser.complaints.splice(0)).toEqual([]);
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
const sees = (text: string | RegExp) => page.getByText(text).first().waitFor();
const expectNoBarriers = async () => expect(await barriersOf(page)).toEqual([]);

test('a call is planned on a person’s page, by the keyboard alone', async () => {
  await browser.open('/console/people');
  await follow('Adaeze Okonkwo');
  await follow('Plan a call');
  await expectNoBarriers();
  await page.getByLabel('What it is about (optional)').focus();
  await page.keyboard.type('How the first weeks at her new school went.');
  for (let stop = 0; stop < 4; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').innerText()) === 'Plan the call') break;
  }
  await page.keyboard.press('Enter');
  await sees('The call is planned.');
  await sees('How the first weeks at her new school went.');
  expect(await page.getByRole('link', { name: '(334) 555-0117' }).getAttribute('href')).toBe(
    'tel:+13345550117',
  );
  await sees(/Hello Adaeze, this is Dana Whitfield/);
  await expectNoBarriers();
});

test('the queue shows it, and the form that misses the outcome comes back as it was', async () => {
  await browser.open('/console/calls');
  await sees('Calls to make');
  await expectNoBarriers();
  await follow('Adaeze Okonkwo');
  await page.getByLabel('What was said (optional)').fill('Two classes of 32.');
  await page.getByText('What you learned').click();
  await page.getByLabel('Their workload').check();
  await press('Note the call');
  await page.getByRole('alert').getByRole('link').click();
  expect(await page.locator(':focus').getAttribute('name')).toBe('outcome');
  expect(await page.getByLabel('What was said (optional)').inputValue()).toBe('Two classes of 32.');
  expect(await page.getByLabel('Their workload').isChecked()).toBe(true);
  await expectNoBarriers();
});

test('what was noted stands there with its next step, and can be taken back', async () => {
  await page.getByLabel('Left word').check();
  await press('Note the call');
  await sees('The call is noted.');
  await sees('Next: Call again');
  await sees('Would help: My workload.');
  await expectNoBarriers();
  await press('I noted this by mistake: take it back');
  await sees('What you noted is taken back');
  await sees('Noted by mistake');
  await expectNoBarriers();
});

test('a call is given to somebody else, and who calls is settled for all', async () => {
  await page.getByText('Give it to somebody else').click();
  await page.getByLabel('Name', { exact: true }).fill('Lee Park');
  await page.getByLabel('Email address', { exact: true }).fill('lee.park@cedarvalley.example.edu');
  await press('Give it to them');
  await sees('The call is theirs now');
  await sees('Lee Park (lee.park@cedarvalley.example.edu)');
  await press('I take it over');
  await sees('This call is yours.');
  await browser.open('/console/settings/calls');
  await expectNoBarriers();
  await page.getByLabel('Name', { exact: true }).fill('Lee Park');
  await page.getByLabel('Email address', { exact: true }).fill('lee.park@cedarvalley.example.edu');
  await press('Save');
  await sees('The settings are saved.');
});

test('a call that is done stands among those that are done', async () => {
  await browser.open('/console/calls');
  await follow('Adaeze Okonkwo');
  await page.getByLabel('Reached', { exact: true }).check();
  await page.getByText('What you learned').click();
  await page
    .getByLabel('What they expect for next school year')
    .selectOption('Stay at the same school');
  await press('Note the call');
  await sees('Note another call');
  await browser.open('/console/calls?show=done');
  await sees('Calls done');
  await expectNoBarriers();
  await follow('Adaeze Okonkwo');
  await follow('Everything we know of Adaeze Okonkwo');
  await sees('They were called: somebody of the staff spoke with them.');
  await sees('Stay at the same school');
});
