import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SavedAnswer } from '../records/saved-answer.ts';
import { documentClient } from './document-client.ts';
import { fromItem, toItem } from './stored-item.ts';

type Asked = Pick<SavedAnswer, 'clientId' | 'key' | 'request'>;

const oneDay = 86_400;
/** Characters; an item holds 400 KB. What is longer is worked again when it is asked for again. */
const longest = 100_000;

/** Answers of requests with an `Idempotency-Key`, for a day. */
export function savedAnswers(now: () => string) {
  const seconds = () => Math.floor(Date.parse(now()) / 1000);
  return {
    /** What was asked under this key before; undefined when this is the first time. */
    async claim(asked: Asked): Promise<SavedAnswer | undefined> {
      const item = toItem('savedAnswer', {
        ...asked,
        version: 1,
        expiresAt: seconds() + oneDay,
      });
      try {
        await documentClient().send(
          new PutCommand({
            TableName: process.env['TABLE_NAME'],
            Item: item,
            ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
            ExpressionAttributeValues: { ':now': seconds() },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return undefined;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return fromItem('savedAnswer', unmarshall(error.Item ?? {}));
      }
    },

    /** Keeps what was answered. */
    async keep(asked: Asked, answer: { status: number; body: string }): Promise<void> {
      if (answer.body.length > longest) return;
      const { status, body } = answer;
      await documentClient().send(
        new PutCommand({
          TableName: process.env['TABLE_NAME'],
          Item: toItem('savedAnswer', {
            ...asked,
            version: 2,
            status,
            body,
            expiresAt: seconds() + oneDay,
          }),
        }),
      );
    },
  };
}
