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
/** How many get their survey at once. */
const INVITED = 3;
const NOW = z.object({ now: z.string() });

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
 * registrar's file of `sample/graduates.csv`, and confirms its dry run. It takes the way of any file.
 * @throws Error naming the page where it got stuck.
 */
export async function loadSample({ webUrl, email, say }: SampleOptions): Promise<void> {
  const admin = new Visitor();
  await signIn(admin, webUrl, email);
  await setUpProgram(admin, webUrl);
  // An earlier start was cut short somewhere behind this.
  if ((await admin.open(`${webUrl}/console/imports`)).html.includes(FILE)) return;
  const bytes = readFileSync(new URL(`sample/${FILE}`, import.meta.url));
  const dryRun = await uploadFile(admin, webUrl, new File([bytes], FILE, { type: 'text/csv' }));
  const started = await confirmImport(admin, dryRun);
  await settled(webUrl);
  await inviteSome(admin, webUrl);
  say(`The sample cohort is loaded: ${started.url}`);
}

/**
 * Starts this year's survey for the first few, as an admin can before the season, so that the inbox shows what
 * graduates get. The clock goes on by two minutes: one for the survey to become due, one for its emails.
 */
async function inviteSome(admin: Visitor, webUrl: string): Promise<void> {
  const people = await admin.open(`${webUrl}/console/people?reach=reachable`);
  const found = people.html.matchAll(/href="(\/console\/people\/[0-9a-f-]{36})"/g);
  for (const [, path] of [...found].slice(0, INVITED)) {
    const person = await admin.open(`${webUrl}${path}`);
    await go(admin, person, '/start-survey');
  }
  for (let minute = 0; minute < 2; minute += 1) {
    const { now } = NOW.parse(await (await fetch(`${webUrl}/_local/settled`)).json());
    await fetch(`${webUrl}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: new Date(Date.parse(now) + 60_000).toISOString() }),
    });
    await settled(webUrl);
  }
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
