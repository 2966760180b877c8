import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { backOff } from '../../../../shared/adapters/back-off.ts';

const sqs = mockClient(SQSClient);

beforeEach(() => {
  sqs.reset();
  sqs.on(ChangeMessageVisibilityCommand).resolves({});
});

async function hiddenFor(attempts: number): Promise<number> {
  sqs.resetHistory();
  await backOff('http://localhost/queue', 'receipt', attempts);
  const [call] = sqs.commandCalls(ChangeMessageVisibilityCommand);
  expect(call?.args[0].input).toMatchObject({
    QueueUrl: 'http://localhost/queue',
    ReceiptHandle: 'receipt',
  });
  return call?.args[0].input.VisibilityTimeout ?? -1;
}

test.each([
  [1, 30, 30],
  [2, 48, 60],
  [3, 96, 120],
  [7, 1536, 1920],
  [8, 2880, 3600],
  [58, 2880, 3600],
])('after failure %i a message is hidden for %i to %i seconds', async (attempts, least, most) => {
  for (let again = 0; again < 20; again += 1) {
    const seconds = await hiddenFor(attempts);
    expect(seconds).toBeGreaterThanOrEqual(least);
    expect(seconds).toBeLessThanOrEqual(most);
    expect(Number.isInteger(seconds)).toBe(true);
  }
});

test('messages that failed together do not come back together', async () => {
  const waits = new Set<number>();
  for (let again = 0; again < 20; again += 1) waits.add(await hiddenFor(8));
  expect(waits.size).toBeGreaterThan(5);
});
