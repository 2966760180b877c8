import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { barriersOf } from '../support/barriers.ts';
import { startBrowser } from '../support/browser.ts';
import { type ConsoleSite, startConsoleSite } from '../support/console-site.ts';
import { type LoopbackSite, serveOnLoopback } from '../support/loopback-site.ts';
import {
  aMentorInvitation,
  aMentorNeed,
  aMentorProfile,
  aPerson,
  chen,
  ngozi,
} from '../support/made-up-records.ts';

const amara = '5c1d2e3f-4a5b-4c9e-8f77-3f2b8c1e5d0a';

let site: ConsoleSite;
let server: LoopbackSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await startConsoleSite();
  server = await serveOnLoopback((request) => site.app.fetch(request));
  browser = await startBrowser();
  page = await browser.newPage();
  await site.store('person', aPerson());
  const people = [
    [chen, 'Chen Okafor'],
    [amara, 'Amara Quill'],
  ] as const;
  for (const [personId, displayName] of people) {
    await site.store('person', aPerson({ personId, displayName, cohort: 2021 }));
    const profile = { personId, displayName, listBy: `0#${personId}`, asked: 2 };
    await site.store('mentorProfile', aMentorProfile({ ...profile, pausedUntil: '2026-01-01' }));
  }
  await site.store('mentorInvitation', aMentorInvitation({ status: 'declined' }));
  await site.store(
    'mentorNeed',
    aMentorNeed({
      status: 'proposed',
      words: 'How do I call parents?',
      candidates: [
        { personId: chen, reasons: ['same-subject', 'two-years'] },
        { personId: amara, reasons: ['topic'] },
      ],
    }),
  );
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.stop();
  await site.stop();
});

describe('no barrier keeps an admin from', () => {
  test.each([
    ['the needs', '/console/mentoring'],
    ['one need with its list', `/console/mentoring/needs/${ngozi}/need-1`],
    ['the mentors and how invitations are shared', '/console/mentoring/mentors'],
    ['the settings of mentoring', '/console/settings/mentoring'],
    ['asking for a mentor', `/console/people/${ngozi}/mentoring/ask`],
    ['inviting a mentor', `/console/people/${chen}/mentoring/invite`],
    ['a mentor’s own page', `/console/people/${chen}`],
  ])(
    '%s',
    async (_, path) => {
      const answer = await page.goto(server.url + path);
      expect(answer?.status()).toBe(200);
      expect(await barriersOf(page)).toEqual([]);
    },
    60_000,
  );
});

test('a first choice is one press, and is said so on the next page', async () => {
  await page.goto(`${server.url}/console/mentoring/needs/${ngozi}/need-1`);
  await page.getByRole('button', { name: /^Ask first ?: Amara Quill$/ }).click();
  await page.getByRole('status').getByText('They are asked next').waitFor();
  const { need } = await site.records.read({
    need: { record: 'mentorNeed', key: { personId: ngozi, needId: 'need-1' } },
  });
  expect(need).toMatchObject({
    status: 'inviting',
    arranged: true,
    candidates: [{ personId: amara }, { personId: chen }],
  });
}, 60_000);
