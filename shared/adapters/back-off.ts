import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';

let client: SQSClient | undefined;
const shortest = 30;
const longest = 3600;

/** Hides a message for 30 s after the first failure, doubling up to an hour, with jitter. */
export async function backOff(
  queueUrl: string,
  receiptHandle: string,
  attempts: number,
): Promise<void> {
  client ??= new SQSClient({});
  const ceiling = Math.min(longest, shortest * 2 ** (attempts - 1));
  const seconds = Math.round(ceiling * (0.8 + Math.random() * 0.2));
  await client.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queueUrl,
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: Math.max(shortest, seconds),
    }),
  );
}
