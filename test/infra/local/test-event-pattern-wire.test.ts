import { EventBridgeClient, TestEventPatternCommand } from '@aws-sdk/client-eventbridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWireServices, type WireServices } from './wire-services.ts';

let wire: WireServices;
let events: EventBridgeClient;

beforeAll(async () => {
  wire = await startWireServices();
  events = new EventBridgeClient(wire.client());
});
afterAll(async () => {
  events.destroy();
  await wire.stop();
});

const event = {
  version: '0',
  id: '3e3c153a-8339-4e30-8c35-687ebef853fe',
  'detail-type': 'candidate.graduated.v1',
  source: 'rollcall.registry',
  account: '000000000000',
  time: '2026-05-15T00:00:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:rollcall:person/1'],
  detail: {
    programId: 'cedar-valley',
    data: {
      revision: 2,
      degrees: [
        { level: 'bachelor', subject: 'biology', credits: 180.5 },
        { level: 'master', subject: 'Mathematics', credits: 120 },
      ],
      note: null,
      address: '10.0.7.9',
    },
  },
};

const ask = async (pattern: object | string, about: object | string = event) => {
  const answer = await events.send(
    new TestEventPatternCommand({
      EventPattern: typeof pattern === 'string' ? pattern : JSON.stringify(pattern),
      Event: typeof about === 'string' ? about : JSON.stringify(about),
    }),
  );
  return answer.Result;
};
const inData = (data: object) => ({ detail: { data } });

describe('TestEventPattern, asked by the AWS SDK', () => {
  test.each([
    ['an exact value', { source: ['rollcall.registry'] }],
    ['a number spelled otherwise', '{"detail":{"data":{"revision":[2.0e0]}}}'],
    ['null', inData({ note: [null] })],
    ['a prefix', { 'detail-type': [{ prefix: 'candidate.' }] }],
    ['a suffix in any case', { 'detail-type': [{ suffix: { 'equals-ignore-case': '.V1' } }] }],
    ['a wildcard', { resources: [{ wildcard: 'arn:aws:*:person/*' }] }],
    ['a range', inData({ revision: [{ numeric: ['>', 1, '<=', 2] }] })],
    ['what is not there', inData({ honours: [{ exists: false }] })],
    ['anything but a list', inData({ revision: [{ 'anything-but': [1, 3] }] })],
    ['a range of addresses', inData({ address: [{ cidr: '10.0.0.0/21' }] })],
    ['one of two', { $or: [{ source: ['other'] }, { detail: { programId: ['cedar-valley'] } }] }],
    [
      'fields of one element',
      inData({
        degrees: { level: ['master'], subject: [{ 'equals-ignore-case': 'mathematics' }] },
      }),
    ],
  ])('says that an event matches by %s', async (_, pattern) => {
    await expect(ask(pattern)).resolves.toBe(true);
  });

  test.each([
    ['another value', { source: ['other'] }],
    ['a number as a string', inData({ revision: ['2'] })],
    ['a field that is an object', { detail: [{ exists: true }] }],
    ['fields of different elements', inData({ degrees: { level: ['master'], credits: [180.5] } })],
    ['anything but what it is', { source: [{ 'anything-but': { wildcard: 'rollcall.*' } }] }],
  ])('says that an event does not match by %s', async (_, pattern) => {
    await expect(ask(pattern)).resolves.toBe(false);
  });

  test.each([
    ['an empty pattern', '{}', 'Empty objects are not allowed'],
    ['an empty list', '{"source":[]}', 'Empty arrays are not allowed'],
    ['a value outside of a list', '{"source":"a"}', '"source" must be an object or an array'],
    ['an unknown match type', '{"source":[{"regex":"a"}]}', 'Unrecognized match type regex'],
    ['no JSON', '{source:["a"]}', 'double-quote to start field name'],
    ['a range upside down', '{"a":[{"numeric":[">",2,"<",1]}]}', 'Bottom must be less than top'],
  ])("refuses %s with AWS's error", async (_, pattern, reason) => {
    await expect(ask(pattern)).rejects.toMatchObject({
      name: 'InvalidEventPatternException',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(ask(pattern)).rejects.toThrow('Event pattern is not valid. Reason: ');
    await expect(ask(pattern)).rejects.toThrow(reason);
  });

  test.each([
    ['no JSON', 'event'],
    ['no object', '[]'],
    ['an event without its envelope', { detail: {} }],
    ['an event without an id', { ...event, id: undefined }],
  ])('refuses %s as an event that is not valid', async (_, about) => {
    await expect(ask({ source: ['a'] }, about)).rejects.toMatchObject({
      name: 'ValidationException',
      message: 'Parameter Event is not valid.',
      $metadata: { httpStatusCode: 400 },
    });
  });

  test('refuses a pattern of more than 4096 characters', async () => {
    const list = (length: number) => `{"source":["${'x'.repeat(length - 15)}"]}`;
    await expect(ask(list(4096))).resolves.toBe(false);
    await expect(ask(list(4097))).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
