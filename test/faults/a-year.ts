/** A year of made-up graduates: a file, a student information system, a season with its answers. */
import * as z from 'zod';
import { answerSurvey } from '../../functions/survey/answer-survey.ts';
import { readSurvey } from '../../functions/survey/survey-visit.ts';
import { chooseMessages } from '../../functions/preferences/choose-messages.ts';
import { outgoing } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { importConfirmed } from '../../events/import-confirmed.ts';
import type { StoredItem } from '../../shared/adapters/stored-item.ts';
import { records } from '../../shared/adapters/records.ts';
import { cutIntoParts } from '../../shared/domain/imported-file/uploaded-file.ts';
import type { Changes } from '../../shared/ports.ts';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import {
  anEvent,
  aSubmission,
  degree,
  mail,
  type SubmittedData,
} from '../support/made-up-events.ts';
import { anImport, aProgram, programId } from '../support/made-up-records.ts';
import { allItems, itemOf, putRecord } from '../support/table-items.ts';
import { plainRow } from '../unit/shared/domain/registrar-file/one-student.ts';
import { writeCsv } from '../unit/shared/domain/registrar-file/write-csv.ts';
import type { LittleRollcall } from './little-rollcall.ts';

const plan = 'annual-2027';

/** The program, and a file that an admin has confirmed: a graduate for each mailbox. */
export async function confirmFile(
  rollcall: LittleRollcall,
  mailboxes: readonly string[],
): Promise<void> {
  await putRecord('program', aProgram({ version: 1 }));
  const rows = mailboxes.map((mailbox, at) => ({
    ...plainRow,
    STUDENTID: `@1000000${at}`,
    STUDENTNAME: `Graduate, Number${at}`,
    UNIV_EMAIL: `u${at}@cedarvalley.example.edu`,
    PERS_EMAIL: `${mailbox}${at}@example.com`,
  }));
  const parts = cutIntoParts(writeCsv(rows));
  const file = anImport({
    version: 1,
    total: rows.length,
    parts: parts.length,
    confirmedAt: now(),
  });
  await putRecord('import', file);
  for (const part of parts) {
    await putRecord('importPart', {
      ...part,
      importId: file.importId,
      programId,
      version: 1,
      expiresAt: Date.parse('2099-01-01') / 1000,
    });
  }
  const data = { importId: file.importId, from: 0 };
  rollcall.publish(
    outgoing(
      importConfirmed,
      anEvent(data, { eventId: 'import-1/from/0', correlationId: 'import-1' }),
    ),
  );
}

/** What a student information system says over some weeks, the oldest first. */
export function statements(): ReturnType<typeof aSubmission>[] {
  const student = (
    id: number,
    address: string,
    more: Partial<SubmittedData> = {},
  ): Partial<SubmittedData> => ({
    candidateIdentifier: `@2000000${id}`,
    name: { firstName: `Sis${id}`, lastSurname: 'Graduate' },
    electronicMail: [mail(address, { primaryEmailAddressIndicator: true })],
    ...more,
  });
  const said: Partial<SubmittedData>[] = [
    student(0, 'once@example.com'),
    student(1, 'changes@example.com', { campus: 'Mobile' }),
    student(2, 'family@example.com'),
    student(3, 'family@example.com'),
    student(4, 'shared-for-a-while@example.com'),
    student(5, 'shared-for-a-while@example.com'),
    student(6, 'revoked@example.com'),
    student(7, 'never@example.com', { degrees: [degree('revoked')] }),
    student(8, 'none'),
    // A second word about some of them.
    student(1, 'changed@example.com', { campus: 'Auburn', cohortYear: { schoolYear: 2025 } }),
    student(5, 'own@example.com'),
    student(6, 'revoked@example.com', { degrees: [degree('revoked')] }),
    student(1, 'changed-again@example.com', { campus: 'Auburn', cohortYear: { schoolYear: 2025 } }),
  ];
  return said.map((data, at) =>
    aSubmission(data, {
      eventId: `sis/${at}`,
      occurredAt: `2026-06-${String(at + 1).padStart(2, '0')}T00:00:00Z`,
    }),
  );
}

const minutes = 60_000;

/** Settles at an instant, and again when leases have run out, so many minutes later. */
export async function settleAt(
  rollcall: LittleRollcall,
  instant: string,
  again: readonly number[] = [20, 40],
): Promise<void> {
  for (const later of [0, ...again]) {
    rollcall.at(new Date(Date.parse(instant) + later * minutes).toISOString());
    await rollcall.settle();
  }
}

/**
 * From the first statement to the first reminder, with answers and wishes in between. Everything that happens at one
 * time settles before the clock moves on.
 */
export async function liveAYear(rollcall: LittleRollcall): Promise<void> {
  rollcall.at('2026-09-01T12:00:00.000Z');
  await confirmFile(rollcall, ['bounces', 'complains', 'answers']);
  for (const said of statements()) rollcall.publish(outgoing(graduationSubmitted, said));
  await rollcall.settle();
  await settleAt(rollcall, '2027-05-01T05:01:00.000Z', []);
  await answersAndWishes(rollcall);
  await settleAt(rollcall, '2027-05-08T05:02:00.000Z', []);
}

