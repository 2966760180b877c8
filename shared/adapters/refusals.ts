import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Receipt } from '../records/receipt.ts';
import { documentClient } from './document-client.ts';
import { toItem } from './stored-item.ts';

/** Keeps why an event was rejected, unless one of the same id was taken in: then that one’s receipt stays. */
export async function keepRefusal(receipt: Receipt): Promise<void> {
  try {
    await documentClient().send(
      new PutCommand({
        TableName: process.env['TABLE_NAME'],
        Item: toItem('receipt', receipt),
        ConditionExpression: 'attribute_not_exists(pk) OR #status = :rejected',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: { ':rejected': 'rejected' },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
