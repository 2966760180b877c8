/**
 * The product in one process: its own handlers and adapters on a real table, between a bus, queues and a mail service
 * that do what AWS's may do: deliver several times, in any order, and lose an answer.
 */
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetSendQuotaCommand, SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { vi } from 'vitest';
import * as z from 'zod';
import type { OutgoingEvent } from '../../events/contract.ts';
import { contractOf } from '../../events/index.ts';
import { handler as admitGraduation } from '../../functions/admit-graduation/handler.ts';
import { handler as admitStatement } from '../../functions/admit-statement/handler.ts';
import { handler as askCheckIn } from '../../functions/ask-check-in/handler.ts';
import { handler as checkOnPair } from '../../functions/check-on-pair/handler.ts';
import { handler as endPair } from '../../functions/end-pair/handler.ts';
import { handler as flagSharedAddress } from '../../functions/flag-shared-address/handler.ts';
import { handler as followUpCall } from '../../functions/follow-up-call/handler.ts';
import { handler as followUpInvitation } from '../../functions/follow-up-invitation/handler.ts';
import { handler as introduceColleagues } from '../../functions/introduce-colleagues/handler.ts';
import { handler as inviteMentor } from '../../functions/invite-mentor/handler.ts';
import { handler as inviteToSurvey } from '../../functions/invite-to-survey/handler.ts';
import { handler as noteMentorNeed } from '../../functions/note-mentor-need/handler.ts';
import { handler as noteMentorWillingness } from '../../functions/note-mentor-willingness/handler.ts';
import { handler as notifyCaller } from '../../functions/notify-caller/handler.ts';
import { handler as notifyIntegrator } from '../../functions/notify-integrator/handler.ts';
import { handler as oweSurvey } from '../../functions/owe-survey/handler.ts';
import { handler as paceMessages } from '../../functions/pace-messages/handler.ts';
import { handler as proposeMentors } from '../../functions/propose-mentors/handler.ts';
import { handler as quarantineSubmission } from '../../functions/quarantine-submission/handler.ts';
import { handler as recordAnswers } from '../../functions/record-answers/handler.ts';
import { handler as recordCheckIn } from '../../functions/record-check-in/handler.ts';
import { handler as recordConfirmation } from '../../functions/record-confirmation/handler.ts';
import { handler as recordHire } from '../../functions/record-hire/handler.ts';
import { handler as recordSeparation } from '../../functions/record-separation/handler.ts';
import { relayOutbox } from '../../functions/relay-outbox/relay-outbox.ts';
import { handler as runImport } from '../../functions/run-import/handler.ts';
import { handler as sendMessage } from '../../functions/send-message/handler.ts';
import { handler as settleDelivery } from '../../functions/settle-delivery/handler.ts';
import { handler as startPair } from '../../functions/start-pair/handler.ts';
import { handler as sweepDue } from '../../functions/sweep-due/handler.ts';
import { handler as sweepOutbox } from '../../functions/sweep-outbox/handler.ts';
import { handler as takeBackImport } from '../../functions/take-back-import/handler.ts';
import { workflows } from '../../infra/workflows/catalogue.ts';
import { documentClient } from '../../shared/adapters/document-client.ts';
import { waiting } from '../../shared/adapters/lists.ts';
import { pendingIn, relay } from '../../shared/adapters/outbox.ts';
import type { StoredItem } from '../../shared/adapters/stored-item.ts';
import { busMessage, message } from '../support/queue-messages.ts';
import { type Fault, failTable, NoAnswerError, type Where } from '../support/table-faults.ts';
import '../support/quiet.ts';

const handlers: Readonly<Record<string, (event: SQSEvent) => Promise<SQSBatchResponse>>> = {
  'admit-graduation': admitGraduation,
  'admit-statement': admitStatement,
  'ask-check-in': askCheckIn,
  'check-on-pair': checkOnPair,
  'end-pair': endPair,
  'flag-shared-address': flagSharedAddress,
  'follow-up-call': followUpCall,
  'follow-up-invitation': followUpInvitation,
  'introduce-colleagues': introduceColleagues,
  'invite-mentor': inviteMentor,
  'invite-to-survey': inviteToSurvey,
  'note-mentor-need': noteMentorNeed,
  'note-mentor-willingness': noteMentorWillingness,
  'notify-caller': notifyCaller,
  'notify-integrator': notifyIntegrator,
  'owe-survey': oweSurvey,
  'propose-mentors': proposeMentors,
  'quarantine-submission': quarantineSubmission,
  'record-answers': recordAnswers,
  'record-check-in': recordCheckIn,
  'record-confirmation': recordConfirmation,
  'record-hire': recordHire,
  'record-separation': recordSeparation,
  'run-import': runImport,
  'send-message': sendMessage,
  'settle-delivery': settleDelivery,
  'start-pair': startPair,
  'take-back-import': takeBackImport,
};

