/** The whole product for a test: the synthesized stacks on the local runtime, with free ports and a folder of its own. */
import {
  DescribeReplayCommand,
  EventBridgeClient,
  ListArchivesCommand,
  PutEventsCommand,
  StartReplayCommand,
} from '@aws-sdk/client-eventbridge';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bus, DataOf } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import { setUpProgram, signIn } from '../../infra/local/load-sample.ts';
import { type LocalRuntime, startLocal } from '../../infra/local/start.ts';
import { Visitor } from '../../infra/local/visitor.ts';
import { records, type Records } from '../../shared/adapters/records.ts';
import { now } from '../../shared/runtime/clock.ts';
import type { ListedPerson } from '../../shared/ports.ts';
import { Inbox } from './inbox.ts';
import { root } from './root.ts';

const busNames: Readonly<Record<Bus, string>> = { intake: 'rollcall-intake', inner: 'rollcall' };
const table = 'RollcallKept-records86D700F3';

type Submission = DataOf<typeof graduationSubmitted>;

export class Rollcall {
  readonly runtime: LocalRuntime;
  readonly inbox: Inbox;
  readonly records: Records;
  readonly programId = 'cedar-valley';
  readonly #folder: string;
  readonly #events: EventBridgeClient;

  private constructor(runtime: LocalRuntime, folder: string) {
    this.runtime = runtime;
    this.#folder = folder;
    const client = {
      endpoint: runtime.awsUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    this.#events = new EventBridgeClient(client);
    process.env['TABLE_NAME'] = table;
    this.records = records(
      now,
      DynamoDBDocumentClient.from(new DynamoDBClient(client), {
        marshallOptions: { removeUndefinedValues: true },
      }),
    );
    this.inbox = new Inbox(runtime.inboxUrl);
  }

  /**
   * Starts empty, at the machine's time or at an instant given: close to what is tested, since a clock that is
   * moved visits every hour on its way. The app is synthesized already (see the project's global set-up).
   */
  static async start({ now }: { now?: string } = {}): Promise<Rollcall> {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-'));
    const runtime = await startLocal({
      root,
      assembly: join(root, 'cdk.out'),
      dataDir: folder,
    });
    // In an empty system nothing is due: the clock may jump.
    if (now !== undefined) runtime.clock.advanceTo(Date.parse(now));
    return new Rollcall(runtime, folder);
  }

  async stop(): Promise<void> {
    this.#events.destroy();
    await this.runtime.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The program's own settings, through the console's form. */
  async setUpProgram(): Promise<Visitor> {
    const admin = new Visitor();
    const { webUrl, accounts } = this.runtime;
    await signIn(admin, webUrl, accounts[0]?.email ?? '');
    await setUpProgram(admin, webUrl);
    await this.settled();
    return admin;
  }

  /** Puts a submission on the intake bus, as often as asked, with the same id. */
  async submitGraduation(
    changes: Partial<Submission> & { eventId?: string; occurredAt?: string; times?: number } = {},
  ): Promise<void> {
    const { eventId = crypto.randomUUID(), occurredAt, times = 1, ...data } = changes;
    const detail = {
      eventId,
      occurredAt: occurredAt ?? '2026-05-15T17:00:00Z',
      programId: this.programId,
      correlationId: eventId,
      causationId: eventId,
      data: { ...graduationSubmitted.example, ...data },
    };
    for (let time = 0; time < times; time += 1) {
      await this.putOnBus('intake', graduationSubmitted.type, detail);
    }
  }

  async putOnBus(
    bus: Bus,
    type: string,
    detail: unknown,
    source = 'sis.cedar-valley',
  ): Promise<void> {
    const answer = await this.#events.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: busNames[bus],
            Source: source,
            DetailType: type,
            Detail: JSON.stringify(detail),
          },
        ],
      }),
    );
    if (answer.FailedEntryCount !== 0) throw new Error('the bus did not take the event');
  }

  /**
   * Replays what the archive holds of a time, and waits until all of it is done. Resolves with the time of the last
   * event that was replayed. @throws Error when the replay did not complete
   */
  async replay(from: string, to: string): Promise<Date | undefined> {
    const { Archives: [archive] = [] } = await this.#events.send(new ListArchivesCommand({}));
    if (archive === undefined) throw new Error('there is no archive');
    const bus = archive.EventSourceArn ?? '';
    const name = crypto.randomUUID();
    await this.#events.send(
      new StartReplayCommand({
        ReplayName: name,
        EventSourceArn: bus.replace(/:event-bus\/.*/, `:archive/${archive.ArchiveName}`),
        EventStartTime: new Date(from),
        EventEndTime: new Date(to),
        Destination: { Arn: bus },
      }),
    );
    await this.settled();
    const replay = await this.#events.send(new DescribeReplayCommand({ ReplayName: name }));
    if (replay.State !== 'COMPLETED') throw new Error(`the replay is ${replay.State}`);
    return replay.EventLastReplayedTime;
  }

  /** Until nothing is left to do at this time. @throws Error saying what is still busy */
  async settled(seconds = 60): Promise<void> {
    const busy = await this.runtime.settle(seconds * 1000);
    if (busy.length > 0) throw new Error(`not settled: ${busy.join('; ')}`);
  }

  /** Moves the clock forward and waits until everything that came due on the way is done. */
  async moveClockTo(instant: string): Promise<void> {
    const answer = await fetch(`${this.runtime.webUrl}/_local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: instant }),
    });
    if (answer.status !== 202) throw new Error(`the clock did not move: ${await answer.text()}`);
    await this.arrived();
  }

  async arrived(): Promise<void> {
    for (let wait = 0; wait < 10; wait += 1) {
      const settled = await fetch(`${this.runtime.webUrl}/_local/settled?timeout=30`);
      if (settled.status === 200) return;
    }
    throw new Error('the clock did not arrive');
  }

  /** Some time later by the virtual clock, in milliseconds. */
  later(milliseconds: number): string {
    return new Date(this.runtime.clock.now() + milliseconds).toISOString();
  }

  people(): Promise<ListedPerson[]> {
    return this.records.people(this.programId);
  }

  /** @throws Error when there is not exactly one person of this name */
  async personCalled(displayName: string): Promise<ListedPerson> {
    const found = (await this.people()).filter((person) => person.displayName === displayName);
    const [person] = found;
    if (person === undefined || found.length > 1) {
      throw new Error(`${found.length} people are called ${displayName}`);
    }
    return person;
  }
}
