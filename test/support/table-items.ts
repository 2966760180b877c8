/** Looking at a test's table, and putting records into it, past the product's own ways. */
import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { documentClient } from '../../shared/adapters/document-client.ts';
import { keyOf, type StoredItem, toItem } from '../../shared/adapters/stored-item.ts';
import type { RecordKeys, RecordName, RecordTypes } from '../../shared/records/catalogue.ts';

const table = () => process.env['TABLE_NAME'];

/** Stores a record as it is given, whatever is there. */
export async function putRecord<Name extends RecordName>(
  name: Name,
  record: RecordTypes[Name],
): Promise<void> {
  const Item = toItem(name, record);
  await documentClient().send(new PutCommand({ TableName: table(), Item }));
}

/** The item of a record, as it is stored. */
export async function itemOf<Name extends RecordName>(
  name: Name,
  key: RecordKeys[Name],
): Promise<StoredItem | undefined> {
  const Key = { ...keyOf(name, key) };
  const answer = await documentClient().send(
    new GetCommand({ TableName: table(), Key, ConsistentRead: true }),
  );
  return answer.Item;
}

/** Every item of the table. */
export async function allItems(): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  let start: StoredItem | undefined;
  do {
    const answer = await documentClient().send(
      new ScanCommand({ TableName: table(), ConsistentRead: true, ExclusiveStartKey: start }),
    );
    items.push(...(answer.Items ?? []));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}
