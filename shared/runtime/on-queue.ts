import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { backOff } from '../adapters/back-off.ts';
import { deadLetters, type LostWork } from '../adapters/dead-letters.ts';
import { PermanentError } from '../domain/errors.ts';
import { now } from './clock.ts';
import { env } from './env.ts';
import { kindOf, log } from './log.ts';

/** Receives after which a message is given up: one below the queue's own maxReceiveCount, so that we write the dead letter. */
export const lastReceive = 59;

/** What a queue's handler says of one message, for the log. */
export interface Said {
  outcome: string;
  [detail: string]: string | number | undefined;
}

export interface QueueWork {
  /** @throws PermanentError to dead-letter at once; anything else is tried again later */
  handle(record: SQSRecord): Promise<Said>;
  /** How a message reads as a dead letter. */
  describe(record: SQSRecord): LostWork;
}

/**
 * A Lambda behind a queue, with partial batch responses. A transient error backs off by changing visibility
 * (30 s to 1 h); a permanent one, or the last receive, becomes a dead letter that a person can read.
 */
export function onQueue(work: QueueWork) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(event.Records.map((record) => handled(work, record)));
    return {
      batchItemFailures: failed.flatMap((itemIdentifier) =>
        itemIdentifier === undefined ? [] : [{ itemIdentifier }],
      ),
    };
  };
}

/** The message's id when it must come again; undefined when it is done with. Never throws: the others go on. */
async function handled(work: QueueWork, record: SQSRecord): Promise<string | undefined> {
  const attempts = Number(record.attributes.ApproximateReceiveCount);
  try {
    log().info('handled', await work.handle(record));
    return undefined;
  } catch (error) {
    const permanent = error instanceof PermanentError;
    const giveUp = permanent || attempts >= lastReceive;
    const about = { messageId: record.messageId, error: kindOf(error), attempts };
    try {
      if (!giveUp) {
        log().warn('will try again', about);
        await backOff(env('QUEUE_URL'), record.receiptHandle, attempts);
        return record.messageId;
      }
      const reason = permanent
        ? error.message
        : `${kindOf(error)} after ${attempts} attempts; the last of them was no different`;
      await bury(work, record, reason);
      log().error('dead-lettered', about);
      return undefined;
    } catch (again) {
      // It comes again by itself when its visibility runs out, and in the end to the queue's own dead letters.
      log().error('neither done nor put aside', { ...about, afterwards: kindOf(again) });
      return record.messageId;
    }
  }
}

async function bury(work: QueueWork, record: SQSRecord, reason: string): Promise<void> {
  await deadLetters().put({
    ...work.describe(record),
    workflow: env('WORKFLOW'),
    reason,
    attempts: Number(record.attributes.ApproximateReceiveCount),
    deadAt: now(),
  });
}
