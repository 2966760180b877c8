import {
  BatchWriteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAwsEndpoint } from '../../../infra/local/aws-endpoint.ts';
import { withoutCapacity } from '../../../infra/local/capacity.ts';
import { Children, startOf } from '../../../infra/local/children.ts';
import { CallCounts } from '../../../infra/local/counts.ts';
import { TableEngine } from '../../../infra/local/table-engine.ts';
import { textMatching } from './expected.ts';
import { eventually, ROOT, Workplace } from './made-up-app.ts';

const TABLE = 'records';
const place = new Workplace();
const children = new Children(place.folder);
let counts: CallCounts;
let engine: TableEngine;
let endpoint: Server;
let client: DynamoDBClient;

const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const definition = {
  arn: `arn:aws:dynamodb:us-east-1:000000000000:table/${TABLE}`,
  input: {
    TableName: TABLE,
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk', 'due'].map(string),
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [
      {
        IndexName: 'due',
        KeySchema: [{ AttributeName: 'due', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  },
};

beforeAll(async () => {
  counts = new CallCounts();
  engine = await TableEngine.start({
    children,
    counts,
    dataFile: place.path('tables.sqlite'),
    root: ROOT,
  });
  await engine.createTable(definition);
  endpoint = createAwsEndpoint({
    services: { dynamodb: engine },
    permissions: { authorize: () => undefined },
    counts,
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const address = endpoint.address();
  client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AdmitGraduation', secretAccessKey: 'x' },
  });
});
afterAll(async () => {
  client.destroy();
  endpoint.close();
  engine.stop();
  await children.stop();
  place.remove();
});

const item = (sk: string, more: Record<string, { S: string }> = {}) => ({
  pk: { S: 'p' },
  sk: { S: sk },
  ...more,
});
const put = (sk: string, more: Record<string, { S: string }> = {}) =>
  client.send(new PutItemCommand({ TableName: TABLE, Item: item(sk, more) }));

describe('capacity units', () => {
  test('are counted for the caller, indexes included, and not shown to who did not ask', async () => {
    const before = counts.snapshot()['AdmitGraduation'] ?? {};
    const since = (what: string) =>
      (counts.snapshot()['AdmitGraduation']?.[what] ?? 0) - (before[what] ?? 0);
    const single = await put('a', { due: { S: 'step#0' } });
    expect(single).not.toHaveProperty('ConsumedCapacity');
    expect(since('writeUnits')).toBe(2);
    await client.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName: TABLE, Item: item('b') } },
          { Put: { TableName: TABLE, Item: item('c', { due: { S: 'step#0' } }) } },
        ],
      }),
    );
    expect(since('writeUnits')).toBe(2 + 5);
    const read = { TableName: TABLE, Key: item('a') };
    await client.send(new GetItemCommand({ ...read, ConsistentRead: true }));
    expect(since('readUnits')).toBe(1);
    const asked = await client.send(
      new GetItemCommand({ ...read, ReturnConsumedCapacity: 'TOTAL' }),
    );
    expect(asked.ConsumedCapacity?.CapacityUnits).toBe(0.5);
    await client.send(new GetItemCommand({ ...read, ReturnConsumedCapacity: 'NONE' }));
    expect(since('readUnits')).toBe(2);
    expect(since('dynamodb:GetItem')).toBe(3);
  });

  test('an attribute that is called as the report is stays in the answer', async () => {
    await put('named', { ConsumedCapacity: { S: '"ConsumedCapacity":{"CapacityUnits":99}' } });
    const answer = await client.send(
      new QueryCommand({
        TableName: TABLE,
        KeyConditionExpression: 'pk = :p AND sk = :s',
        ExpressionAttributeValues: { ':p': { S: 'p' }, ':s': { S: 'named' } },
      }),
    );
    expect(answer.Items?.[0]?.['ConsumedCapacity']?.S).toContain('99');
    expect(answer.Count).toBe(1);
    expect(answer).not.toHaveProperty('ConsumedCapacity');
  });
});

test('the report is found wherever it stands in the answer', () => {
  const report = '"ConsumedCapacity":[{"CapacityUnits":3},{"CapacityUnits":1.5}]';
  const answers = [`{"Items":[],${report}}`, `{${report},"Items":[]}`, `{${report}}`];
  for (const answer of answers) {
    const { body, units } = withoutCapacity(answer, true);
    expect(units).toBe(4.5);
    expect(JSON.parse(body)).toEqual(answer.includes('Items') ? { Items: [] } : {});
    expect(withoutCapacity(answer, false).body).toBe(answer);
  }
});

describe("AWS's limits", () => {
  test('a transaction has at most 100 actions', async () => {
    const transaction = (count: number) =>
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: Array.from({ length: count }, (_, n) => ({
            Put: { TableName: TABLE, Item: item(`many-${n}`) },
          })),
        }),
      );
    await expect(transaction(101)).rejects.toMatchObject({
      name: 'ValidationException',
      // In AWS's words, without the whole call in them.
      message: textMatching(/^.{0,150}Member must have length less than or equal to 100$/),
    });
    await transaction(100);
  });

  test('an item has at most 400 KB, alone and in a transaction', async () => {
    const large = { x: { S: 'x'.repeat(400 * 1024) } };
    await expect(put('large', large)).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [{ Put: { TableName: TABLE, Item: item('large', large) } }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await put('large', { x: { S: 'x'.repeat(399 * 1024) } });
  });

  test('no item twice in one transaction, at most 25 in one batch', async () => {
    await expect(
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: TABLE, Item: item('twice') } },
            { Delete: { TableName: TABLE, Key: item('twice') } },
          ],
        }),
      ),
    ).rejects.toThrow('multiple operations on one item');
    await expect(
      client.send(
        new BatchWriteItemCommand({
          RequestItems: {
            [TABLE]: Array.from({ length: 26 }, (_, n) => ({
              PutRequest: { Item: item(`batch-${n}`) },
            })),
          },
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

test('the engine is started again when it is killed, and has everything it acknowledged', async () => {
  await put('before');
  const pid = enginePid();
  process.kill(pid, 'SIGKILL');
  await put('after');
  // A call that meets nobody, or a dead connection, waits for the new start instead of failing.
  const second = enginePid();
  process.kill(second, 'SIGKILL');
  await eventually(() => expect(startOf(second)).toBeUndefined());
  await engine.call('GetItem', { TableName: TABLE, Key: item('before') });
  for (const sk of ['before', 'after']) {
    const { Item } = await client.send(new GetItemCommand({ TableName: TABLE, Key: item(sk) }));
    expect(Item).toBeDefined();
  }
  await eventually(() => expect(enginePid()).not.toBe(pid));
});

test('an index that the template has gained is added to the table on disk', async () => {
  await engine.createTable({
    ...definition,
    input: {
      ...definition.input,
      AttributeDefinitions: ['pk', 'sk', 'due', 'linkHash'].map(string),
      GlobalSecondaryIndexes: [
        ...definition.input.GlobalSecondaryIndexes,
        {
          IndexName: 'links',
          KeySchema: [{ AttributeName: 'linkHash', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    },
  });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: TABLE }));
  expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName).toSorted()).toEqual([
    'due',
    'links',
  ]);
});

test('a table on disk with another key is refused with what to do', async () => {
  const input = { ...definition.input, KeySchema: definition.input.KeySchema.slice(0, 1) };
  await expect(engine.createTable({ ...definition, input })).rejects.toThrow('--fresh');
});

function enginePid(): number {
  const pid = children.pid('tables');
  if (pid === undefined) throw new Error('the engine does not run');
  return pid;
}
