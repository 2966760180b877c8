import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  depthOf,
  NotReleasedError,
  sendAll,
  sendQuota,
} from '../../../../shared/adapters/messages-queue.ts';

const sqs = mockClient(SQSClient);
const ses = mockClient(SESClient);
const queue = 'http://localhost/messages';

beforeEach(() => {
  sqs.reset();
  ses.reset();
});

describe('the door’s queue', () => {
  test('gets ten messages a call, all of them, in order', async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const bodies = Array.from({ length: 23 }, (_, at) => `message ${at}`);
    await sendAll(queue, bodies);
    const calls = sqs
      .commandCalls(SendMessageBatchCommand)
      .map(({ args }) => args[0].input.Entries ?? []);
    expect(calls.map((entries) => entries.length)).toEqual([10, 10, 3]);
    expect(calls.flat().map(({ MessageBody }) => MessageBody)).toEqual(bodies);
    for (const entries of calls)
      expect(new Set(entries.map(({ Id }) => Id)).size).toBe(entries.length);
  });

  test('that does not take a message says so: it stays due', async () => {
    sqs.on(SendMessageBatchCommand).resolves({
      Successful: [],
      Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }],
    });
    await expect(sendAll(queue, ['x'])).rejects.toThrow(NotReleasedError);
  });

  test('is as deep as what waits in it and what the door has in hand', async () => {
    sqs.on(GetQueueAttributesCommand).resolves({
      Attributes: { ApproximateNumberOfMessages: '7', ApproximateNumberOfMessagesNotVisible: '5' },
    });
    expect(await depthOf(queue)).toBe(12);
    sqs.on(GetQueueAttributesCommand).resolves({});
    expect(await depthOf(queue)).toBe(0);
  });
});

describe('what the mail service takes', () => {
  test.each([
    [
      { MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 49_990 },
      { perSecond: 14, left: 10 },
    ],
    [
      { MaxSendRate: 1, Max24HourSend: 200, SentLast24Hours: 250 },
      { perSecond: 1, left: 0 },
    ],
    [
      { MaxSendRate: 500, Max24HourSend: -1, SentLast24Hours: 9 },
      { perSecond: 500, left: Infinity },
    ],
    [{}, { perSecond: 1, left: Infinity }],
  ])('of %j is %j', async (answer, quota) => {
    ses.on(GetSendQuotaCommand).resolves(answer);
    expect(await sendQuota()).toEqual(quota);
  });
});
