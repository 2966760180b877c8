/** The console on a real table, spoken to as a signed-in admin's browser would. */
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Hono } from 'hono';
import * as z from 'zod';
import { consoleRoutes } from '../../functions/console/routes.ts';
import { readAdmission } from '../../functions/admit-graduation/read-admission.ts';
import { admitGraduation } from '../../functions/admit-graduation/admit-graduation.ts';
import { documentClient } from '../../shared/adapters/document-client.ts';
import { linksWith } from '../../shared/adapters/links.ts';
import { records } from '../../shared/adapters/records.ts';
import { toItem } from '../../shared/adapters/stored-item.ts';
import type { VersionedRecord } from '../../shared/ports.ts';
import type { RecordTypes } from '../../shared/records/catalogue.ts';
import type { Entry } from '../../shared/records/entry.ts';
import type { Person } from '../../shared/records/person.ts';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { linkKeys } from './alumni-site.ts';
import { aSubmission, type Submission, type SubmittedData } from './made-up-events.ts';
import { aProgram, programId } from './made-up-records.ts';
import { startTable } from './table.ts';

export const dana = {
  email: 'dana.whitfield@cedarvalley.example',
  name: 'Dana Whitfield',
  programId,
};
export const marcus = {
  email: 'marcus.bell@harborstate.example',
  name: 'Marcus Bell',
  programId: 'harbor-state',
};

type Admin = Omit<typeof dana, 'programId'> & { programId: string | undefined };
type Records = ReturnType<typeof records>;
type Fields = Readonly<Record<string, string>> | URLSearchParams | FormData;

export interface ConsoleSite {
  app: Hono;
  records: Records;
  links: ReturnType<typeof linksWith>;
  /** Who is signed in from now on. */
  signIn(admin: Admin): void;
  /** Any request of the signed-in admin's browser; redirects are not followed. */
  request(path: string, init?: RequestInit): Promise<Response>;
  get(path: string): Promise<Response>;
  /** A page's HTML, without its style. @throws Error when it is not there */
  page(path: string): Promise<string>;
  /** Sends a form from a page of this site. */
  post(path: string, fields?: Fields): Promise<Response>;
  /** Stores a record as it is given; its version becomes 1. */
  store<Name extends VersionedRecord>(name: Name, item: RecordTypes[Name]): Promise<void>;
  /** Admits a graduation as the workflow does, and gives the person. */
  admit(data?: Partial<SubmittedData>, head?: Partial<Submission>): Promise<Person>;
  person(personId: string): Promise<Person>;
  entries(personId: string): Promise<Entry[]>;
  /** Every item of the table, to be compared as a whole. */
  everything(): Promise<Record<string, Record<string, unknown>>>;
  /** Types and details of all events that the console has put into the outbox, in no order. */
  announced(): Promise<{ type: string; detail: { eventId: string; data: unknown } }[]>;
  stop(): Promise<void>;
}

const Announced = z.array(
  z.looseObject({
    type: z.string(),
    detail: z.looseObject({ eventId: z.string(), data: z.unknown() }),
  }),
);

/** Starts a console on a table of its own, with one program set up; call `stop` when done. */
export async function startConsoleSite(): Promise<ConsoleSite> {
  const table = await startTable();
  process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
  const store = records(now);
  const links = linksWith(linkKeys);
  let admin: Admin = dana;
  const app = new Hono();
  onRequest(
    app,
    consoleRoutes(
      { records: store, links: () => Promise.resolve(links), now },
      (routes) => {
        routes.use('/console/*', async (c, next) => {
          c.set('admin', admin);
          await next();
        });
      },
      () => 'http://localhost',
    ),
  );

  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (!headers.has('Sec-Fetch-Site')) headers.set('Sec-Fetch-Site', 'same-origin');
    return app.request(`http://localhost${path}`, { ...init, headers });
  };
  const putRecord = async <Name extends VersionedRecord>(name: Name, item: RecordTypes[Name]) => {
    const Item = toItem(name, { ...item, version: 1 });
    await documentClient().send(new PutCommand({ TableName: table.name, Item }));
  };
  const person = async (personId: string) => {
    const state = await store.read({ person: { record: 'person', key: { personId } } });
    if (state.person === undefined) throw new Error('there is no such person');
    return state.person;
  };

  const site: ConsoleSite = {
    app,
    records: store,
    links,
    signIn(next) {
      admin = next;
    },
    request,
    get: (path) => request(path),
    async page(path) {
      const answer = await request(path);
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
      return bodyOf(answer);
    },
    post: (path, fields = {}) =>
      request(path, {
        method: 'POST',
        body: isForm(fields) ? fields : new URLSearchParams(fields),
      }),
    store: putRecord,
    async admit(data = {}, head = {}) {
      const event = aSubmission(data, { eventId: crypto.randomUUID(), ...head });
      const state = await readAdmission(event, store, links);
      const changes = admitGraduation(state, event, now());
      if (changes.outcome === 'done') {
        const { eventId, programId: program, correlationId, occurredAt } = event;
        await store.commit(
          { ...changes, emits: [] },
          {
            workflow: 'admit-graduation',
            eventId,
            programId: program,
            correlationId,
            occurredAt,
            cause: 'graduation.submitted.v1',
            now: now(),
          },
        );
      }
      return person(state.personId);
    },
    person,
    entries: async (personId) =>
      [...(await store.read({ entries: { allOf: 'entry', personId } })).entries].sort((a, b) =>
        a.recordedAt.localeCompare(b.recordedAt),
      ),
    async everything() {
      const { Items } = await documentClient().send(
        new ScanCommand({ TableName: table.name, ConsistentRead: true }),
      );
      return Object.fromEntries((Items ?? []).map((item) => [`${item['pk']} ${item['sk']}`, item]));
    },
    async announced() {
      const items = Object.values(await site.everything());
      return items.flatMap(({ workflow, emits }) =>
        workflow === 'console' && emits !== undefined ? Announced.parse(emits) : [],
      );
    },
    stop: () => table.stop(),
  };
  await putRecord('program', aProgram({ emailDomain: 'cedarvalley.example.edu' }));
  return site;
}

function now(): string {
  return new Date().toISOString();
}

function isForm(fields: Fields): fields is URLSearchParams | FormData {
  return fields instanceof URLSearchParams || fields instanceof FormData;
}

/** The HTML of an answer, without its style and scripts. */
export async function bodyOf(answer: Response): Promise<string> {
  return (await answer.text())
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<script[^>]*>.*?<\/script>/gs, '');
}

/** What a reader sees of HTML: its text, with single blanks. */
export function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
