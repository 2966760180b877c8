import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Page, Visitor } from './visitor.ts';

export interface SampleOptions {
  readonly webUrl: string;
  /** The ready-made admin who loads it. */
  readonly email: string;
  readonly say: (line: string) => void;
}

const FILE = 'graduates.csv';
const SCHOOLS = 'schools.csv';
/** How many get their survey at once. */
const INVITED = 3;
/** Where the next ones teach. */
const PLACES: readonly Place[] = [
  {
    ...school('Riverbend Middle School', 'Auburn', '010000500870'),
    subject: 'Science',
    daysAgo: 103,
  },
  {
    ...school('Riverbend Middle School', 'Auburn', '010000500870'),
    subject: 'Mathematics',
    daysAgo: 100,
  },
  {
    ...school('Riverbend Middle School', 'Auburn', '010000500870'),
    subject: 'Mathematics',
    daysAgo: 95,
  },
  {
    ...school('Oak Hollow Elementary School', 'Opelika', '010258001002'),
    subject: 'Reading',
    daysAgo: 98,
  },
  { ...school('Saint Brendan Academy', 'Montgomery', ''), subject: 'Social Studies', daysAgo: 27 },
];
const NOW = z.object({ now: z.string() });

interface Place {
  school: string;
  city: string;
  stateAbbreviation: string;
  /** Empty for a private school. */
  ncesSchoolId: string;
  subject: string;
  /** First day in the position, counted back from the start. */
  daysAgo: number;
}

function school(school: string, city: string, ncesSchoolId: string) {
  return { school, city, stateAbbreviation: 'AL', ncesSchoolId };
}

/** The made-up program of the sample's graduates, as its admin enters it. */
const SETTINGS = {
  name: 'Cedar Valley University Teacher Education',
  postalAddress: 'Office of Teacher Education\n100 College Avenue\nCedar Valley, AL 36000',
  replyToName: 'Dana Whitfield',
  replyToAddress: 'alumni@cedarvalley.example.edu',
  timeZone: 'America/Chicago',
  seasonMonth: '05',
  seasonDay: '01',
  emailDomain: 'cedarvalley.example.edu',
};

/**
 * Loads the made-up sample cohort as an admin would, over HTTP: signs in, sets the program up, hands in the
 * directory of schools and the registrar's file of `sample/`, and confirms their dry runs. They take the way of any file.
 * @throws Error naming the page where it got stuck.
 */
export async function loadSample({ webUrl, email, say }: SampleOptions): Promise<void> {
  const admin = new Visitor();
  await signIn(admin, webUrl, email);
  await setUpProgram(admin, webUrl);
  // An earlier start was cut short somewhere behind this.
  const { html } = await admin.open(`${webUrl}/console/imports`);
  if (html.includes(FILE)) return;
  if (!html.includes(SCHOOLS)) await importFile(admin, webUrl, SCHOOLS);
  const started = await importFile(admin, webUrl, FILE);
  const people = await reachablePeople(admin, webUrl);
  await inviteSome(admin, people);
  await placeSome(admin, webUrl, people);
  await passMinutes(webUrl, 2);
  say(`The sample cohort is loaded: ${started.url}`);
}

/** Takes in a file of the sample, from its dry run to the end. */
async function importFile(admin: Visitor, webUrl: string, name: string): Promise<Page> {
  const bytes = readFileSync(new URL(`sample/${name}`, import.meta.url));
  const dryRun = await uploadFile(admin, webUrl, new File([bytes], name, { type: 'text/csv' }));
  const started = await confirmImport(admin, dryRun);
  await settled(webUrl);
  return started;
}

/** People of the sample in the order of the console's list, by the addresses of their pages. */
async function reachablePeople(admin: Visitor, webUrl: string): Promise<string[]> {
  const people = await admin.open(`${webUrl}/console/people?reach=reachable`);
  const found = people.html.matchAll(/href="(\/console\/people\/[0-9a-f-]{36})"/g);
  return [...new Set([...found].map(([, path = '']) => `${webUrl}${path}`))];
}