/** From a confirmed file to the first reminder. */
export async function inviteAndRemind(
  rollcall: LittleRollcall,
  mailboxes: readonly string[],
): Promise<void> {
  rollcall.at('2026-09-01T12:00:00.000Z');
  await confirmFile(rollcall, mailboxes);
  await rollcall.settle();
  for (const day of ['05-01', '05-08']) await settleAt(rollcall, `2027-${day}T05:01:00.000Z`);
}

async function answersAndWishes(rollcall: LittleRollcall): Promise<void> {
  rollcall.at('2027-05-03T18:00:00.000Z');
  const answering = await personCalled('@10000002');
  await press(answering, 'teaching-full-time');
  await press(answering, 'looking');
  await unsubscribe(await personCalled('@20000000'));
  await rollcall.settle();
}

async function personCalled(candidateIdentifier: string): Promise<string> {
  const identity = await itemOf('identity', { programId, candidateIdentifier });
  return String(identity?.['personId']);
}

async function press(personId: string, value: string): Promise<void> {
  const store = records(now);
  await onPage(personId, `answer/${value}`, {
    read: () => readSurvey(store, { personId, plan }),
    decide: (state, instant) =>
      answerSurvey(
        state,
        { answer: { code: 'EMP_STATUS', value, shown: true }, send: true },
        instant,
      ),
  });
}

async function unsubscribe(personId: string): Promise<void> {
  const store = records(now);
  await onPage(personId, 'unsubscribe', {
    read: () => store.read({ person: { record: 'person', key: { personId } } }),
    decide: ({ person }, instant) =>
      chooseMessages(person, { purposes: ['surveys'], wanted: false, via: 'one-click' }, instant),
  });
}

async function onPage<S>(
  personId: string,
  eventId: string,
  page: { read(): Promise<S>; decide(state: S, instant: string): Changes },
): Promise<void> {
  await decideAndCommit({
    committer: records(now),
    ...page,
    context: {
      workflow: 'page',
      eventId: `${personId}/${eventId}`,
      programId,
      correlationId: personId,
      occurredAt: now(),
      cause: 'page',
    },
  });
}

/** What differs between two runs that came to the same: random ids, how often a record was written, and why. */
const incidental = ['version', 'revision', 'due', 'linkHash', 'causationId', 'since', 'before'];

/** A person whose degrees were all taken back may never have been made: nothing is owed to either. */
const nobody = 'nobody';

/**
 * The records as they stand, comparable between runs: people go by their student id. Without the timeline, which
 * tells in which order things came; with `timeless` also without times, which a fault may put off.
 */
export async function recordsNow({ timeless = false } = {}): Promise<Record<string, unknown>> {
  const items = await allItems();
  const named = namer(items);
  const kept = items
    .filter(({ entity }) => entity !== 'entry' && entity !== 'importPart')
    .map((item): [string, unknown] => [
      named(`${String(item['pk'])} ${String(item['sk'])}`),
      JSON.parse(named(JSON.stringify(item)), (name, value: unknown) => {
        if (incidental.includes(name) || value === nobody) return undefined;
        if (name === 'claimants' && Array.isArray(value))
          return value.filter(Boolean).map(String).toSorted();
        return timeless && isInstant(value) ? 'at some time' : value;
      }),
    ])
    .filter(([key, record]) => !key.startsWith(`person#${nobody}`) && !isUnclaimed(record));
  return Object.fromEntries(kept);
}

function namer(items: readonly StoredItem[]): (text: string) => string {
  const names = items
    .filter(({ entity }) => entity === 'person')
    .map((item) => [
      String(item['personId']),
      item['graduation'] === 'revoked' ? nobody : String(item['studentId']),
    ]);
  return (text) =>
    names.reduce((so, [personId = '', name = '']) => so.replaceAll(personId, name), text);
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
}

/** Whether an address is claimed by nobody any more: as if it had never been. */
function isUnclaimed(record: unknown): boolean {
  const claim = z.object({ claimants: z.array(z.unknown()) }).safeParse(record);
  return claim.success && claim.data.claimants.length === 0;
}

/** Emails that went, by student id. */
export async function emailsNow({ emails }: LittleRollcall): Promise<string[]> {
  const named = namer(await allItems());
  return emails.map(named).toSorted();
}

/** The timelines of some students: what each workflow did, as sorted codes. */
export async function timelinesOf(students: readonly string[]): Promise<Record<string, string[]>> {
  const timelines = students.map(async (student): Promise<[string, string[]]> => {
    const { entries } = await records(now).dossier(await personCalled(student));
    return [student, entries.map(({ workflow, what }) => `${workflow}: ${what}`).toSorted()];
  });
  return Object.fromEntries(await Promise.all(timelines));
}
