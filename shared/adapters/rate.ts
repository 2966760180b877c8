import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ratePartition } from '../domain/partitions.ts';
import { documentClient } from './document-client.ts';

interface Used {
  clientId: string;
  /** How much this request takes. */
  amount: number;
  /** How much a client may take in a minute. */
  most: number;
}

const minuteMs = 60_000;
const minutesKept = 5;

/**
 * Counts what a client uses in this minute, in one item of its own; nothing is counted of what is refused.
 * @returns after how many seconds to come again; undefined when it may go on
 */
export async function secondsToWait(
  { clientId, amount, most }: Used,
  now: string,
): Promise<number | undefined> {
  const time = Date.parse(now);
  const minute = now.slice(0, 'YYYY-MM-DDThh:mm'.length);
  try {
    await documentClient().send(
      new UpdateCommand({
        TableName: process.env['TABLE_NAME'],
        Key: { pk: ratePartition(clientId), sk: minute },
        UpdateExpression: 'ADD used :amount SET expiresAt = :end',
        ConditionExpression: 'attribute_not_exists(used) OR used <= :left',
        ExpressionAttributeValues: {
          ':amount': amount,
          ':left': most - amount,
          ':end': Math.floor((time + minutesKept * minuteMs) / 1000),
        },
      }),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return Math.ceil((minuteMs - (time % minuteMs)) / 1000);
  }
}
