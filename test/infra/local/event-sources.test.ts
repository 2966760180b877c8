import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import {
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { LocalRuntime } from '../../../infra/local/start.ts';
import { anyText, textContaining } from './expected.ts';
import { eventually, madeUpFunction, Workplace } from './made-up-app.ts';

const place = new Workplace();
const SEEN = place.path('seen.jsonl');
const PLAN = place.path('plan.json');
/** Notes each batch it gets, then does what the plan says for the records in it. */
const CODE = `
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
export const handler = async ({ Records }) => {
  const plan = existsSync(${JSON.stringify(PLAN)}) ? JSON.parse(readFileSync(${JSON.stringify(PLAN)}, 'utf8')) : {};
  const names = Records.map((r) => r.body ?? r.dynamodb.NewImage.sk.S);
  const receives = Records.map((r) => r.attributes?.ApproximateReceiveCount);
  appendFileSync(${JSON.stringify(SEEN)}, JSON.stringify({ names, receives, first: Records[0] }) + '\\n');
  const doomed = (name) => (plan.throw ?? []).some((part) => name.includes(part));
  if (names.some(doomed)) throw new Error('doomed');
  if (plan.wait !== undefined) await new Promise((go) => setTimeout(go, plan.wait));
  if (plan.answer !== undefined) return plan.answer;
  const id = (r) => r.messageId ?? r.dynamodb.SequenceNumber;
  return { batchItemFailures: Records.filter((r, at) => (plan.fail ?? []).includes(names[at])).map((r) => ({ itemIdentifier: id(r) })) };
};`;

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const mapping = (source: unknown, properties: object = {}) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    FunctionName: { Ref: 'Work' },
    EventSourceArn: source,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ...properties,
  },
});
const APP = {
  Resources: {
    ...madeUpFunction('work'),
    Dead: { Type: 'AWS::SQS::Queue' },
    Lost: { Type: 'AWS::SQS::Queue' },
    Jobs: {
      Type: 'AWS::SQS::Queue',
      Properties: {
        VisibilityTimeout: 30,
        RedrivePolicy: { deadLetterTargetArn: arn('Dead'), maxReceiveCount: 3 },
      },
    },
    JobsSource: mapping(arn('Jobs'), { BatchSize: 5 }),
    Picky: { Type: 'AWS::SQS::Queue' },
    PickySource: mapping(arn('Picky'), {
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["good"]}}' }] },
    }),
    Patient: { Type: 'AWS::SQS::Queue' },
    PatientSource: mapping(arn('Patient'), { BatchSize: 10, MaximumBatchingWindowInSeconds: 300 }),
    Records: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    },
    RecordsSource: mapping(
      { 'Fn::GetAtt': ['Records', 'StreamArn'] },
      {
        BatchSize: 10,
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 2,
        FilterCriteria: {
          Filters: [
            { Pattern: '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"emits":{"S":["yes"]}}}}' },
          ],
        },
        DestinationConfig: { OnFailure: { Destination: arn('Lost') } },
      },
    ),
  },
};

const Seen = z.object({
  names: z.array(z.string()),
  receives: z.array(z.string().nullable()),
  first: z.looseObject({}),
});

let runtime: LocalRuntime;
beforeAll(async () => {
  place.assembly({ App: APP }, { work: CODE });
  runtime = await place.start();
});
beforeEach(() => {
  writeFileSync(SEEN, '');
  plan({});
});
afterAll(async () => {
  await runtime.stop();
  place.remove();
});

function plan(what: object): void {
  writeFileSync(PLAN, JSON.stringify(what));
}

/** The batches that the function got so far. */
function batches(): z.output<typeof Seen>[] {
  if (!existsSync(SEEN)) appendFileSync(SEEN, '');
  const lines = readFileSync(SEEN, 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => Seen.parse(JSON.parse(line)));
}

function names(): string[] {
  return batches().flatMap(({ names }) => names);
}

const queueArn = (name: string) => `arn:aws:sqs:us-east-1:000000000000:App-${name}`;
const depth = (name: string) => runtime.queues.depth(queueArn(name));

/** All messages in one transaction, so that they can make one batch. */
function send(queue: string, bodies: readonly string[]): void {
  runtime.queues.together(() => {
    for (const body of bodies) runtime.queues.send(queueArn(queue), body);
  });
}

async function settled(): Promise<void> {
  expect(await runtime.settle(15_000)).toEqual([]);
}

function later(seconds: number): void {
  runtime.clock.advanceTo(runtime.clock.now() + seconds * 1000);
}

