import { BatchGetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { personPartition } from '../domain/partitions.ts';
import type {
  Committer,
  LinkFinder,
  Lists,
  NameFinder,
  Reader,
  ReadPlan,
  State,
  Wanted,
  WantedAll,
  WantedMany,
} from '../ports.ts';
import type { RecordName, RecordTypes } from '../records/catalogue.ts';
import { committer } from './commit.ts';
import { documentClient } from './document-client.ts';
import { linkFinder, lists } from './lists.ts';
import { nameFinder } from './name-finder.ts';
import { fromItem, keyOf, stateOf, type PrimaryKey, type StoredItem } from './stored-item.ts';

export type Records = Reader & Committer & LinkFinder & Lists & NameFinder;

/** The records of the table named by TABLE_NAME. `now` is the clock: what has expired by it is gone. */
export function records(
  now: () => string,
  client: DynamoDBDocumentClient = documentClient(),
): Records {
  return {
    ...reader(client, now),
    ...committer(client),
    ...linkFinder(client),
    ...lists(client),
    ...nameFinder(client),
  };
}

/** Strongly consistent reads: one BatchGetItem for single records (up to 100), one Query for each `allOf`. */
export function reader(client: DynamoDBDocumentClient, now: () => string): Reader {
  return {
    async read<const Plan extends ReadPlan>(plan: Plan): Promise<State<Plan>> {
      const parts = Object.entries(plan);
      const found = await getAll(
        client,
        parts.flatMap(([, part]) => keysIn(part)),
        Date.parse(now()) / 1000,
      );
      const state: Record<string, unknown> = {};
      for (const [name, part] of parts) {
        if ('record' in part) state[name] = found.get(nameOf(keyOf(part.record, part.key)))?.record;
        else if ('many' in part) state[name] = manyIn(found, part);
        else state[name] = await queryAll(client, part);
      }
      return stateOf<Plan>(state);
    },
  };
}

const nameOf = ({ pk, sk }: PrimaryKey) => `${pk}\n${sk}`;

interface Named {
  name: RecordName;
  key: PrimaryKey;
}

type Found = ReadonlyMap<string, { record: unknown }>;

function keysIn(part: Wanted | WantedAll | WantedMany): Named[] {
  if ('record' in part) return [{ name: part.record, key: keyOf(part.record, part.key) }];
  if ('many' in part)
    return part.keys.map((key) => ({ name: part.many, key: keyOf(part.many, key) }));
  return [];
}

function manyIn(found: Found, part: WantedMany): unknown[] {
  return keysIn(part).flatMap(({ key }) => {
    const hit = found.get(nameOf(key));
    return hit === undefined ? [] : [hit.record];
  });
}

/** DynamoDB deletes expired items when it finds time; to us they are gone at once. */
function expired(item: StoredItem, seconds: number): boolean {
  const expiresAt = item['expiresAt'];
  return typeof expiresAt === 'number' && expiresAt <= seconds;
}

async function getAll(
  client: DynamoDBDocumentClient,
  wanted: readonly Named[],
  seconds: number,
): Promise<Found> {
  const table = process.env['TABLE_NAME'] ?? '';
  const names = new Map(wanted.map(({ name, key }) => [nameOf(key), name]));
  const found = new Map<string, { record: unknown }>();
  let left: StoredItem[] = [...new Map(wanted.map(({ key }) => [nameOf(key), key])).values()].map(
    (key) => ({ ...key }),
  );
  while (left.length > 0) {
    const answer = await client.send(
      new BatchGetCommand({
        RequestItems: { [table]: { Keys: left.slice(0, 100), ConsistentRead: true } },
      }),
    );
    for (const item of answer.Responses?.[table] ?? []) {
      const at = nameOf({ pk: String(item['pk']), sk: String(item['sk']) });
      const name = names.get(at);
      if (name !== undefined && !expired(item, seconds))
        found.set(at, { record: fromItem(name, item) });
    }
    const unread = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    // All of them unread is throttling; some of them, the 16 MB of one answer.
    if (unread.length > 0 && unread.length >= Math.min(left.length, 100))
      await pause(Math.random() * 100);
    left = [...left.slice(100), ...unread];
  }
  return found;
}

async function queryAll<Name extends RecordName>(
  client: DynamoDBDocumentClient,
  part: WantedAll<Name>,
): Promise<RecordTypes[Name][]> {
  const items: RecordTypes[Name][] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const answer = await client.send(
      new QueryCommand({
        TableName: process.env['TABLE_NAME'],
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: {
          ':pk': personPartition(part.personId),
          ':sk': `${part.allOf}#`,
        },
        ExclusiveStartKey: start,
      }),
    );
    items.push(...(answer.Items ?? []).map((item) => fromItem(part.allOf, item)));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}
