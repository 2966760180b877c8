/**
 * `kill -9` while graduates come in, an import runs, emails go out and graduates answer. The moments are drawn from
 * a seed; `KILLS=200 npx vitest run --project e2e test/e2e/kill.test.ts` goes on until that many have been survived.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { Visitor } from '../../infra/local/visitor.ts';
import type { Dossier } from '../../shared/ports.ts';
import { Inbox, type ReceivedEmail } from '../support/inbox.ts';
import { KilledLife, type Victim } from '../support/killed-life.ts';
import { programId } from '../support/operator.ts';
import { plainRow } from '../unit/shared/domain/registrar-file/one-student.ts';
import {
  pick,
  randomFrom,
  type Random,
} from '../unit/shared/domain/registrar-file/seeded-random.ts';
import { writeCsv } from '../unit/shared/domain/registrar-file/write-csv.ts';

const begin = '2027-05-01T02:00:00Z';
const seasonOpened = '2027-05-01T08:00:00Z';
const firstReminder = '2027-05-08T10:00:00Z';

/** How many kills in each phase, and who is killed in turn. */
interface Plan {
  seed: number;
  submitted: number;
  imported: number;
  answering: number;
  submissions: readonly Victim[];
  importing: readonly Victim[];
  sending: readonly Victim[];
  answers: readonly Victim[];
  reminding: readonly Victim[];
}

const short: Plan = {
  seed: 1,
  submitted: 16,
  imported: 14,
  answering: 4,
  submissions: ['runtime', 'tables'],
  importing: ['start'],
  sending: ['runtime', 'maildev', 'runtime'],
  answers: ['runtime'],
  reminding: ['tables'],
};

const long: Omit<Plan, 'seed'> = {
  submitted: 40,
  imported: 40,
  answering: 10,
  submissions: ['runtime', 'start', 'tables', 'runtime'],
  importing: ['runtime', 'start', 'tables', 'runtime'],
  sending: ['runtime', 'start', 'maildev', 'runtime', 'tables', 'runtime'],
  answers: ['runtime', 'tables', 'runtime'],
  reminding: ['runtime', 'maildev', 'start'],
};

let life: KilledLife | undefined;
afterEach(async () => {
  await life?.end();
  life = undefined;
});

const wanted = Number(process.env['KILLS'] ?? 0);

const longRun = 14_400_000;

/** The usual test: few kills, each at a moment that matters. */
async function fewKills(): Promise<void> {
  const { kills } = await liveThrough(short);
  expect(kills).toBe(9);
}

/** KILLS=200: as many as asked for, at moments drawn from one seed after the other. */
async function manyKills(): Promise<void> {
  const told = { kills: 0, unknown: 0, restarts: new Array<number>() };
  for (let seed = Number(process.env['KILL_SEED'] ?? 1); told.kills < wanted; seed += 1) {
    const { kills, unknown, restarts } = await liveThrough({ ...long, seed });
    told.kills += kills;
    told.unknown += unknown;
    told.restarts.push(...restarts);
    const middle = Math.round(median(told.restarts));
    const longest = Math.round(Math.max(...told.restarts));
    console.log(
      `seed ${seed}: ${told.kills} kills so far; ${told.unknown} emails of unknown outcome; first page after ${middle} ms (median), ${longest} ms at most`,
    );
  }
}

const { about, kill, timeout } =
  wanted === 0
    ? { about: 'killed while it takes in, sends and is answered', kill: fewKills, timeout: 300_000 }
    : {
        about: `killed ${wanted} times at moments drawn from a seed`,
        kill: manyKills,
        timeout: longRun,
      };

