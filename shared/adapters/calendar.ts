import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { holderIn } from '../domain/message-holder.ts';
import type { MessageKey } from '../domain/message-id.ts';
import { documentClient } from './document-client.ts';
import { waiting } from './lists.ts';
import type { OwedStep } from '../ports.ts';
import { fromItem, isRecordName, type StoredItem } from './stored-item.ts';

export interface DueItem {
  pk: string;
  sk: string;
  dueAt: string;
}

/** A message on its way to the door: its key, and whose settings apply. */
export type Release = MessageKey & { programId: string };

/** Steps of plans whose time has come, oldest first. */
export function dueSteps(until: string, limit: number): Promise<DueItem[]> {
  return waiting(documentClient(), 'step', limit, { until });
}

/**
 * Takes a due step for a while, so that no other sweep takes it; when nothing comes of it, it is due again.
 * @returns undefined when somebody else took it, or it is not due any more
 */
export async function leaseStep(item: DueItem, until: string): Promise<OwedStep | undefined> {
  try {
    const answer = await documentClient().send(
      new UpdateCommand({
        TableName: process.env['TABLE_NAME'],
        Key: { pk: item.pk, sk: item.sk },
        UpdateExpression: 'SET dueAt = :until',
        ConditionExpression: 'dueAt = :dueAt AND attribute_exists(step)',
        ExpressionAttributeValues: { ':until': until, ':dueAt': item.dueAt },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return answer.Attributes === undefined ? undefined : owedIn(answer.Attributes);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** @throws Error when something waits in the calendar that is no plan of ours */
function owedIn(item: StoredItem): OwedStep {
  const { entity } = item;
  switch (isRecordName(entity) ? entity : undefined) {
    case 'enrolment':
      return { owed: 'enrolment', item: fromItem('enrolment', item) };
    case 'checkIn':
      return { owed: 'checkIn', item: fromItem('checkIn', item) };
    case 'mentorNeed':
      return { owed: 'mentorNeed', item: fromItem('mentorNeed', item) };
    case 'pair':
      return { owed: 'pair', item: fromItem('pair', item) };
    default:
      throw new Error(`an item of kind ${String(entity)} waits in the calendar`);
  }
}

/** Emails whose time has come, oldest first. */
export async function dueMessages(until: string, limit: number): Promise<Release[]> {
  const items = await waiting(documentClient(), 'message', limit, { until });
  return items.flatMap(({ pk, sk, programId }) => {
    const [, plan, step] = sk.split('#');
    const personId = holderIn(pk);
    return plan === undefined || step === undefined ? [] : [{ programId, personId, plan, step }];
  });
}
