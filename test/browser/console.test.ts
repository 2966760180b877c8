import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { surveyDue } from '../../events/survey-due.ts';
import { barriersOf } from '../support/barriers.ts';
import { ConsoleBrowser } from '../support/console-browser.ts';
import type { Rollcall } from '../support/rollcall.ts';
import { root } from '../support/root.ts';
import { leaveUndelivered } from '../support/undelivered-event.ts';

const minute = 60_000;
const sample = {
  name: 'graduates.csv',
  mimeType: 'text/csv',
  buffer: readFileSync(join(root, 'infra/local/sample/graduates.csv')),
};

let browser: ConsoleBrowser;
let rollcall: Rollcall;
let page: Page;

beforeAll(async () => {
  // Everybody of the sample has graduated; this year's survey season opens in May.
  browser = await ConsoleBrowser.start('2027-02-10T16:00:00Z');
  ({ rollcall, page } = browser);
}, 60_000);
afterAll(() => browser.stop());
afterEach(() => {
  expect(browser.complaints.splice(0)).toEqual([]);
});

const heading = (on: Page = page) => on.getByRole('heading', { level: 1 }).innerText();
const press = (name: string | RegExp, on: Page = page) =>
  on.getByRole('button', { name, exact: true }).click();
const follow = (name: string | RegExp, on: Page = page) =>
  on.getByRole('link', { name, exact: true }).click();
const goTo = (part: string) =>
  page
    .getByRole('navigation', { name: 'Parts of the console' })
    .getByRole('link', { name: part })
    .click();
const rowOf = (name: string, on: Page = page) => on.getByRole('row').filter({ hasText: name });
const sees = (text: string | RegExp, on: Page = page) => on.getByText(text).first().waitFor();
const focused = () => page.locator(':focus');

async function expectNoBarriers(): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
}

