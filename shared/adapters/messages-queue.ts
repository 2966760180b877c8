import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';

let sqs: SQSClient | undefined;
let ses: SESClient | undefined;

/** Thrown when the queue did not take a message; it stays due and is released again a minute later. */
export class NotReleasedError extends Error {
  constructor(count: number) {
    super(`${count} messages were not taken by the queue`);
    this.name = 'NotReleasedError';
  }
}

/** Messages the queue holds, those being worked on too. One GetQueueAttributes call. */
export async function depthOf(queueUrl: string): Promise<number> {
  sqs ??= new SQSClient({});
  const answer = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return Object.values(answer.Attributes ?? {}).reduce((sum, value) => sum + Number(value), 0);
}

/** Sends bodies to the queue, ten a call. @throws NotReleasedError */
export async function sendAll(queueUrl: string, bodies: readonly string[]): Promise<void> {
  sqs ??= new SQSClient({});
  for (let start = 0; start < bodies.length; start += 10) {
    const answer = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: bodies
          .slice(start, start + 10)
          .map((MessageBody, index) => ({ Id: String(index), MessageBody })),
      }),
    );
    const failed = answer.Failed?.length ?? 0;
    if (failed > 0) throw new NotReleasedError(failed);
  }
}

/** What SES takes: sends a second, and what is left of the 24 hours. One GetSendQuota call. */
export async function sendQuota(): Promise<{ perSecond: number; left: number }> {
  ses ??= new SESClient({});
  const { MaxSendRate, Max24HourSend, SentLast24Hours } = await ses.send(
    new GetSendQuotaCommand({}),
  );
  // SES answers -1 for no limit.
  const daily = Max24HourSend === undefined || Max24HourSend < 0 ? Infinity : Max24HourSend;
  return { perSecond: MaxSendRate ?? 1, left: Math.max(0, daily - (SentLast24Hours ?? 0)) };
}