test(`${about}, it loses nothing it acknowledged and doubles nothing`, { timeout }, async () => {
  await kill();
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

async function liveThrough(plan: Plan) {
  const random = randomFrom(plan.seed);
  const alive = await KilledLife.begin(begin);
  life = alive;
  const { operator } = alive;
  await alive.persist(() => operator.setUpProgram());

  const submitted = numbered('S', plan.submitted);
  const imported = numbered('I', plan.imported);
  await submitAll(alive, submitted, plan.submissions, random);
  await importAll(alive, imported, plan.importing, random);
  await alive.persist(() => operator.settled());
  const everyone = [...submitted, ...imported].map(idOf).sort();
  expect((await dossiers(alive)).map(studentId).sort()).toEqual(everyone);

  await Promise.all([
    alive.persistTo(seasonOpened),
    killDuring(alive, plan.sending, random, () => justAccepted(alive, random)),
  ]);
  await alive.persistTo('2027-05-01T09:00:00Z');
  const invitations = await invited(alive);
  const answered = await answerAll(
    alive,
    invitations.slice(0, plan.answering),
    plan.answers,
    random,
  );
  await Promise.all([
    alive.persistTo(firstReminder),
    killDuring(alive, plan.reminding, random, () => later(random, 4000)),
  ]);
  await alive.persistTo('2027-05-08T13:00:00Z');

  const after = await dossiers(alive);
  expect(after.map(studentId).sort()).toEqual(everyone);
  for (const dossier of after) expectOnce(dossier);
  expectAnswers(after, answered);
  const unknown = expectEmails(after, await inboxOf(alive).emails(), answered);
  await life.end();
  life = undefined;
  return { kills: alive.kills, restarts: alive.restarts, unknown };
}

const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index).padStart(3, '0')}`);
const digitsOf = (student: string) =>
  `${student.startsWith('S') ? '2' : '3'}0000${student.slice(1)}`;
const idOf = (student: string) => `@${digitsOf(student)}`;
const addressOf = (student: string) => `${student.toLowerCase()}@example.com`;
const studentId = ({ person }: Dossier) => person?.candidateIdentifier ?? 'nobody';
const later = (random: Random, within: number) => pause(random() * within);
const inboxOf = ({ inboxUrl }: KilledLife) => new Inbox(inboxUrl);

/**
 * The moment after the mail service has taken one more email: mostly the door does not know yet. At most some
 * seconds, since there may be no email left; one time in three any moment at all.
 */
async function justAccepted(alive: KilledLife, random: Random): Promise<void> {
  if (random() < 1 / 3) return later(random, 2500);
  const accepted = async () => (await alive.persist(() => alive.operator.counts())).total.emails;
  const enough = (await accepted()) + 1 + Math.floor(random() * 5);
  const deadline = performance.now() + 10_000;
  while ((await accepted()) < enough && performance.now() < deadline);
}

/** Kills one after the other, each when its moment has come. */
async function killDuring(
  alive: KilledLife,
  victims: readonly Victim[],
  random: Random,
  moment: () => Promise<unknown>,
): Promise<void> {
  for (const victim of victims) {
    await moment();
    await alive.kill(victim, random);
  }
}

/** An institution's system sends what it has; what it got no answer to it sends again, under the same id. */
async function submitAll(
  alive: KilledLife,
  students: readonly string[],
  victims: readonly Victim[],
  random: Random,
): Promise<void> {
  const sent = { taken: 0 };
  let moment = 0;
  const reached = async () => {
    moment += 1;
    const enough = ((moment - random()) * students.length) / victims.length;
    const short = () => sent.taken < Math.min(enough - 1, students.length);
    while (short()) await pause(2);
    await later(random, 300);
  };
  const sending = async () => {
    for (let start = 0; start < students.length; start += 3) {
      const waiting = new Set(students.slice(start, start + 3));
      while (waiting.size > 0) {
        const events = [...waiting].map((student) => ({
          eventId: student,
          changes: submissionOf(student),
        }));
        for (const eventId of await alive.persist(() => alive.operator.submit(events))) {
          waiting.delete(eventId);
        }
      }
      sent.taken = start + 3;
    }
  };
  await Promise.all([sending(), killDuring(alive, victims, random, reached)]);
}

function submissionOf(student: string) {
  return {
    candidateIdentifier: idOf(student),
    name: { firstName: 'Ada', lastSurname: `Tester ${student}` },
    electronicMail: [
      {
        electronicMailAddress: addressOf(student),
        electronicMailType: 'Home/Personal' as const,
        primaryEmailAddressIndicator: true,
      },
    ],
  };
}

/** An admin hands a file in and confirms it, again when the page did not answer, and watches it to its end. */
async function importAll(
  alive: KilledLife,
  students: readonly string[],
  victims: readonly Victim[],
  random: Random,
): Promise<void> {
  const rows = students.map((student) => ({
    ...plainRow,
    STUDENTNAME: `Tester ${student}, Ida`,
    STUDENTID: idOf(student),
    UNIV_EMAIL: '',
    PERS_EMAIL: addressOf(student),
  }));
  const file = await alive.persist(() => alive.operator.handIn(new Uint8Array(writeCsv(rows))));
  const confirmed = alive.persist(async () => {
    // An import that nobody confirmed yet has nothing to do.
    const { total } = await alive.operator.progress(file);
    if (total === 0) await alive.operator.confirm(file);
  });
  await Promise.all([confirmed, killDuring(alive, victims, random, () => later(random, 1200))]);
  await alive.persist(async () => {
    const { over, done, total } = await alive.operator.progress(file);
    if (!over || total === 0) throw new Error(`imported ${done} of ${total}`);
  });
}

async function dossiers(alive: KilledLife): Promise<Dossier[]> {
  return alive.persist(async () => {
    const records = await alive.operator.records();
    const people = await records.people(programId);
    return Promise.all(people.map(({ personId }) => records.dossier(personId)));
  });
}

/** Everybody who has an invitation by now, with the link to their survey. */
async function invited(alive: KilledLife): Promise<{ to: string; link: string }[]> {
  const emails = await alive.persist(() => inboxOf(alive).emails());
  return emails.map((email) => ({ to: email.to, link: surveyLink(email) }));
}

function surveyLink({ links }: ReceivedEmail): string {
  const link = links.find((each) => new URL(each).pathname.startsWith('/s/'));
  return link?.split('?')[0] ?? '';
}

const answers: Readonly<Record<string, readonly string[]>> = {
  EMP_STATUS: ['teaching-full-time', 'teaching-part-time'],
  SCHOOL: ['Lincoln Middle School', 'Auburn High School'],
  JOB_SAT: ['1', '4'],
  INTENT_STAY: ['same-school'],
  MENTOR_WILLING: ['yes', 'no'],
};

/** What graduates were told is kept, by address; `sent` once they were thanked. */
type Acknowledged = Map<string, { given: Map<string, string>; sent: boolean }>;

async function answerAll(
  alive: KilledLife,
  graduates: readonly { to: string; link: string }[],
  victims: readonly Victim[],
  random: Random,
): Promise<Acknowledged> {
  const acknowledged: Acknowledged = new Map();
  const answering = async () => {
    for (const { to, link } of graduates) {
      const kept = { given: new Map<string, string>(), sent: false };
      acknowledged.set(to, kept);
      while (!kept.sent) kept.sent = await alive.persist(() => answerOne(link, kept.given, random));
    }
  };
  await Promise.all([answering(), killDuring(alive, victims, random, () => later(random, 1500))]);
  return acknowledged;
}

/** Goes through the survey from its link until the thanks; notes each answer when its button was answered. */
async function answerOne(
  link: string,
  given: Map<string, string>,
  random: Random,
): Promise<boolean> {
  const graduate = new Visitor();
  let page = await graduate.open(link);
  for (let step = 0; step < 10 && !page.html.includes('Thank you'); step += 1) {
    const asked = Object.keys(answers).find((code) => page.html.includes(`name="${code}"`));
    const value = pick((answers[asked ?? ''] ?? ['']).map(String), random);
    page = await graduate.submit(
      page,
      ({ method }) => method === 'POST',
      asked === undefined ? {} : { [asked]: value },
    );
    if (page.status !== 200) throw new Error(`the survey answered ${page.status}`);
    if (asked !== undefined) given.set(asked, value);
  }
  return page.html.includes('Thank you');
}

/** One person per student: one graduation recorded, one survey owed, no line of the timeline twice. */
function expectOnce({ person, entries, enrolments }: Dossier): void {
  const lines = entries.map(
    ({ workflow, what, details }) => `${workflow} ${what} ${String(details?.['step'])}`,
  );
  const recorded = entries.filter(({ what }) => what === 'graduation-recorded');
  expect(recorded, person?.displayName).toHaveLength(1);
  const once = lines.filter((line) => !line.startsWith('survey '));
  expect(once.sort(), person?.displayName).toEqual([...new Set(once)].sort());
  const plans = enrolments.map(({ plan }) => plan);
  expect(plans).toEqual([...new Set(plans)]);
  expect(plans).toContain('annual-2027');
}

function expectAnswers(all: readonly Dossier[], acknowledged: Acknowledged): void {
  for (const [to, { given, sent }] of acknowledged) {
    const dossier = all.find(({ person }) => person?.addresses[0]?.address === to);
    const response = dossier?.responses.find(({ plan }) => plan === 'annual-2027');
    expect(response?.answers, to).toMatchObject(Object.fromEntries(given));
    expect(response?.submittedAt !== undefined, to).toBe(sent);
    expect(dossier?.person?.answered).toBe('annual-2027');
    const kinds = dossier?.facts.map(({ kind }) => kind) ?? [];
    expect(kinds, to).toEqual([...new Set(kinds)]);
    expect(kinds, to).toContain('employment');
  }
}

/**
 * One email for each person and step, and none for whom the door claimed one and was killed before the mail service
 * had it: that counts as sent. Resolves with how many these are.
 */
function expectEmails(
  all: readonly Dossier[],
  emails: readonly ReceivedEmail[],
  acknowledged: Acknowledged,
): number {
  let unknown = 0;
  for (const { person, messages } of all) {
    const address = person?.addresses[0]?.address ?? '';
    const steps = messages.map(({ step }) => step).sort();
    expect(steps, address).toEqual(
      acknowledged.has(address) ? ['invitation'] : ['invitation', 'reminder-1'],
    );
    const delivered = messages.filter(({ status }) => status === 'delivered');
    const claimed = messages.filter(({ status }) => status === 'claimed');
    expect(delivered.length + claimed.length, address).toBe(messages.length);
    const arrived = emails.filter(({ to }) => to === address);
    expect(arrived.length, `emails to ${address}`).toBe(delivered.length);
    const ids = arrived.map(({ headers }) => headers.get('message-id'));
    expect(ids).toEqual([...new Set(ids)]);
    unknown += claimed.length;
  }
  return unknown;
}
