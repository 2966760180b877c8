import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Enrolment } from '../records/enrolment.ts';
import type { MessageKey } from '../domain/message-id.ts';
import { documentClient } from './document-client.ts';
import { waiting } from './lists.ts';
import { fromItem } from './stored-item.ts';

export interface DueItem {
  pk: string;
  sk: string;
  dueAt: string;
}

/** A message on its way to the door: its key, and whose settings apply. */
export type Release = MessageKey & { programId: string };

/** Survey steps whose time has come, oldest first. */
export function dueSurveys(until: string, limit: number): Promise<DueItem[]> {
  return waiting(documentClient(), 'survey', limit, { until });
}

/**
 * Takes a due survey step for a while, so that no other sweep takes it; when nothing comes of it, it is due again.
 * @returns undefined when somebody else took it, or it is not due any more
 */
export async function leaseSurvey(item: DueItem, until: string): Promise<Enrolment | undefined> {
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
    return answer.Attributes === undefined ? undefined : fromItem('enrolment', answer.Attributes);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

/** Emails whose time has come, oldest first. */
export async function dueMessages(until: string, limit: number): Promise<Release[]> {
  const items = await waiting(documentClient(), 'message', limit, { until });
  return items.flatMap(({ pk, sk, programId }) => {
    const [, plan, step] = sk.split('#');
    const personId = pk.replace('person#', '');
    return plan === undefined || step === undefined ? [] : [{ programId, personId, plan, step }];
  });
}
