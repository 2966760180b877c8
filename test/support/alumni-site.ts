/** The graduates' pages on a real table, spoken to as a browser or a mail scanner would. */
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { Hono } from 'hono';
import { mentoringRoutes } from '../../functions/mentoring/routes.ts';
import { checkInRoutes } from '../../functions/check-in/routes.ts';
import { preferencesRoutes } from '../../functions/preferences/routes.ts';
import { surveyRoutes } from '../../functions/survey/routes.ts';
import { documentClient } from '../../shared/adapters/document-client.ts';
import { linksWith } from '../../shared/adapters/links.ts';
import { records } from '../../shared/adapters/records.ts';
import { toItem } from '../../shared/adapters/stored-item.ts';
import type { RecordTypes } from '../../shared/records/catalogue.ts';
import type { Entry } from '../../shared/records/entry.ts';
import type { Enrolment } from '../../shared/records/enrolment.ts';
import type { Person } from '../../shared/records/person.ts';
import type { VersionedRecord } from '../../shared/ports.ts';
import { now } from '../../shared/runtime/clock.ts';
import { onRequest } from '../../shared/runtime/on-request.ts';
import { aPerson, aProgram, anEnrolment } from './made-up-records.ts';
import { startTable } from './table.ts';

export const linkKeys = {
  handleKey: 'handle-key-of-the-tests-0123456789abcdef',
  current: 'k2',
  keys: { k1: 'a-retired-key-0123456789', k2: 'the-present-key-0123456789' },
};

type Records = ReturnType<typeof records>;

export interface AlumniSite {
  records: Records;
  links: ReturnType<typeof linksWith>;
  /** Any request; redirects are not followed. */
  request(path: string, init?: RequestInit): Promise<Response>;
  get(path: string): Promise<Response>;
  /** Sends a form as a browser does. */
  post(path: string, fields: Record<string, string>): Promise<Response>;
  /** Stores a record as it is given; its version becomes 1. */
  store<Name extends VersionedRecord>(name: Name, item: RecordTypes[Name]): Promise<void>;
  /** A person of the program, with their link; by default also enrolled. */
  admit(person?: Partial<Person>, enrolment?: Partial<Enrolment>): Promise<Person>;
  entries(personId: string): Promise<Entry[]>;
  /** Every item of the table, to be compared as a whole. */
  everything(): Promise<Record<string, unknown>>;
  app: Hono;
  stop(): Promise<void>;
}

/** Starts a table of its own; call `stop` when done. */
export async function startAlumniSite(): Promise<AlumniSite> {
  const table = await startTable();
  process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
  const store = records(now);
  const links = linksWith(linkKeys);
  const services = { records: store, links: () => Promise.resolve(links) };
  const app = new Hono();
  onRequest(app, (routes) => {
    surveyRoutes(services)(routes);
    checkInRoutes(services)(routes);
    preferencesRoutes(services)(routes);
    mentoringRoutes(services)(routes);
  });

  const request = async (path: string, init?: RequestInit) =>
    app.request(`http://localhost${path}`, init);
  const putRecord = async <Name extends VersionedRecord>(name: Name, item: RecordTypes[Name]) => {
    const Item = toItem(name, { ...item, version: 1 });
    await documentClient().send(new PutCommand({ TableName: table.name, Item }));
  };

  const site: AlumniSite = {
    app,
    records: store,
    links,
    request,
    get: (path) => request(path),
    post: (path, fields) => request(path, { method: 'POST', body: new URLSearchParams(fields) }),
    store: putRecord,
    async admit(person = {}, enrolment = {}) {
      const admitted = aPerson(person);
      const { personId } = admitted;
      const linkHash = links.hashOf(personId);
      await putRecord('person', { ...admitted, linkHash });
      const enrolled = anEnrolment({ personId, ...enrolment });
      const surveyHash = links.hashOf(`${personId}#${enrolled.plan}`);
      await putRecord('enrolment', { ...enrolled, linkHash: surveyHash });
      return admitted;
    },
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
    stop: () => table.stop(),
  };
  await putRecord('program', aProgram());
  return site;
}

/** The path of a person's survey. */
export function surveyPath({ links }: AlumniSite, personId: string, plan = 'annual-2027'): string {
  return `/s/${links.mint('survey', `${personId}#${plan}`)}`;
}

/** The path of a person's check-in. */
export function checkInPath(
  { links }: AlumniSite,
  personId: string,
  plan = 'checkin-d30-20260817',
): string {
  return `/c/${plan}/${links.mint(`check-in:${plan}`, personId)}`;
}