describe('a queue feeds its function', () => {
  test('in batches of at most the size asked for, and forgets what is done', async () => {
    send('Jobs', ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    await settled();
    expect(names().toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(Math.max(...batches().map(({ names }) => names.length))).toBe(5);
    expect(batches().find(({ names }) => names[0] === 'a')?.first).toMatchObject({
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn('Jobs'),
      awsRegion: 'us-east-1',
    });
    expect(depth('Jobs')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('only what failed comes again, after its visibility timeout', async () => {
    plan({ fail: ['b', 'd'] });
    send('Jobs', ['a', 'b', 'c', 'd']);
    await settled();
    expect(depth('Jobs').inFlight).toBe(2);
    plan({});
    later(29);
    await settled();
    expect(names()).toHaveLength(4);
    later(2);
    await settled();
    expect(names().slice(4).toSorted()).toEqual(['b', 'd']);
    expect(batches().at(-1)?.receives[0]).toBe('2');
    expect(depth('Jobs').inFlight).toBe(0);
  });

  test.each([
    ['the function throws', { throw: ['b'] }],
    [
      'it reports an id that is not in the batch',
      { answer: { batchItemFailures: [{ itemIdentifier: 'x' }] } },
    ],
    ['it reports an empty id', { answer: { batchItemFailures: [{ itemIdentifier: '' }] } }],
    ['its report has another shape', { answer: { batchItemFailures: ['b'] } }],
  ])('the whole batch comes again when %s', async (_, what) => {
    plan(what);
    send('Jobs', ['a', 'b']);
    await settled();
    expect(depth('Jobs').inFlight).toBe(2);
    plan({});
    later(31);
    await settled();
    expect(names().slice(2).toSorted()).toEqual(['a', 'b']);
  });

  test.each([[null], [{}], [{ batchItemFailures: null }], [{ batchItemFailures: [] }]])(
    'the answer %j means that all succeeded',
    async (answer) => {
      plan({ answer });
      send('Jobs', ['a', 'b']);
      await settled();
      expect(depth('Jobs')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    },
  );

  test('what fails every time ends in the dead-letter queue', async () => {
    const before = depth('Dead').visible;
    plan({ fail: ['poison'] });
    send('Jobs', ['poison']);
    for (let receive = 0; receive < 4; receive += 1) {
      await settled();
      later(31);
    }
    await settled();
    expect(names()).toEqual(['poison', 'poison', 'poison']);
    expect(depth('Dead').visible).toBe(before + 1);
  });

  test('what no filter lets through is dropped', async () => {
    send('Picky', ['{"kind":"bad"}', '{"kind":"good"}', 'no JSON']);
    await settled();
    expect(names()).toEqual(['{"kind":"good"}']);
    expect(depth('Picky').visible + depth('Picky').inFlight).toBe(0);
  });

  test('a batch waits for more until its window ends or it is full; nobody has to wait to settle', async () => {
    send('Patient', ['one']);
    await nextTurn();
    await nextTurn();
    later(299);
    send('Patient', ['two']);
    await nextTurn();
    await nextTurn();
    expect(depth('Patient').visible).toBe(2);
    later(2);
    await eventually(() => expect(batches().map(({ names }) => names)).toEqual([['one', 'two']]));
    send('Patient', ['three']);
    await settled();
    expect(names().at(-1)).toBe('three');
  });
});

describe('a table stream feeds its function', () => {
  let client: DynamoDBClient;
  beforeAll(() => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    client = new DynamoDBClient({ endpoint: runtime.awsUrl, region: 'us-east-1', credentials });
  });
  afterAll(() => client.destroy());

  /** Entries that are to be published, in one transaction, which the stream has as one run of records. */
  async function write(sks: readonly string[], emits = 'yes'): Promise<void> {
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: sks.map((sk) => ({
          Put: {
            TableName: 'App-Records',
            Item: { pk: { S: 'p' }, sk: { S: sk }, emits: { S: emits } },
          },
        })),
      }),
    );
  }

  test('with new entries, in order, and only those that the filter lets through', async () => {
    await write(['s1', 's2', 's3']);
    await write(['quiet'], 'no');
    await client.send(
      new PutItemCommand({
        TableName: 'App-Records',
        Item: { pk: { S: 'p' }, sk: { S: 's1' }, emits: { S: 'yes' }, changed: { S: 'yes' } },
      }),
    );
    await settled();
    expect(names()).toEqual(['s1', 's2', 's3']);
    const now = Math.floor(runtime.clock.now() / 1000);
    expect(batches()[0]?.first).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      eventSourceARN: textContaining('table/App-Records/stream/'),
      dynamodb: { Keys: { pk: { S: 'p' }, sk: { S: 's1' } }, NewImage: { emits: { S: 'yes' } } },
    });
    const created = z
      .object({ dynamodb: z.object({ ApproximateCreationDateTime: z.number() }) })
      .parse(batches()[0]?.first).dynamodb.ApproximateCreationDateTime;
    expect(Math.abs(created - now)).toBeLessThan(30);
  });

  test('a failing batch is cut in two until the poisonous record stands alone, which is then given up', async () => {
    const before = depth('Lost').visible;
    plan({ throw: ['poison'] });
    await write(['t1', 't2', 't3', 't4-poison', 't5', 't6']);
    for (let tries = 0; tries < 4; tries += 1) {
      await settled();
      later(61);
    }
    await settled();
    const done = batches().filter(({ names }) => !names.some((name) => name.includes('poison')));
    expect(done.flatMap(({ names }) => names)).toEqual(['t1', 't2', 't3', 't5', 't6']);
    expect(batches().filter(({ names }) => names.join() === 't4-poison')).toHaveLength(3);
    expect(depth('Lost').visible).toBe(before + 1);
    const [lost] = runtime.queues.receive(queueArn('Lost'), 1);
    runtime.queues.remove(queueArn('Lost'), lost?.receiptHandle ?? '');
    expect(JSON.parse(lost?.body ?? '{}')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
      DDBStreamBatchInfo: { batchSize: 1, startSequenceNumber: anyText },
    });
  });

  test('what a partial report names is tried again from there on; what came before is done', async () => {
    plan({ fail: ['u2'] });
    await write(['u1', 'u2', 'u3']);
    await eventually(() =>
      expect(names().filter((name) => name === 'u2').length).toBeGreaterThan(1),
    );
    plan({});
    later(61);
    await settled();
    expect(names().filter((name) => name === 'u1')).toHaveLength(1);
    expect(names().at(-1)).toBe('u3');
  });
});
