import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AwsCall } from '../../../infra/local/interfaces.ts';
import { ACCOUNT, startWireServices, type WireServices } from './wire-services.ts';

let wire: WireServices;
let calls: AwsCall[];

beforeAll(async () => {
  calls = [];
  wire = await startWireServices({
    services: {
      dynamodb: {
        idle: () => true,
        handle: async (call) => {
          calls.push(call);
          if (call.action === 'Break') throw new Error('a bug of ours');
          return { status: 200, headers: { 'x-amz-crc32': '1' }, body: '{"ok":true}' };
        },
      },
    },
  });
  wire.queue('work');
});
afterAll(() => wire.stop());

const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AdmitGraduation/20270503/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});
const call = (headers: Record<string, string>, body = '{}', path = '/') =>
  fetch(`${wire.endpoint}${path}`, { method: 'POST', headers, body });
const json = 'application/x-amz-json-1.0';

describe('one address for all services', () => {
  test('hands a call to the service that its credential names, with caller and raw body', async () => {
    const target = 'DynamoDB_20120810.GetItem';
    const response = await call(
      { ...signed('dynamodb'), 'x-amz-target': target, 'content-type': json },
      '{"TableName":"records"}',
    );
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(json);
    expect(response.headers.get('x-amz-crc32')).toBe('1');
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(calls.at(-1)).toMatchObject({
      service: 'dynamodb',
      action: 'GetItem',
      protocol: 'json',
      caller: 'AdmitGraduation',
      input: { TableName: 'records' },
      rawBody: Buffer.from('{"TableName":"records"}'),
    });
    expect(wire.counts.snapshot()['AdmitGraduation']).toMatchObject({ 'dynamodb:GetItem': 1 });
  });

  test('finds the service by target or version when nothing is signed', async () => {
    const queue = { QueueUrl: `${wire.endpoint}/${ACCOUNT}/work`, MessageBody: 'hello' };
    const sent = await call(
      { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': json },
      JSON.stringify(queue),
    );
    expect(await sent.json()).toHaveProperty('MessageId');
    const listed = await call(
      { 'content-type': 'application/x-www-form-urlencoded' },
      'Action=ListTopics&Version=2010-03-31',
    );
    expect(await listed.text()).toContain('<ListTopicsResponse xmlns="http://sns.amazonaws.com');
  });

  test('takes a presigned address', async () => {
    const credential = encodeURIComponent('someone/20270503/us-east-1/sns/aws4_request');
    const response = await fetch(
      `${wire.endpoint}/?Action=ListTopics&Version=2010-03-31&X-Amz-Credential=${credential}`,
    );
    expect(response.status).toBe(200);
    expect(wire.counts.snapshot()['someone']).toEqual({ 'sns:ListTopics': 1 });
  });

  test.each([
    [
      'a service it does not have',
      { ...signed('kinesis'), 'x-amz-target': 'Kinesis_20131202.PutRecord' },
      '{}',
      400,
      '"UnknownOperationException"',
      'kinesis',
    ],
    [
      'an operation it does not have',
      { ...signed('events'), 'x-amz-target': 'AWSEvents.PutRule' },
      '{}',
      400,
      '"UnknownOperationException"',
      'PutRule',
    ],
    [
      'a Query operation it does not have',
      { ...signed('sns'), 'content-type': 'application/x-www-form-urlencoded' },
      'Action=CreateTopic',
      400,
      '<Code>InvalidAction</Code>',
      'CreateTopic',
    ],
    ['a REST service', signed('s3'), '', 400, '<Code>InvalidAction</Code>', 's3'],
    [
      'a Query call without an action',
      signed('sns'),
      '',
      400,
      '<Code>MissingAction</Code>',
      'Action',
    ],
    [
      'a body that is no JSON',
      { ...signed('events'), 'x-amz-target': 'AWSEvents.PutEvents' },
      '{',
      400,
      '"SerializationException"',
      'JSON',
    ],
    [
      'a member of the wrong type',
      { ...signed('events'), 'x-amz-target': 'AWSEvents.PutEvents' },
      '{"Entries":"one"}',
      400,
      '"SerializationException"',
      'Entries',
    ],
    [
      'a credential without a scope',
      { authorization: 'AWS4-HMAC-SHA256 Credential=someone' },
      '',
      403,
      '<Code>IncompleteSignature</Code>',
      'someone',
    ],
    [
      'a web page',
      { ...signed('events'), 'x-amz-target': 'AWSEvents.PutEvents', origin: 'https://example.org' },
      '{}',
      403,
      '"AccessDeniedException"',
      'Web pages',
    ],
  ])('refuses %s and says so by name', async (_, headers, body, status, code, word) => {
    const response = await call(headers, body);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).toContain(code);
    expect(text).toContain(word);
    expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('answers a failure of its own as AWS does, without telling how', async () => {
    const response = await call({
      ...signed('dynamodb'),
      'x-amz-target': 'DynamoDB_20120810.Break',
    });
    expect(response.status).toBe(500);
    expect(response.headers.get('x-amzn-errortype')).toBe('InternalFailure');
    expect(await response.text()).not.toContain('a bug of ours');
  });
});