export const linkKeys = {
  handleKey: 'handle-key-of-the-tests-0123456789abcdef',
  current: 'k1',
  keys: { k1: 'a-link-key-of-the-tests' },
};
const buses = { intake: 'rollcall-intake', inner: 'rollcall' };

/** How the world around behaves. */
export interface World {
  /** Draws from [0, 1). None: everything happens once, in order. */
  random?: () => number;
  /** What goes wrong with the calls that the functions make, counted from 1. */
  fault?: (call: { operation: string; number: number }) => Fault | undefined;
  /** Where the table's faults strike: by default past the SDK's own retries. */
  where?: Where;
  /** Whether EventBridge refuses an entry of a call this time. */
  refuses?: () => boolean;
  /** A fault ends the whole function, as `kill -9` does: nothing it would have done after happens. */
  kills?: boolean;
}

interface Delivery {
  slug: string;
  record: SQSRecord;
}

const Raw = z.object({
  Destinations: z.tuple([z.string()]),
  Tags: z.array(z.object({ Name: z.string(), Value: z.string() })),
});
const Put = z.object({
  Entries: z.array(z.object({ DetailType: z.string(), Source: z.string(), Detail: z.string() })),
});
const Detailed = z.object({
  eventId: z.string(),
  occurredAt: z.string(),
  programId: z.string(),
  correlationId: z.string(),
  causationId: z.string(),
  data: z.unknown(),
});
const Batch = z.object({ Entries: z.array(z.object({ MessageBody: z.string() })) });

export class LittleRollcall {
  /** Ids of the emails that the mail service took, one for each time. */
  readonly emails: string[] = [];
  /** Calls that the functions made. */
  readonly calls: string[] = [];
  /** Facts that passed over the inner bus, as its archive keeps them. */
  readonly archive: OutgoingEvent[] = [];
  readonly #world: World;
  readonly #queues: Delivery[] = [];
  readonly #stream: StoredItem[] = [];
  readonly #streamed = new Set<string>();
  readonly #stops: (() => void)[] = [];
  #running = false;
  #dead = false;

  constructor(world: World = {}) {
    this.#world = world;
    Object.assign(process.env, {
      QUEUE_URL: 'http://localhost/own-queue',
      MESSAGES_QUEUE_URL: 'http://localhost/messages',
      LINK_KEYS_SECRET_ARN: 'links',
      HANDLE_KEY_SECRET_ARN: 'handle',
      PUBLIC_URL: 'https://alumni.example.edu',
      FROM_ADDRESS: 'alumni@example.edu',
      CONFIGURATION_SET: 'email',
      INTAKE_BUS: buses.intake,
      INNER_BUS: buses.inner,
      DOORS: '1',
      INTEGRATORS: '{"sis.cedar-valley":{"programId":"cedar-valley"}}',
    });
    this.#connect();
  }

