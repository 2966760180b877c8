import { GetItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AwsCall } from '../../../infra/local/interfaces.ts';
import { Permissions, type PolicyStatement } from '../../../infra/local/permissions.ts';
import { textContaining } from './expected.ts';
import { ACCOUNT, queueArn, startWireServices, type WireServices } from './wire-services.ts';

const table = `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/records`;

/** The sentence with which a call of the function `f` is refused; `undefined` when it is allowed. */
function refusal(
  statements: readonly PolicyStatement[],
  call: Partial<AwsCall> & Pick<AwsCall, 'service' | 'action'>,
  caller = 'f',
): string | undefined {
  const permissions = new Permissions({ roles: { f: statements }, hashKeyOf: () => 'pk' });
  try {
    permissions.authorize({
      protocol: 'json',
      input: {},
      rawBody: Buffer.of(),
      headers: {},
      caller,
      ...call,
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const allow = (Action: string[], Resource: string[], Condition?: PolicyStatement['Condition']) =>
  ({ Effect: 'Allow', Action, Resource, Condition }) satisfies PolicyStatement;
const dynamodb = (action: string, input: Record<string, unknown>) => ({
  service: 'dynamodb',
  action,
  input,
});

describe('a function', () => {
  test('may do what its role allows and nothing else; the refusal names action and resource', () => {
    const role = [allow(['dynamodb:GetItem'], [table])];
    expect(refusal(role, dynamodb('GetItem', { TableName: 'records' }))).toBeUndefined();
    expect(refusal(role, dynamodb('PutItem', { TableName: 'records' }))).toBe(
      `User: arn:aws:sts::${ACCOUNT}:assumed-role/f/f is not authorized to perform: dynamodb:PutItem on resource: ${table} because no identity-based policy allows the dynamodb:PutItem action`,
    );
    expect(refusal(role, dynamodb('GetItem', { TableName: 'records2' }))).toContain('records2');
  });

  test('without any statement may do nothing', () => {
    expect(refusal([], dynamodb('GetItem', { TableName: 'records' }))).toContain('not authorized');
  });

  test('may not do what is denied, whatever else allows it', () => {
    const role: PolicyStatement[] = [
      allow(['dynamodb:*'], ['*']),
      { Effect: 'Deny', Action: ['dynamodb:Delete*'], Resource: [table] },
    ];
    expect(refusal(role, dynamodb('UpdateItem', { TableName: 'records' }))).toBeUndefined();
    expect(refusal(role, dynamodb('DeleteItem', { TableName: 'records' }))).toContain(
      'with an explicit deny in an identity-based policy',
    );
  });

  test('needs the index for a query of it, not the table', () => {
    const query = { TableName: 'records', IndexName: 'due' };
    expect(refusal([allow(['dynamodb:Query'], [table])], dynamodb('Query', query))).toContain(
      `${table}/index/due`,
    );
    const onIndex = [allow(['dynamodb:Query'], [`${table}/index/due`])];
    expect(refusal(onIndex, dynamodb('Query', query))).toBeUndefined();
    expect(refusal(onIndex, dynamodb('Query', { TableName: 'records' }))).toContain(table);
  });

  test('needs each action of a transaction for itself', () => {
    const part = { TableName: 'records' };
    const TransactItems = [
      { Put: part },
      { ConditionCheck: part },
      { Update: part },
      { Delete: part },
    ];
    const actions = ['PutItem', 'ConditionCheckItem', 'UpdateItem', 'DeleteItem'];
    const all = actions.map((action) => `dynamodb:${action}`);
    const write = dynamodb('TransactWriteItems', { TransactItems });
    expect(refusal([allow(all, [table])], write)).toBeUndefined();
    for (const missing of all) {
      const others = all.filter((action) => action !== missing);
      expect(refusal([allow(others, [table])], write)).toContain(`perform: ${missing} on resource`);
    }
    const read = dynamodb('TransactGetItems', { TransactItems: [{ Get: part }] });
    expect(refusal([allow(['dynamodb:GetItem'], [table])], read)).toBeUndefined();
  });

  test('needs every table of a batch', () => {
    const input = { RequestItems: { records: { Keys: [] }, other: { Keys: [] } } };
    expect(
      refusal([allow(['dynamodb:BatchGetItem'], [table])], dynamodb('BatchGetItem', input)),
    ).toContain('table/other');
  });

  test('needs the single action for the batch calls of SQS', () => {
    const QueueUrl = `http://localhost:4566/${ACCOUNT}/messages`;
    const role = [allow(['sqs:SendMessage'], [queueArn('messages')])];
    const call = (action: string, url: string) => ({
      service: 'sqs',
      action,
      input: { QueueUrl: url },
    });
    expect(refusal(role, call('SendMessageBatch', QueueUrl))).toBeUndefined();
    expect(refusal(role, call('DeleteMessage', QueueUrl))).toContain('sqs:DeleteMessage');
    expect(refusal(role, call('SendMessage', `${QueueUrl}-other`))).toContain('messages-other');
  });

  test('needs every bus it publishes to, by name or ARN', () => {
    const inner = `arn:aws:events:us-east-1:${ACCOUNT}:event-bus/rollcall`;
    const role = [allow(['events:PutEvents'], [inner])];
    const put = (...buses: (string | undefined)[]) => ({
      service: 'events',
      action: 'PutEvents',
      input: { Entries: buses.map((EventBusName) => ({ EventBusName })) },
    });
    expect(refusal(role, put('rollcall', inner))).toBeUndefined();
    expect(refusal(role, put('rollcall', 'rollcall-intake'))).toContain(
      'event-bus/rollcall-intake',
    );
    expect(refusal(role, put(undefined))).toContain('event-bus/default');
  });
});

describe('conditions', () => {
  test('bind a function to the partitions that its role names', () => {
    const role = [
      allow(['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:BatchGetItem'], [table], {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['PERSON#*'] },
      }),
    ];
    const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'x' } });
    const get = (pk: string) => dynamodb('GetItem', { TableName: 'records', Key: key(pk) });
    expect(refusal(role, get('PERSON#1'))).toBeUndefined();
    expect(refusal(role, get('SETTING#1'))).toContain('not authorized');
    const query = (pk: string) =>
      dynamodb('Query', {
        TableName: 'records',
        KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
        ExpressionAttributeNames: { '#p': 'pk' },
        ExpressionAttributeValues: { ':p': { S: pk }, ':s': { S: 'a' } },
      });
    expect(refusal(role, query('PERSON#1'))).toBeUndefined();
    expect(refusal(role, query('SETTING#1'))).toContain('not authorized');
    const batch = (...pks: string[]) =>
      dynamodb('BatchGetItem', { RequestItems: { records: { Keys: pks.map(key) } } });
    expect(refusal(role, batch('PERSON#1', 'PERSON#2'))).toBeUndefined();
    expect(refusal(role, batch('PERSON#1', 'SETTING#1'))).toContain('not authorized');
  });

  test('bind a function to the attributes that its role names', () => {
    const role = [
      allow(['dynamodb:UpdateItem'], [table], {
        'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'sk', 'pending'] },
      }),
    ];
    const update = (UpdateExpression: string, names: Record<string, string> = {}) =>
      dynamodb('UpdateItem', {
        TableName: 'records',
        Key: { pk: { S: 'a' }, sk: { S: 'b' } },
        UpdateExpression,
        ExpressionAttributeNames: names,
        ConditionExpression: 'attribute_exists(pk)',
      });
    expect(refusal(role, update('REMOVE pending'))).toBeUndefined();
    expect(refusal(role, update('REMOVE #p', { '#p': 'pending' }))).toBeUndefined();
    expect(refusal(role, update('SET answers.school = :s'))).toContain('not authorized');
    expect(refusal(role, update('REMOVE #p', { '#p': 'email' }))).toContain('not authorized');
  });

  test('bind the door to its sender, its identity and its configuration set', () => {
    const ses = (resource: string) => `arn:aws:ses:us-east-1:${ACCOUNT}:${resource}`;
    const from = { StringEquals: { 'ses:FromAddress': 'survey@cedarvalley.example' } };
    const role = [
      allow(
        ['ses:SendRawEmail'],
        [ses('identity/cedarvalley.example'), ses('configuration-set/email')],
        from,
      ),
    ];
    const send = (sender: string, set?: string) => {
      const message = `From: Cedar Valley\r\n <${sender}>\r\nTo: a@example.org\r\n\r\nHello`;
      const input: Record<string, unknown> = {
        'RawMessage.Data': Buffer.from(message).toString('base64'),
      };
      if (set !== undefined) input['ConfigurationSetName'] = set;
      return { service: 'ses', action: 'SendRawEmail', protocol: 'query', input } as const;
    };
    expect(refusal(role, send('survey@cedarvalley.example', 'email'))).toBeUndefined();
    expect(refusal(role, send('other@cedarvalley.example', 'email'))).toContain('ses:SendRawEmail');
    expect(refusal(role, send('survey@cedarvalley.example', 'other'))).toContain('set/other');
    expect(refusal(role, send('survey@example.org', 'email'))).toContain('identity/example.org');
  });

  test.each([
    [{ StringEquals: { a: 'b' } }, 'condition key not known here: a'],
    [
      { DateGreaterThan: { 'aws:RequestedRegion': 'b' } },
      'operator not known here: DateGreaterThan',
    ],
    [
      { 'ForSomeValues:StringEquals': { 'aws:RequestedRegion': 'b' } },
      'operator not known here: ForSomeValues:StringEquals',
    ],
  ])('that are not known are an error which names them: %o', (Condition, sentence) => {
    const roles = { f: [allow(['*'], ['*'], Condition)] };
    expect(() => new Permissions({ roles })).toThrow(sentence);
  });

  test('with policy variables are an error, as are resources', () => {
    const roles = { f: [allow(['*'], ['arn:aws:s3:::${aws:username}/*'])] };
    expect(() => new Permissions({ roles })).toThrow('${aws:username}');
  });
});