/** Tabs on until the field has the focus, as somebody without a mouse does. */
async function tabTo(selector: string): Promise<void> {
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus-visible`).count()) === 1) {
      const outline = await focused().evaluate((each) => getComputedStyle(each).outlineStyle);
      expect(outline, `the focus is in sight on ${selector}`).not.toBe('none');
      return;
    }
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function skipToContent(): Promise<void> {
  await page.keyboard.press('Tab');
  expect(await focused().innerText()).toBe('Skip to the content');
  await page.keyboard.press('Enter');
}

async function choose(file: typeof sample, on: Page = page): Promise<void> {
  await on.goto(browser.url('/console/imports'));
  await on.getByLabel('CSV or XML file').setInputFiles(file);
  await press('See what it would do', on);
}

/** The dry run's or the import's figures, by their labels. */
async function figures(on: Page = page): Promise<Record<string, number>> {
  const all = await on.locator('.figure').evaluateAll((each) =>
    each.map((figure): [string, number] => {
      const text = (part: string) => figure.querySelector(part)?.textContent?.trim() ?? '';
      return [text('.label').split(':')[0] ?? '', Number(text('.number'))];
    }),
  );
  return Object.fromEntries(all);
}

describe('the first visit', () => {
  test('takes one press of the local sign-in page', async () => {
    await page.goto(browser.url('/console'));
    expect(await heading()).toBe('Sign in to Rollcall');
    await expectNoBarriers();
    await page.getByRole('button', { name: 'Continue as Dana Whitfield' }).click();
    await page.waitForURL(browser.url('/console'));
    expect(await heading()).toBe('First, set up your program');
    await expectNoBarriers();
  });

  test('leads to the program’s settings, which the keyboard alone fills in', async () => {
    await page.goto(browser.url('/console'));
    await skipToContent();
    await tabTo('a.button');
    await page.keyboard.press('Enter');
    await sees('Every email and every survey page names these.');
    await expectNoBarriers();

    await skipToContent();
    await tabTo('#field-name');
    await page.keyboard.type('Cedar Valley University Teacher Education');
    await tabTo('#field-postalAddress');
    await page.keyboard.type('100 College Avenue\nCedar Valley, AL 36000');
    await tabTo('#field-replyToName');
    await page.keyboard.type('Dana Whitfield');
    await tabTo('#field-replyToAddress');
    await page.keyboard.type('nobody');
    await page.keyboard.press('Enter');
    // The browser's own check holds the form; the focus stays where the mistake is.
    expect(await focused().getAttribute('id')).toBe('field-replyToAddress');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('alumni@cedarvalley.example.edu');
    await tabTo('#field-timeZone');
    await page.keyboard.type('Central (Ch');
    await tabTo('#field-seasonMonth');
    await page.keyboard.type('May');
    await tabTo('#field-seasonDay');
    await tabTo('#field-emailDomain');
    await page.keyboard.type('cedarvalley.example.edu');
    await tabTo('button.primary');
    await page.keyboard.press('Enter');
    await sees('Your program is set up');
    await expectNoBarriers();

    await goTo('Settings');
    await page.waitForURL('**/console/settings');
    expect(await page.getByLabel('Time zone').inputValue()).toBe('America/Chicago');
    expect(await page.getByLabel('Postal address').inputValue()).toBe(
      '100 College Avenue\nCedar Valley, AL 36000',
    );
  });
});

describe('a registrar’s file', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const bad = [
    ['a picture', png, 'This is not a text file.'],
    ['an empty file', Buffer.alloc(0), 'The file is empty.'],
    ['a file without a header', Buffer.from('Ivanova,Ngozi,@75548223\n'), 'column'],
  ] as const;

  test.each(bad)('that is %s is refused with its reason', async (_, buffer, reason) => {
    await choose({ name: 'wrong.csv', mimeType: 'text/csv', buffer });
    const alert = page.getByRole('alert');
    await alert.filter({ hasText: reason }).waitFor();
    expect(await focused().getAttribute('id')).toBe('field-file-problem');
    await browser.withoutScripts(async (plain) => {
      await choose({ name: 'wrong.csv', mimeType: 'text/csv', buffer }, plain);
      const said = await plain.getByRole('alert').innerText();
      expect(said).toContain(buffer.length === 0 ? 'not empty' : reason);
    });
    expect(await rollcall.people()).toEqual([]);
  });

  test('shows what it would do, student by student, before anything happens', async () => {
    await choose(sample);
    await page.waitForURL('**/console/imports/*-*');
    expect(await heading()).toBe('Check before importing');
    expect(await figures()).toEqual({
      Create: 60,
      Update: 0,
      Unchanged: 0,
      Revoked: 2,
      'Not a graduate': 6,
      Rejected: 2,
    });
    const told = async (name: string) => (await rowOf(name).first().innerText()).split('\t');
    expect(await told('Whitcombe')).toEqual([
      expect.stringContaining('@46146177'),
      '54',
      'Not a graduate',
      expect.stringContaining('(STATUS SO)'),
    ]);
    expect(await told('Anand')).toEqual([
      expect.stringContaining('@12882054'),
      expect.stringMatching(/^\d+, \d+$/),
      'Create',
      expect.stringContaining('The same row again; it counts once.'),
    ]);
    expect(await told('Dubois')).toEqual([
      expect.stringContaining('@24380888'),
      '59, 78',
      'Revoked',
      expect.stringMatching(/taken back/),
    ]);
    const rejected = page.getByRole('region', { name: 'Rows that were not used' });
    expect(await rejected.getByRole('row').filter({ hasText: 'Hakimi' }).innerText()).toMatch(
      /^5\t.*\t.*XX/,
    );
    expect(await rejected.getByRole('row').filter({ hasText: 'Lau' }).innerText()).toMatch(
      /^48\t.*\t.*02\/30\/2026/,
    );
    await expectNoBarriers();
    await page.locator('.figure', { hasText: 'Rejected' }).click();
    await page.waitForURL('**?show=rejected#lines');
    await sees('Students: rejected');
    expect(await rollcall.people()).toEqual([]);
  });

  test('is imported by one press, with its progress in sight to the end', async () => {
    // The first look at the progress waits until the bar has been looked at.
    let letGo = () => {};
    const looked = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/progress', async (route) => {
      await looked;
      await route.continue();
    });
    await press('Import');
    await page.getByRole('progressbar').waitFor();
    expect(await page.locator('.progress').innerText()).toContain('of 62 students');
    await expectNoBarriers();
    letGo();
    await page.getByText('Done', { exact: true }).waitFor();
    expect(await figures()).toMatchObject({ created: 60 });
    await expectNoBarriers();
    await rollcall.settled();
    await goTo('People');
    await sees('60 people');
    await page.unroute('**/progress');
  });

  test('changes nothing the second time, also without JavaScript', async () => {
    const before = await rollcall.people();
    await browser.withoutScripts(async (plain) => {
      await choose(sample, plain);
      await sees('Importing this file would change nothing.', plain);
      expect(await figures(plain)).toMatchObject({ Create: 0, Update: 0, Unchanged: 60 });
      await press('Do not import', plain);
      await sees('The file was thrown away.', plain);
    });
    expect(await rollcall.people()).toEqual(before);
  });

  test('is taken back, with everybody it brought in', async () => {
    await goTo('Imports');
    await rowOf('Done').getByRole('link').click();
    await follow('Take this import back');
    await sees('People whom it created go');
    await expectNoBarriers();
    await press('Take it back');
    await sees('This import was taken back');
    await rollcall.settled();
    await goTo('People');
    await sees('Nobody is here yet.');
    expect(await rollcall.inbox.count()).toBe(0);
  });

  test('is brought in again without JavaScript, from the upload to the end', async () => {
    await browser.withoutScripts(async (plain) => {
      await choose(sample, plain);
      await sees('Check before importing', plain);
      expect(await figures(plain)).toMatchObject({ Create: 60, Unchanged: 0 });
      await press('Import', plain);
      // The page loads itself again.
      await plain.getByText('Done', { exact: true }).waitFor();
      expect(await figures(plain)).toMatchObject({ created: 60 });
    });
    await rollcall.settled();
    expect(await rollcall.people()).toHaveLength(60);
  });
});

describe('a file whose columns nobody knows', () => {
  const named = (name: string, row: string) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`Worker;Post;Site;Since\n${row}\n`),
  });

  test('asks what it is and which column holds what, with some of the values beside them', async () => {
    await choose(named('staff.csv', '@09332423;Teacher;Lincoln Middle School;08/17/2026'));
    await page.waitForURL('**/console/imports/*-*');
    expect(await heading()).toBe('Which column holds what?');
    await expectNoBarriers();
    await page.getByLabel('What is this file?').selectOption({ label: 'Hires (CSV)' });
    await press('Go on');
    await page.waitForURL('**/columns?format=hire-list');
    expect(await rowOf('Worker').innerText()).toContain('@09332423');
    await expectNoBarriers();
    await press('See what it would do');
    // What is missing is said, and leads to its field.
    const missing = page.getByRole('alert').getByRole('link').first();
    expect(await missing.innerText()).toMatch(/\S/);
    await expectNoBarriers();
    for (const [field, column] of [
      ['studentId (needed)', 'Worker (@09332423)'],
      ['schoolName (needed)', 'Site (Lincoln Middle School)'],
      ['hireDate (needed)', 'Since (08/17/2026)'],
    ] as const) {
      await page.getByLabel(field).selectOption({ label: column });
    }
    await press('See what it would do');
    expect(await heading()).toBe('Check before importing');
    expect(await figures()).toMatchObject({ Record: 1, Rejected: 0 });
    await expectNoBarriers();
    await press('Do not import');
    await sees('The file was thrown away.');
  });

  test('is known by its column names from then on, also without JavaScript', async () => {
    await browser.withoutScripts(async (plain) => {
      await choose(named('again.csv', '@99999999;Teacher;Auburn High;08/17/2026'), plain);
      await sees('Check before importing', plain);
      expect(await figures(plain)).toMatchObject({ Record: 0, 'Not known here': 1 });
      await press('Do not import', plain);
      await sees('The file was thrown away.', plain);
    });
  });
});

describe('people', () => {
  const found = () =>
    page.getByRole('region', { name: 'People (table)' }).locator('tbody th').allInnerTexts();
  const search = async (text: string) => {
    await page.getByLabel('Find by name, student id or email address').fill(text);
    await press('Find');
    await sees(/^1 person of 60$/);
  };

  test('are found by name, student id or email address, which no address bar ever shows', async () => {
    await browser.open('/console/people');
    await expectNoBarriers();
    for (const text of ['okonkwo', '@09332423', 'chidinma.abara@example.org']) {
      await search(text);
      expect(await found()).toEqual([/abara/.test(text) ? 'Chidinma L Abara' : 'Adaeze J Okonkwo']);
      expect(page.url()).toBe(browser.url('/console/people'));
    }
    await expectNoBarriers();
    expect(browser.asked.filter((url) => /okonkwo|09332423|abara/i.test(url))).toEqual([]);
  });

  test('are filtered by cohort, program, reach and answer', async () => {
    const filtered = async (label: string, choice: string, count: RegExp) => {
      await browser.open('/console/people');
      await page.getByLabel(label, { exact: true }).selectOption({ label: choice });
      await press('Filter');
      await sees(count);
      return found();
    };
    const cohort = await filtered('Cohort', '2022–23', /^\d+ people of 60$/);
    expect(cohort).toEqual(expect.arrayContaining(['Chidinma L Abara', 'Josephine St. Cloud']));
    expect(cohort).not.toContain('Adaeze J Okonkwo');
    expect(await filtered('Reachable', 'No address', /^1 person of 60$/)).toEqual([
      'Marcus W Eagleton',
    ]);
    expect(await filtered('Program', 'Gifted Education (CT-GIFTED)', /^1 person of 60$/)).toEqual([
      'Gianna Castellano',
    ]);
    expect(await filtered('Answered', 'Has answered', /^0 people of 60$/)).toEqual([]);
    await sees('Nobody fits these filters.');
  });

  test('who share an address are named together, so that an admin can say whose it is', async () => {
    await browser.open('/console/addresses');
    await sees('Camila Hernández Soto');
    await sees('María José Soto');
    await expectNoBarriers();
  });

  test('are recorded one by one, by a form that comes back filled in when something is wrong', async () => {
    await browser.open('/console/graduations/new');
    const fields = {
      'Student id': '@31415926',
      'First name': 'Amara',
      'Last name': 'Nightingale',
      Degree: 'BS',
      'Program code': 'BS-EDU-MATH',
      Major: 'Mathematics Education',
      'Day of completion': '2026-12-18',
    };
    const address = page.getByLabel('Address', { exact: true }).first();
    for (const [label, value] of Object.entries(fields)) {
      await page.getByLabel(label, { exact: true }).fill(value);
    }
    await address.fill('amara at example.com');
    await press('Record a graduation');
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.title()).toMatch(/^Please look again/);
    expect(await focused().getAttribute('name')).toBe('electronicMail.0.electronicMailAddress');
    expect(await address.inputValue()).toBe('amara at example.com');
    for (const [label, value] of Object.entries(fields)) {
      expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(value);
    }
    await expectNoBarriers();

    await focused().fill('amara.nightingale@example.com');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console/events/graduation.submitted.v1/*-*');
    await rollcall.settled();
    await page.reload();
    await sees('The graduation is recorded');
    await expectNoBarriers();
    await follow('Open Amara Nightingale');
    await sees('because an admin recorded it by hand');
    expect(await rollcall.people()).toHaveLength(61);
  });
});

describe('one person', () => {
  /** The timeline's lines, oldest first: what happened, and what is said of it. */
  async function timeline(): Promise<string[]> {
    const lines = await page.locator('.timeline > li').allInnerTexts();
    return lines.toReversed().map((line) => line.replace(/\s+/g, ' '));
  }

  test('gets this year’s survey at once, and their page tells in order what happened and why', async () => {
    await browser.open(
      `/console/people/${(await rollcall.personCalled('Adaeze J Okonkwo')).personId}`,
    );
    expect(await timeline()).toEqual([
      expect.stringMatching(
        /^Recorded as a graduate with 2 degrees\. Event .* because a registrar’s file said so/,
      ),
      expect.stringMatching(
        /^Annual survey 2026–27 was planned, .* because the graduation was recorded/,
      ),
    ]);
    await press('Start this year’s survey now');
    await sees('The survey starts now');
    expect(await rollcall.inbox.count()).toBe(0);
    await rollcall.moveClockTo(rollcall.later(3 * minute));
    const emails = await rollcall.inbox.emails();
    expect(emails.map(({ to }) => to)).toEqual(['adaeze.okonkwo@example.org']);

    await page.reload();
    expect((await timeline()).slice(2)).toEqual([
      expect.stringMatching(/^Annual survey 2026–27 was started now, .* by admin@cedarvalley/),
      expect.stringMatching(
        /^The invitation to the annual survey 2026–27 was asked for\. .* because its day had come$/,
      ),
      expect.stringMatching(/was sent to adaeze\.okonkwo@example\.org\. Email/),
      expect.stringMatching(
        /^The invitation to the annual survey 2026–27 arrived in the mailbox\./,
      ),
    ]);
    await expectNoBarriers();
  });

  test('is given an award from their page, also without JavaScript, and it shows there', async () => {
    const { personId } = await rollcall.personCalled('Adaeze J Okonkwo');
    await browser.withoutScripts(async (plain) => {
      await plain.goto(browser.url(`/console/people/${personId}`));
      await follow('Record an award', plain);
      await plain.getByLabel('Name of the award').fill('Teacher of the Year');
      await plain.getByLabel('Kind of award').selectOption('Honor award');
      await press('Record an award', plain);
      const day = plain.getByLabel('Day on which it was given');
      await plain.getByRole('alert').getByText('Enter the day on which it was given.').waitFor();
      await day.fill('2027-02-01');
      await press('Record an award', plain);
      await plain.waitForURL('**/console/events/recognition.submitted.v1/*-*');
      await rollcall.settled();
      await plain.reload();
      await sees('The award is recorded', plain);
      await follow('Open Adaeze J Okonkwo', plain);
      await sees('Teacher of the Year', plain);
    });
  });

  test('counts in the survey’s progress, by cohort', async () => {
    await goTo('Surveys');
    await expectNoBarriers();
    await follow('Annual survey 2026–27');
    await sees('By cohort');
    const cells = async (cohort: string) =>
      (await rowOf(cohort).locator('td.number').allInnerTexts()).slice(0, 4).map(Number);
    // Everyone, planned, invited, answered: the one who was invited has her cohort.
    expect(await cells('2024–25')).toEqual([13, 12, 1, 0]);
    expect(await cells('All')).toEqual([61, 60, 1, 0]);
    await expectNoBarriers();
  });
});

describe('an event that breaks its contract', () => {
  test('is mended in the quarantine and handed in again, and its graduate appears', async () => {
    const eventId = crypto.randomUUID();
    const { firstName: _, ...nameless } = { firstName: '', lastSurname: 'Osei', middleName: 'K' };
    await rollcall.putOnBus('intake', graduationSubmitted.type, {
      eventId,
      occurredAt: '2027-01-15T17:00:00Z',
      programId: rollcall.programId,
      correlationId: eventId,
      causationId: eventId,
      data: {
        ...graduationSubmitted.example,
        candidateIdentifier: '@27182818',
        electronicMail: [],
        name: nameless,
      },
    });
    await rollcall.settled();
    await browser.open('/console');
    await expectNoBarriers();
    await follow('1 event could not be admitted');
    await sees('Enter the first name.');
    await expectNoBarriers();
    await page.getByRole('row').getByRole('link').first().click();
    await sees('Why it was not admitted');
    await expectNoBarriers();

    await press('Hand it in again');
    await page.getByRole('alert').getByText('Enter the first name.').waitFor();
    await expectNoBarriers();
    await page.getByLabel('First name').fill('Kofi');
    await press('Hand it in again');
    await sees('The event was handed in again.');
    await sees('Handed in again');
    await rollcall.settled();
    expect(await rollcall.personCalled('Kofi K Osei')).toMatchObject({ reach: 'no-address' });
  });
});

describe('work that could not be done', () => {
  const due = async (name: string) => ({
    eventId: crypto.randomUUID(),
    occurredAt: rollcall.later(0),
    programId: rollcall.programId,
    correlationId: 'season',
    causationId: 'season',
    data: {
      personId: (await rollcall.personCalled(name)).personId,
      survey: { surveyIdentifier: 'annual', schoolYear: 2027 },
      step: 'invitation' as const,
    },
  });

  test('stands among the dead letters with its reason, and is discarded', async () => {
    const { data, ...envelope } = await due('Chidinma L Abara');
    const broken = { ...envelope, data: { ...data, step: 'tea' } };
    await rollcall.putOnBus('inner', surveyDue.type, broken, surveyDue.source);
    await rollcall.settled();
    await goTo('Dead letters');
    await sees('the event does not keep its contract: data.step');
    await sees('It can only be discarded.');
    await expectNoBarriers();
    await page.getByRole('checkbox', { name: /survey\.due\.v1/ }).check();
    await page.getByText('Discard the chosen', { exact: true }).click();
    await press('Yes, discard the chosen');
    await sees('The work was discarded.');
    await sees('All work could be done.');
  });

  test('is done again by one press: the survey that was lost on its way arrives', async () => {
    const lost = await due('Chidinma L Abara');
    leaveUndelivered(rollcall.runtime, surveyDue, lost, 'invitetosurvey');
    await rollcall.settled();
    await goTo('Dead letters');
    await sees('invite-to-survey (1)');
    await sees('The bus could not hand it over: NO_PERMISSIONS');
    await expectNoBarriers();
    await press('Do it again');
    await sees('The work is being done again.');
    await rollcall.moveClockTo(rollcall.later(3 * minute));
    expect(await rollcall.inbox.emails('chidinma.abara@example.org')).toHaveLength(1);
  });
});

describe('without a barrier for anybody', () => {
  test.each([
    '/console/planned',
    '/console/imports',
    '/console/not-reachable',
    '/console/events',
    '/console/events/hire.submitted.v1/new',
    '/console/events/credential.submitted.v1/new',
  ])('opens %s', async (path) => {
    await browser.open(path);
    await expectNoBarriers();
  });
});
