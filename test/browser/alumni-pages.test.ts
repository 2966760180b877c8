import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyEmail, everyPage, type Words } from '../support/alumni-pages.ts';
import { startBrowser } from '../support/browser.ts';
import { type LoopbackSite, serveOnLoopback } from '../support/loopback-site.ts';
import { naughtyStrings } from '../support/naughty-strings.ts';

const words: Words = {
  firstName: 'Ngozi',
  school: 'Lincoln Middle School, Auburn',
  programName: 'Cedar Valley University',
  replyToName: 'Dana Whitfield',
};
const longWords: Words = {
  firstName: 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2),
  school: 'Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenua',
  programName: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch University College',
  replyToName: 'Dana Whitfield-Featherstonehaugh-Cholmondeley',
};
const pages = await everyPage(words);
const emails = Object.fromEntries(
  Object.entries(everyEmail(words)).map(([name, email]) => [`email ${name}`, email.html]),
);
const everything = { ...pages, ...emails };
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

let browser: Browser;
let server: LoopbackSite;
const shown = new Map<string, string>();

beforeAll(async () => {
  browser = await startBrowser();
  server = await serveOnLoopback(
    (request) =>
      new Response(shown.get(new URL(request.url).pathname) ?? '', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      }),
  );
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

async function show(page: Page, html: string): Promise<void> {
  const path = `/${shown.size}`;
  shown.set(path, html);
  await page.goto(server.url + path);
}

describe('WCAG 2.1 AA', () => {
  let context: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    page = await context.newPage();
  });
  afterAll(() => context.close());

  test.each(Object.entries(everything))('is kept by "%s"', async (name, html) => {
    await show(page, html);
    await page.emulateMedia({ colorScheme: 'light' });
    // Landmarks and the like are for pages; an email stands inside the page of a mail program.
    const tags = name in pages ? [...rules, 'best-practice'] : rules;
    const light = await new AxeBuilder({ page }).withTags(tags).analyze();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze();
    const violations = [...light.violations, ...dark.violations];
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
    ).toEqual([]);
  });
});

test.each([360, 320])(
  'nothing is wider than a screen of %i px, however long the names',
  async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 640 } });
    const long = Object.fromEntries(
      Object.entries(everyEmail(longWords)).map(([name, email]) => [name, email.html]),
    );
    const tooWide: string[] = [];
    for (const [name, html] of Object.entries({
      ...everything,
      ...(await everyPage(longWords)),
      ...long,
    })) {
      await show(page, html);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (excess > 0) tooWide.push(`${name}: ${excess} px`);
    }
    await page.close();
    expect(tooWide).toEqual([]);
  },
);

test('everything to touch on a phone is at least 44 px high', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const tooSmall: string[] = [];
  for (const [name, html] of Object.entries(pages)) {
    await show(page, html);
    const heights = await page
      .locator('.choice, .button, .input')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    if (heights.some((height) => height < 44)) tooSmall.push(name);
  }
  await page.close();
  expect(tooSmall).toEqual([]);
});

test('names and answers stay text in a real browser: same elements, nothing runs', async () => {
  const page = await browser.newPage();
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  /** Elements and text of each page as the browser's own parser sees them. */
  const parsed = (all: string[]) =>
    page.evaluate(
      (texts) =>
        texts.map((text) => {
          const parts = new DOMParser().parseFromString(text, 'text/html');
          const elements = [...parts.querySelectorAll('*')].map((each) => each.localName).join();
          return { elements, text: parts.body.textContent };
        }),
      all,
    );
  const names = Object.keys(pages);
  const expected = (await parsed(Object.values(pages))).map(({ elements }) => elements);
  for (const text of naughtyStrings) {
    const naughty = { firstName: text, school: text, programName: text, replyToName: text };
    const htmls = Object.values(await everyPage(naughty));
    const seen = await parsed(htmls);
    // What HTML itself makes of the characters: NUL is dropped, a CR is a line feed.
    const visible = text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n');
    seen.forEach((each, at) => {
      expect(each.elements, `${names[at]}: ${JSON.stringify(text)}`).toBe(expected[at]);
    });
    expect(
      seen.some((each) => each.text.includes(visible)),
      JSON.stringify(text),
    ).toBe(true);
    await page.setContent(htmls[names.indexOf('thanks')] ?? '');
  }
  await page.close();
  expect(alarms).toEqual([]);
});