describe('callers that are no function', () => {
  test('may do everything', () => {
    expect(refusal([], dynamodb('Scan', { TableName: 'records' }), 'integrator')).toBeUndefined();
  });
});

describe('on the wire', () => {
  let wire: WireServices;
  beforeAll(async () => {
    const answer = { idle: () => true, handle: async () => ({ status: 200, body: '{}' }) };
    wire = await startWireServices({
      roles: { RelayOutbox: [] },
      services: { dynamodb: answer, ses: answer },
    });
    wire.queue('work');
  });
  afterAll(() => wire.stop());

  test('every SDK client names the refusal as AWS does, and nothing is done', async () => {
    const settings = wire.client('RelayOutbox');
    const QueueUrl = `${wire.endpoint}/${ACCOUNT}/work`;
    const sqs = new SQSClient(settings).send(
      new SendMessageCommand({ QueueUrl, MessageBody: 'x' }),
    );
    await expect(sqs).rejects.toMatchObject({
      message: textContaining(`sqs:SendMessage on resource: ${queueArn('work')}`),
      $metadata: { httpStatusCode: 403 },
    });
    expect(wire.queues.depth(queueArn('work')).visible).toBe(0);
    const entry = { Source: 's', DetailType: 't', Detail: '{}' };
    await expect(
      new EventBridgeClient(settings).send(new PutEventsCommand({ Entries: [entry] })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const get = new GetItemCommand({ TableName: 'records', Key: { pk: { S: 'a' } } });
    await expect(new DynamoDBClient(settings).send(get)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: textContaining('dynamodb:GetItem'),
      $metadata: { httpStatusCode: 400 },
    });
    const email = new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from('From: a@example.org\r\n\r\nx') },
    });
    await expect(new SESClient(settings).send(email)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: textContaining('identity/example.org'),
    });
  });
});
