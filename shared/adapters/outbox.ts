import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { BatchGetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Bus, OutgoingEvent } from '../../events/contract.ts';
import type { Entry } from '../records/entry.ts';
import { documentClient } from './document-client.ts';
import { waiting } from './lists.ts';
import { publish } from './publisher.ts';
import { fromItem, type StoredItem } from './stored-item.ts';

interface Pending {
  pk: string;
  sk: string;
  emits: readonly OutgoingEvent[];
}

/** An entry of the outbox, from a stored item; undefined when it publishes nothing, or did so already. */
export function pendingIn(item: StoredItem): Pending | undefined {
  if (item['entity'] !== 'entry' || item['due'] === undefined) return undefined;
  const entry: Entry = fromItem('entry', item);
  return { pk: String(item['pk']), sk: String(item['sk']), emits: entry.emits ?? [] };
}

/** The same from a stream's image of an item. */
export function pendingOf(image: unknown): Pending | undefined {
  return typeof image === 'object' && image !== null
    ? pendingIn(unmarshall({ ...image }))
    : undefined;
}

/**
 * Publishes what entries emit and takes them out of the outbox.
 * @returns keys (`pk` newline `sk`) of the entries that could not be published whole; publishing them again is safe
 */
export async function relay(
  pending: readonly Pending[],
  buses: Readonly<Record<Bus, string>>,
): Promise<Set<string>> {
  const owners = pending.flatMap((entry) => entry.emits.map(() => entry));
  const unsent = await publish(
    pending.flatMap((entry) => entry.emits),
    buses,
  );
  const failed = new Set([...unsent].flatMap((index) => owners[index] ?? []));
  await inTens(
    pending.filter((entry) => !failed.has(entry)),
    clear,
  );
  return new Set([...failed].map(({ pk, sk }) => `${pk}\n${sk}`));
}

/** Submissions, which carry personal data, leave the outbox whole; facts stay with the line that announced them. */
async function clear({ pk, sk, emits }: Pending): Promise<void> {
  const submits = emits.some(({ bus }) => bus === 'intake');
  try {
    await documentClient().send(
      new UpdateCommand({
        TableName: process.env['TABLE_NAME'],
        Key: { pk, sk },
        UpdateExpression: submits ? 'REMOVE due, dueAt, emits' : 'REMOVE due, dueAt',
        ConditionExpression: 'attribute_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

/** What the relay missed: entries whose grace has run out, oldest first. */
export async function missed(until: string, limit: number): Promise<Pending[]> {
  const table = process.env['TABLE_NAME'] ?? '';
  const keys = (await waiting(documentClient(), 'outbox', limit, { until })).map(({ pk, sk }) => ({
    pk,
    sk,
  }));
  const found: Pending[] = [];
  let left: StoredItem[] = keys;
  while (left.length > 0) {
    const answer = await documentClient().send(
      new BatchGetCommand({
        RequestItems: { [table]: { Keys: left.slice(0, 100), ConsistentRead: true } },
      }),
    );
    for (const item of answer.Responses?.[table] ?? []) {
      const pending = pendingIn(item);
      if (pending !== undefined) found.push(pending);
    }
    left = [...left.slice(100), ...(answer.UnprocessedKeys?.[table]?.Keys ?? [])];
  }
  return found;
}

/** Does the same to many, ten at a time. */
export async function inTens<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += 10) {
    await Promise.all(items.slice(start, start + 10).map(work));
  }
}