  /** Lets go of the SDK's clients and of the clock. */
  stop(): void {
    for (const stop of this.#stops) stop();
    vi.useRealTimers();
  }

  /** Moves the clock; nothing happens yet. */
  at(instant: string): void {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(instant) });
  }

  /** Puts an event on its bus, as somebody outside does. */
  publish({ type, source, detail }: Pick<OutgoingEvent, 'type' | 'source' | 'detail'>): void {
    if (contractOf(type)?.bus === 'inner') {
      this.archive.push({ bus: 'inner', type, source, detail });
    }
    this.#deliver({ type, source, detail });
  }

  /** Everything that the archive holds goes to the workflows once more, and is not archived again. */
  replay(): void {
    for (const event of this.archive) this.#deliver(event);
  }

  #deliver({ type, source, detail }: Pick<OutgoingEvent, 'type' | 'source' | 'detail'>): void {
    for (const { slug, on } of workflows) {
      const named = 'events' in on && on.events.some((contract) => contract.type === type);
      // Whatever else is put on the intake bus: what no catalogue knows.
      const unknown = 'everythingBut' in on && contractOf(type) === undefined;
      if (!named && !unknown) continue;
      this.#enqueue(slug, busMessage({ type, source }, detail));
    }
  }

  /** Until nothing is left to do at this time. */
  async settle(): Promise<void> {
    for (let [quiet, round] = [false, 1]; !quiet; round += 1) {
      if (round > 40) throw new Error('the schedules always find something more to do');
      await this.#collect();
      for (let turn = 0; this.#queues.length + this.#stream.length > 0; turn += 1) {
        if (turn > 3000) throw new Error('it does not settle');
        const before = this.calls.length;
        await this.#turn();
        const wrote = this.calls.slice(before).includes('TransactWriteItems');
        if (wrote) await this.#collect();
      }
      await this.#sweeps();
      await this.#collect();
      quiet = this.#queues.length + this.#stream.length === 0;
    }
  }

  #draw(below: number): number {
    return this.#world.random === undefined ? 0 : Math.floor(this.#world.random() * below);
  }

  /** At least once; up to five times where the world is unruly. */
  #enqueue(slug: string, record: SQSRecord): void {
    const copies = 1 + this.#draw(5);
    for (let copy = 0; copy < copies; copy += 1) {
      this.#queues.push({ slug, record: { ...record, messageId: crypto.randomUUID() } });
    }
  }

  /** One function does some of what waits. */
  async #turn(): Promise<void> {
    const at = this.#draw(this.#queues.length + this.#stream.length);
    const first = this.#queues[at];
    if (first === undefined || (this.#world.random === undefined && this.#stream.length > 0)) {
      await this.#relay();
      return;
    }
    const batch = [first, ...this.#others(first)].slice(0, 1 + this.#draw(4));
    for (const delivery of batch) this.#queues.splice(this.#queues.indexOf(delivery), 1);
    const handler = handlers[first.slug];
    if (handler === undefined) throw new Error(`no function here works on ${first.slug}`);
    const answer = await this.#invoke(first.slug, () =>
      handler({ Records: batch.map(({ record }) => record) }),
    );
    const failed = new Set(answer?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { slug, record } of batch) {
      if (answer !== undefined && !failed.has(record.messageId)) continue;
      const receives = Number(record.attributes.ApproximateReceiveCount) + 1;
      if (receives > 60) throw new Error(`${slug} never gets done with ${record.body}`);
      const attributes = { ...record.attributes, ApproximateReceiveCount: String(receives) };
      this.#queues.push({ slug, record: { ...record, attributes } });
    }
  }

  #others({ slug, record }: Delivery): Delivery[] {
    return this.#queues.filter((each) => each.slug === slug && each.record !== record);
  }

  /** What the stream shows goes to the relay, now and then twice; now and then it is left to the sweep. */
  async #relay(): Promise<void> {
    const items = this.#stream.splice(this.#draw(this.#stream.length), 1 + this.#draw(3));
    if (this.#world.random !== undefined && this.#draw(6) === 0) return;
    const repeated = this.#draw(3) === 0 && this.#world.random !== undefined ? items : [];
    const failed = await this.#invoke('relay-outbox', () =>
      relayOutbox([...items, ...repeated], {
        pendingIn,
        sequenceOf: keyOf,
        keyOf: ({ pk, sk }) => `${pk}\n${sk}`,
        relay: (pending) => relay(pending, buses),
      }),
    );
    this.#stream.push(...items.filter((item) => failed === undefined || failed.has(keyOf(item))));
  }

  /** What the schedules start; the outbox's sweep as if its five minutes had passed. */
  async #sweeps(): Promise<void> {
    const now = new Date();
    this.at(new Date(now.getTime() + 6 * 60_000).toISOString());
    await this.#invoke('sweep-outbox', sweepOutbox);
    this.at(now.toISOString());
    const sweeps = 1 + this.#draw(3);
    await this.#invoke('sweep-due', () => Promise.all(Array.from({ length: sweeps }, sweepDue)));
    await this.#invoke('pace-messages', paceMessages);
  }

  /** Runs a function; undefined when it was killed or failed as a whole. */
  async #invoke<Answer>(slug: string, run: () => Promise<Answer>): Promise<Answer | undefined> {
    process.env['WORKFLOW'] = slug;
    [this.#running, this.#dead] = [true, false];
    try {
      const answer = await run();
      return this.#dead ? undefined : answer;
    } catch (error) {
      if (error instanceof NoAnswerError) return undefined;
      throw error;
    } finally {
      [this.#running, this.#dead] = [false, false];
    }
  }

  /** Newly written entries with something to publish, as the table's stream shows them. */
  async #collect(): Promise<void> {
    for (const { pk, sk } of await waiting(documentClient(), 'outbox', 1000, {})) {
      if (this.#streamed.has(`${pk}\n${sk}`)) continue;
      this.#streamed.add(`${pk}\n${sk}`);
      const answer = await documentClient().send(
        new GetCommand({
          TableName: process.env['TABLE_NAME'],
          Key: { pk, sk },
          ConsistentRead: true,
        }),
      );
      if (answer.Item !== undefined) this.#stream.push(answer.Item);
    }
  }

  #faultAt(operation: string): Fault | undefined {
    if (!this.#running) return undefined;
    if (this.#dead) return 'request lost';
    this.calls.push(operation);
    const fault = this.#world.fault?.({ operation, number: this.calls.length });
    if (fault !== undefined && this.#world.kills === true) this.#dead = true;
    return fault;
  }

  /** A call of a service other than the table. */
  #call<Answer>(operation: string, act: () => Answer): Answer {
    const fault = this.#faultAt(operation);
    if (fault instanceof Error) throw fault;
    if (fault === 'request lost') throw new NoAnswerError(fault);
    const answer = act();
    if (fault === 'answer lost') throw new NoAnswerError(fault);
    return answer;
  }

  #connect(): void {
    const table = failTable(({ operation }) => this.#faultAt(operation), this.#world.where);
    const eventBridge = mockClient(EventBridgeClient);
    const sqs = mockClient(SQSClient);
    const ses = mockClient(SESClient);
    const secrets = mockClient(SecretsManagerClient);
    this.#stops.push(
      table.stop,
      ...[eventBridge, sqs, ses, secrets].map((mock) => () => mock.restore()),
    );
    secrets.on(GetSecretValueCommand, { SecretId: 'handle' }).resolves({
      SecretString: JSON.stringify({ handleKey: linkKeys.handleKey }),
    });
    secrets.on(GetSecretValueCommand, { SecretId: 'links' }).resolves({
      SecretString: JSON.stringify({ current: linkKeys.current, ...linkKeys.keys }),
    });
    eventBridge.on(PutEventsCommand).callsFake((input: unknown) =>
      this.#call('PutEvents', () => {
        const answers = Put.parse(input).Entries.map(({ DetailType, Source, Detail }) => {
          if (this.#world.refuses?.() === true) return { ErrorCode: 'InternalFailure' };
          this.publish({
            type: DetailType,
            source: Source,
            detail: Detailed.parse(JSON.parse(Detail)),
          });
          return { EventId: 'taken' };
        });
        const failed = answers.filter((answer) => 'ErrorCode' in answer).length;
        return { FailedEntryCount: failed, Entries: answers };
      }),
    );
    sqs.on(SendMessageBatchCommand).callsFake((input: unknown) =>
      this.#call('SendMessageBatch', () => {
        const bodies = Batch.parse(input).Entries.map(({ MessageBody }) => MessageBody);
        for (const body of bodies) this.#enqueue('send-message', message(body));
        return {};
      }),
    );
    sqs.on(GetQueueAttributesCommand).callsFake(() => this.#call('GetQueueAttributes', () => ({})));
    sqs
      .on(ChangeMessageVisibilityCommand)
      .callsFake(() => this.#call('ChangeMessageVisibility', () => ({})));
    ses.on(GetSendQuotaCommand).callsFake(() =>
      this.#call('GetSendQuota', () => ({
        MaxSendRate: 5000,
        Max24HourSend: 50_000,
        SentLast24Hours: 0,
      })),
    );
    ses
      .on(SendRawEmailCommand)
      .callsFake((input: unknown) =>
        this.#call('SendRawEmail', () => this.#takeEmail(Raw.parse(input))),
      );
  }

  /** The mail service takes an email, and the mailbox says something about it. */
  #takeEmail({ Destinations: [address], Tags }: z.infer<typeof Raw>) {
    const tag = (name: string) => Tags.find(({ Name }) => Name === name)?.Value ?? '';
    const [id, program] = [tag('message'), tag('program')];
    this.emails.push(id);
    const timestamp = new Date().toISOString();
    const say = (eventType: string, more: object) => {
      const mail = {
        timestamp,
        messageId: `ses-${id}`,
        tags: { message: [id], program: [program] },
      };
      this.#enqueue('settle-delivery', message(JSON.stringify({ eventType, mail, ...more })));
    };
    if (address.startsWith('bounces')) {
      say('Bounce', { bounce: { bounceType: 'Permanent', bounceSubType: 'General', timestamp } });
    } else {
      say('Delivery', { delivery: { timestamp } });
    }
    if (address.startsWith('complains')) say('Complaint', { complaint: { timestamp } });
    return { MessageId: `ses-${id}` };
  }
}

const keyOf = (item: StoredItem) => `${String(item['pk'])}\n${String(item['sk'])}`;
