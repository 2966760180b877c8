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
import { aMentorInvitation, aMentorNeed, aMentorProfile } from '../support/made-up-records.ts';

let site: AlumniSite;
let browser: AlumniBrowser;
let withDevice: AlumniBrowser['withDevice'];
let personId: string;

beforeAll(async () => {
  browser = await startAlumniBrowser();
  ({ site, withDevice } = browser);
});
afterAll(() => browser.stop());
beforeEach(async () => {
  personId = crypto.randomUUID();
  await site.admit({ personId, firstName: 'Chen', telephone: '+15155550142' });
});

const pathOf = (page: string, purpose: string) =>
  `${browser.url}/m/${page}/${site.links.mint(purpose, personId)}`;

/** Chen is asked to mentor Amara. */
async function invited() {
  const menteeId = crypto.randomUUID();
  const needId = crypto.randomUUID();
  await site.admit({ personId: menteeId, firstName: 'Amara' });
  const asked = [{ personId, at: '2026-09-20T15:00:00Z', outcome: 'waiting' as const }];
  const need = { personId: menteeId, needId, status: 'inviting' as const, asked };
  await site.store('mentorNeed', aMentorNeed(need));
  const commitment = { needId, menteeId, kind: 'mentor', since: '2026-09-20T15:00:00Z' } as const;
  const commitments = [{ ...commitment, state: 'asked' as const }];
  await site.store('mentorProfile', aMentorProfile({ personId, commitments }));
  await site.store('mentorInvitation', aMentorInvitation({ personId, needId, menteeId }));
  const stored = async () =>
    (
      await site.records.read({
        need: { record: 'mentorNeed', key: { personId: menteeId, needId } },
      })
    ).need;
  return { url: pathOf(`invitation/${needId}`, `mentor-invitation:${needId}`), need: stored };
}

describe.each(devices)('mentoring %s', (_, device) => {
  test('an invitation is accepted in two presses and a tick', async () => {
    const { url, need } = await invited();
    await withDevice(device, async (page) => {
      await page.goto(url);
      await page.getByLabel('My email address').check();
      expect(await need()).toMatchObject({ status: 'inviting' });
      await page.getByRole('button', { name: 'Yes, I will mentor Amara' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Thank you!');
      expect(await need()).toMatchObject({ status: 'matched', mentorId: personId });
    });
  });

  test('an invitation is declined with one press, straight from the link in the email', async () => {
    const { url, need } = await invited();
    await withDevice(device, async (page) => {
      await page.goto(`${url}#no`);
      await page.getByRole('button', { name: 'No, not this time' }).click();
      await page.getByText('You said no, and that is fine.').waitFor();
      expect(await need()).toMatchObject({ asked: [{ outcome: 'declined' }] });
    });
  });

  test('a graduate says how they would mentor, and finds it so again', async () => {
    const url = pathOf('profile', 'mentor-profile');
    await withDevice(device, async (page) => {
      await page.goto(url);
      await page.getByLabel('Yes', { exact: true }).check();
      await page.getByLabel('One talk of half an hour').check();
      await page.getByLabel('Working with families').check();
      await page.getByLabel('How many people at a time?').selectOption('3');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('you may be asked to mentor').waitFor();
      expect(await page.getByLabel('Working with families').isChecked()).toBe(true);
      expect(await page.getByLabel('How many people at a time?').inputValue()).toBe('3');
    });
  });

  test('a graduate asks for a mentor', async () => {
    const url = pathOf('request', 'mentor-request');
    await withDevice(device, async (page) => {
      await page.goto(url);
      await page.getByLabel('A mentor, about every two weeks').check();
      await page.getByLabel('In your own words').fill('How do I call parents?');
      await page.getByLabel('My telephone number').check();
      await page.getByRole('button', { name: 'Ask for a mentor' }).click();
      await page.getByText('we are looking for somebody who fits').waitFor();
    });
    const { needs } = await site.records.read({ needs: { allOf: 'mentorNeed', personId } });
    expect(needs).toMatchObject([{ words: 'How do I call parents?', shares: ['phone'] }]);
  });
});

test('what is wrong is said at the top, and one press leads to the field', async () => {
  const { url, need } = await invited();
  await withDevice({ ...phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(url);
    await page.getByRole('button', { name: 'Yes, I will mentor Amara' }).tap();
    await page.getByRole('alert').getByRole('link').tap();
    expect(new URL(page.url()).hash).toBe('#field-shares');
    expect(await page.locator('#field-shares').count()).toBe(1);
  });
  expect(await need()).toMatchObject({ status: 'inviting' });
});

test('an invitation can be declined with the keyboard alone', async () => {
  const { url, need } = await invited();
  await withDevice(computer, async (page) => {
    await page.goto(`${url}#no`);
    await page.getByRole('button', { name: 'Yes, I will mentor Amara' }).focus();
    const reached = async () =>
      page.evaluate(() => document.activeElement?.textContent === 'No, not this time');
    // A day has a field each for month, day and year.
    for (let press = 0; press < 8 && !(await reached()); press += 1) {
      await page.keyboard.press('Tab');
    }
    expect(await reached()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('You said no, and that is fine.').waitFor();
  });
  expect(await need()).toMatchObject({ asked: [{ outcome: 'declined' }] });
});

test('no barrier keeps anybody from a page, nor is any wider than a phone', async () => {
  const { url } = await invited();
  const urls = [url, pathOf('profile', 'mentor-profile'), pathOf('request', 'mentor-request')];
  await withDevice(computer, async (page) => {
    for (const each of urls) {
      await page.goto(each);
      expect(await barriersOf(page)).toEqual([]);
    }
  });
}, 60_000);
