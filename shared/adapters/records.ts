import { BatchGetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type {
  Committer,
  LinkFinder,
  Lists,
  Reader,
  ReadPlan,
  State,
  Wanted,
  WantedAll,
} from '../ports.ts';
import type { RecordName, RecordTypes } from '../records/catalogue.ts';
import { personPartition } from '../records/person.ts';
import { committer } from './commit.ts';
import { documentClient } from './document-client.ts';
import { linkFinder, lists } from './lists.ts';
import { fromItem, keyOf, type PrimaryKey, type StoredItem } from './stored-item.ts';

export type Records = Reader & Committer & LinkFinder & Lists;

/** The records of the table named by TABLE_NAME. */
export function records(client: DynamoDBDocumentClient = documentClient()): Records {
  return {
    ...reader(client),
    ...committer(client),
    ...linkFinder(client),
    ...lists(client),
  };
}

/** Strongly consistent reads: one BatchGetItem for single records (up to 100), one Query for each `allOf`. */
export function reader(client: DynamoDBDocumentClient): Reader {
  return {
    async read<const Plan extends ReadPlan>(plan: Plan): Promise<State<Plan>> {
      const parts = Object.entries(plan);
      const single = parts.flatMap(([, part]) => ('record' in part ? [part] : []));
      const found = await getAll(client, single);
      const state: Record<string, unknown> = {};
      for (const [name, part] of parts) {
        state[name] =
          'record' in part ? recordIn(found, part) : await queryAll(client, part);
      }
      return state as State<Plan>;
    },
  };
}

const nameOf = ({ pk, sk }: PrimaryKey) => `${pk}\n${sk}`;

function recordIn(found: ReadonlyMap<string, StoredItem>, part: Wanted): unknown {
  const item = found.get(nameOf(keyOf(part.record, part.key)));
  return item === undefined || expired(item) ? undefined : fromItem(part.record, item);
}

/** DynamoDB deletes expired items when it finds time; to us they are gone at once. */
function expired(item: StoredItem): boolean {
  const expiresAt = item['expiresAt'];
  return typeof expiresAt === 'number' && expiresAt * 1000 <= Date.now();
}

async function getAll(
  client: DynamoDBDocumentClient,
  wanted: readonly Wanted[],
): Promise<Map<string, StoredItem>> {
  const table = process.env['TABLE_NAME'] ?? '';
  const keys = new Map(
    wanted.map((part) => {
      const key = keyOf(part.record, part.key);
      return [nameOf(key), key];
    }),
  );
  const found = new Map<string, StoredItem>();
  let left = [...keys.values()];
  while (left.length > 0) {
    const batch = left.slice(0, 100);
    const answer = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: batch, ConsistentRead: true } } }),
    );
    for (const item of answer.Responses?.[table] ?? []) {
      found.set(nameOf({ pk: String(item['pk']), sk: String(item['sk']) }), item);
    }
    const unprocessed = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    left = [
      ...left.slice(100),
      ...unprocessed.map((key) => ({ pk: String(key['pk']), sk: String(key['sk']) })),
    ];
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
