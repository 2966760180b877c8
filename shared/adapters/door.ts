import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { StaleStateError } from '../domain/errors.ts';
import type { Message } from '../records/message.ts';
import type { Person } from '../records/person.ts';
import { documentClient } from './document-client.ts';
import { keyOf, toItem, type PrimaryKey } from './stored-item.ts';

const table = () => process.env['TABLE_NAME'];
const unchanged = {
  ConditionExpression: '#version = :version',
  ExpressionAttributeNames: { '#version': 'version' },
};

/**
 * Claims a message: it is as it was read, and so is the person (whose opting out or changed address would count), where
 * it is about one.
 * Answering, or ending a survey, takes its planned messages back in its own transaction, so that the message's
 * version stands for the survey too.
 * @returns false when something changed since it was read
 */
export async function claimMessage(message: Message, person?: Person): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await documentClient().send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: table(),
                Item: toItem('message', { ...message, version: message.version + 1 }),
                ...unchanged,
                ExpressionAttributeValues: { ':version': message.version },
              },
            },
            ...(person === undefined ? [] : [stillAs(keyOf('person', person), person.version)]),
          ],
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
      if (codes.includes('ConditionalCheckFailed')) return false;
      if (attempt >= 5) throw error;
      await pause(Math.random() * 20 * 2 ** attempt);
    }
  }
}

function stillAs(key: PrimaryKey, version: number) {
  return {
    ConditionCheck: {
      TableName: table(),
      Key: { ...key },
      ...unchanged,
      ExpressionAttributeValues: { ':version': version },
    },
  };
}

/** Stores a message as it now stands; false when it changed since. */
export async function recordMessage(message: Message): Promise<boolean> {
  try {
    await storeMessage(message);
    return true;
  } catch (error) {
    if (error instanceof StaleStateError) return false;
    throw error;
  }
}

/**
 * Stores a message as it now stands.
 * @throws StaleStateError when it changed since it was read
 */
export async function storeMessage(message: Message): Promise<void> {
  try {
    await documentClient().send(
      new PutCommand({
        TableName: table(),
        Item: toItem('message', { ...message, version: message.version + 1 }),
        ...unchanged,
        ExpressionAttributeValues: { ':version': message.version },
      }),
    );
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) throw new StaleStateError();
    throw error;
  }
}