/**
 * Starts this year's survey for the first few, as an admin can before the season, so that the inbox shows what
 * graduates get.
 */
async function inviteSome(admin: Visitor, people: readonly string[]): Promise<void> {
  for (const address of people.slice(0, INVITED)) {
    await go(admin, await admin.open(address), '/start-survey');
  }
}

/** Records where some of the next ones teach: three of them at one school. Then a check-in is sent, a call planned. */
async function placeSome(admin: Visitor, webUrl: string, people: readonly string[]) {
  const hired = people.slice(INVITED, INVITED + PLACES.length);
  const now = Date.parse(await virtualNow(webUrl));
  for (const [at, address] of hired.entries()) {
    const place = PLACES[at];
    if (place === undefined) continue;
    const form = await admin.open(`${address}/positions/new`);
    const hireDate = new Date(now - place.daysAgo * 86_400_000).toISOString().slice(0, 10);
    await go(admin, form, '/console/events/hire.submitted.v1', {
      'educationOrganization.nameOfInstitution': place.school,
      'educationOrganization.city': place.city,
      'educationOrganization.stateAbbreviation': place.stateAbbreviation,
      'educationOrganization.ncesSchoolId': place.ncesSchoolId,
      'employmentPeriod.hireDate': hireDate,
      [`academicSubjects.${place.subject}`]: 'yes',
      'gradeLevels.Seventh grade': 'yes',
      'evidence.source': 'faculty',
    });
    await settled(webUrl);
  }
  const [first] = hired;
  if (first === undefined) return;
  await go(admin, await admin.open(first), '/send-check-in');
}

/** Lets some minutes pass: one for what was started to become due, one for its emails. */
async function passMinutes(webUrl: string, minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    const now = Date.parse(await virtualNow(webUrl));
    await fetch(`${webUrl}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: new Date(now + 60_000).toISOString() }),
    });
    await settled(webUrl);
  }
}

async function virtualNow(webUrl: string): Promise<string> {
  return NOW.parse(await (await fetch(`${webUrl}/_local/settled`)).json()).now;
}

async function settled(webUrl: string): Promise<void> {
  await fetch(`${webUrl}/_local/settled?timeout=120`);
}

/** Opens the console as this admin. @throws Error when the sign-in does not lead to the console. */
export async function signIn(admin: Visitor, webUrl: string, email: string): Promise<Page> {
  const choice = await admin.open(`${webUrl}/console`);
  const console = await admin.submit(choice, ({ method }) => method === 'POST', { account: email });
  if (console.status !== 200 || !console.url.startsWith(`${webUrl}/console`)) {
    throw new Error(`Signing in as ${email} led to ${console.url} (${console.status}).`);
  }
  return console;
}

/** Enters the made-up program's settings. */
export async function setUpProgram(admin: Visitor, webUrl: string): Promise<void> {
  const settings = await admin.open(`${webUrl}/console/settings`);
  await go(admin, settings, '/console/settings', SETTINGS);
}

/** Hands in a registrar's file; gives its dry run. */
export async function uploadFile(admin: Visitor, webUrl: string, file: File): Promise<Page> {
  const imports = await admin.open(`${webUrl}/console/imports`);
  return go(admin, imports, '/console/imports', { file });
}

/** Confirms a dry run; gives the page of the import under way. */
export function confirmImport(admin: Visitor, dryRun: Page): Promise<Page> {
  return go(admin, dryRun, '/confirm');
}

/** Sends the form of a page whose address ends in `action`. */
async function go(
  admin: Visitor,
  page: Page,
  action: string,
  values: Readonly<Record<string, string | Blob>> = {},
): Promise<Page> {
  const next = await admin.submit(page, (form) => form.action.endsWith(action), values);
  if (next.status === 200) return next;
  throw new Error(`${action} of ${page.url} led to ${next.url} (${next.status}).`);
}
