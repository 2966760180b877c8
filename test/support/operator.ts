/** What admins and integrators do with a running product, over its addresses alone. */
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { DataOf, OutgoingEvent } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import type { CountsOf } from '../../infra/local/counts.ts';
import { confirmImport, setUpProgram, signIn, uploadFile } from '../../infra/local/load-sample.ts';
import { formsOf, Visitor } from '../../infra/local/visitor.ts';
import { records, type Records } from '../../shared/adapters/records.ts';
import { now } from '../../shared/runtime/clock.ts';

export interface Addresses {
  readonly webUrl: string;
  readonly awsUrl: string;
}

export interface Counts {
  readonly functions: Readonly<Record<string, CountsOf>>;
  readonly total: CountsOf;
}

export interface Progress {
  readonly over: boolean;
  readonly done: number;
  readonly total: number;
}

type Submission = DataOf<typeof graduationSubmitted>;

export const programId = 'cedar-valley';
const account = 'admin@cedarvalley.example.edu';
const CountsShape = z.record(z.string(), z.number());
const FunctionCounts = z.object({
  calls: CountsShape,
  readUnits: z.number(),
  writeUnits: z.number(),
  events: z.number(),
  emails: z.number(),
  other: CountsShape,
});
const AllCounts = z.object({
  functions: z.record(z.string(), FunctionCounts),
  total: FunctionCounts,
});
const ImportProgress = z.object({ over: z.boolean(), done: z.number(), total: z.number() });

export class Operator {
  readonly #at: Addresses;
  readonly #events: EventBridgeClient;
  readonly #tables: DynamoDBClient;
  #admin = new Visitor();

  constructor(at: Addresses) {
    this.#at = at;
    // One attempt: what a test is told was taken, was taken by this call.
    const client = {
      endpoint: at.awsUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    };
    this.#events = new EventBridgeClient(client);
    this.#tables = new DynamoDBClient({ ...client, maxAttempts: 5 });
  }

  close(): void {
    this.#events.destroy();
    this.#tables.destroy();
  }

  /** The records, as a function sees them. */
  async records(): Promise<Records> {
    const { TableNames: [table] = [] } = await this.#tables.send(new ListTablesCommand({}));
    if (table === undefined) throw new Error('there is no table');
    process.env['TABLE_NAME'] = table;
    return records(
      now,
      DynamoDBDocumentClient.from(this.#tables, {
        marshallOptions: { removeUndefinedValues: true },
      }),
    );
  }

  /** Signs in, anew when that was done before. */
  async signIn(): Promise<void> {
    this.#admin = new Visitor();
    await signIn(this.#admin, this.#at.webUrl, account);
  }

  /** Signs in and fills in the program's settings, without which nothing is sent. */
  async setUpProgram(): Promise<void> {
    await this.signIn();
    await setUpProgram(this.#admin, this.#at.webUrl);
  }

  /** Hands a registrar's file in; nothing of it is imported yet. Resolves with the address of its dry run. */
  async handIn(csv: Uint8Array<ArrayBuffer>): Promise<string> {
    const file = new File([csv], 'graduates.csv', { type: 'text/csv' });
    const shown = await uploadFile(this.#admin, this.#at.webUrl, file);
    const confirms = formsOf(shown).some(({ action }) => action.endsWith('/confirm'));
    if (!confirms) throw new Error(`the file was not taken: ${shown.url} (${shown.status})`);
    return shown.url;
  }

  /** Presses *Import* on a dry run. */
  async confirm(dryRunUrl: string): Promise<void> {
    await confirmImport(this.#admin, await this.#admin.open(dryRunUrl));
  }

  /** How far an import is. */
  async progress(importUrl: string): Promise<Progress> {
    const { html } = await this.#admin.open(`${importUrl}/progress`);
    return ImportProgress.parse(JSON.parse(html));
  }

  /**
   * Puts graduations on the intake bus in one call of at most ten. Resolves with the events' ids that were taken;
   * rejects when nobody knows.
   */
  async submit(
    graduations: readonly { eventId: string; changes: Partial<Submission> }[],
  ): Promise<string[]> {
    const answer = await this.#events.send(
      new PutEventsCommand({
        Entries: graduations.map(({ eventId, changes }) => ({
          EventBusName: 'rollcall-intake',
          Source: 'sis.cedar-valley',
          DetailType: graduationSubmitted.type,
          Detail: JSON.stringify({
            eventId,
            occurredAt: '2026-05-15T17:00:00Z',
            programId,
            correlationId: eventId,
            causationId: eventId,
            data: { ...graduationSubmitted.example, ...changes },
          }),
        })),
      }),
    );
    const entries = answer.Entries ?? [];
    return graduations
      .filter((_, at) => entries[at]?.ErrorCode === undefined && entries[at]?.EventId !== undefined)
      .map(({ eventId }) => eventId);
  }

  /** Puts facts on the inner bus, ten in a call. @throws Error when the bus did not take one */
  async publish(events: readonly OutgoingEvent[]): Promise<void> {
    for (let at = 0; at < events.length; at += 10) {
      const answer = await this.#events.send(
        new PutEventsCommand({
          Entries: events.slice(at, at + 10).map(({ type, source, detail }) => ({
            EventBusName: 'rollcall',
            Source: source,
            DetailType: type,
            Detail: JSON.stringify(detail),
          })),
        }),
      );
      if (answer.FailedEntryCount !== 0) throw new Error('the bus did not take an event');
    }
  }

  /** Sets the clock going; it is on its way when this resolves. */
  async beginMoveTo(instant: string): Promise<void> {
    const answer = await fetch(`${this.#at.webUrl}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: instant }),
    });
    if (answer.status !== 202) throw new Error(`the clock did not move: ${await answer.text()}`);
    await answer.body?.cancel();
  }

  /** Moves the clock and waits until everything that came due on the way is done. */
  async moveTo(instant: string, seconds = 600): Promise<void> {
    await this.beginMoveTo(instant);
    await this.settled(seconds);
  }

  async now(): Promise<number> {
    const answer = await fetch(`${this.#at.webUrl}/_local/clock`);
    return Date.parse(z.object({ now: z.string() }).parse(await answer.json()).now);
  }

  /** Until the clock has arrived and nothing is left to do. @throws Error saying what is still busy */
  async settled(seconds = 120): Promise<void> {
    const deadline = performance.now() + seconds * 1000;
    for (;;) {
      const answer = await fetch(`${this.#at.webUrl}/_local/settled?timeout=30`);
      const said = await answer.text();
      if (answer.status === 200) return;
      if (performance.now() > deadline) throw new Error(`not settled: ${said}`);
      await pause(10);
    }
  }

  async counts(): Promise<Counts> {
    const answer = await fetch(`${this.#at.webUrl}/_local/counts`);
    return AllCounts.parse(await answer.json());
  }
}
