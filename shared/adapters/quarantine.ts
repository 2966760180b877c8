import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ProgramId, type ContractBreach } from '../../events/contract.ts';
import { cutToItem } from './cut-to-item.ts';
import { documentClient } from './document-client.ts';
import { toItem } from './stored-item.ts';

interface Arrived {
  id: string;
  'detail-type': string;
  source: string;
  detail?: unknown;
}

const ninetyDays = 90 * 86_400;
const Attributed = z.object({ programId: ProgramId });

/** Where events on the intake bus wait that could not be admitted, with the reasons, for 90 days. */
export function quarantine() {
  return {
    /** Keeps an event; the same delivery again changes nothing. */
    async put(event: Arrived, breaches: ContractBreach[], now: string): Promise<void> {
      const attributed = Attributed.safeParse(event.detail);
      const item = toItem('quarantinedEvent', {
        programId: attributed.success ? attributed.data.programId : 'unattributed',
        quarantineId: event.id,
        version: 1,
        type: event['detail-type'],
        source: event.source,
        detail: cutToItem(JSON.stringify(event.detail ?? null)),
        breaches: breaches.slice(0, 50),
        receivedAt: now,
        status: 'waiting',
        expiresAt: Math.floor(Date.parse(now) / 1000) + ninetyDays,
      });
      try {
        await documentClient().send(
          new PutCommand({
            TableName: process.env['TABLE_NAME'],
            Item: item,
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
  };
}
