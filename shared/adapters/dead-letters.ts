import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DeadLetter } from '../records/dead-letter.ts';
import { cutToItem } from './cut-to-item.ts';
import { documentClient } from './document-client.ts';
import { toItem } from './stored-item.ts';

/** What was to be done, as far as it could be read. */
export interface LostWork {
  programId: string;
  eventId: string;
  type: string;
  source: string;
  bus: DeadLetter['bus'];
  detail: string;
}

export type LostLetter = LostWork & Pick<DeadLetter, 'workflow' | 'reason' | 'attempts' | 'deadAt'>;

const ninetyDays = 90 * 86_400;

/** Where admins find work that could not be done. Putting the same one again changes only its reason and count. */
export function deadLetters() {
  return {
    async put(letter: LostLetter): Promise<void> {
      const item = toItem('deadLetter', {
        ...letter,
        detail: cutToItem(letter.detail),
        version: 1,
        status: 'waiting',
        expiresAt: Math.floor(Date.parse(letter.deadAt) / 1000) + ninetyDays,
      });
      await documentClient().send(
        new PutCommand({ TableName: process.env['TABLE_NAME'], Item: item }),
      );
    },
  };
}
