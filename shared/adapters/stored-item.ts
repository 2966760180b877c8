import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format';
import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse';
import {
  records,
  type RecordKeys,
  type RecordName,
  type RecordTypes,
} from '../records/catalogue.ts';

/** An item as DynamoDB's document client reads and writes it. */
export type StoredItem = Record<string, unknown>;
export interface PrimaryKey {
  pk: string;
  sk: string;
}

/**
 * The one place where records and stored items meet: dynamodb-toolbox's types follow one entity at a time,
 * while a transaction holds many kinds.
 */
export function toItem<Name extends RecordName>(name: Name, record: RecordTypes[Name]): StoredItem {
  return new EntityParser(records[name]).parse(record).item;
}

/** @throws when the stored item is not of the entity's shape. */
export function fromItem<Name extends RecordName>(name: Name, item: StoredItem): RecordTypes[Name] {
  return new EntityFormatter(records[name]).format(item) as RecordTypes[Name];
}

export function keyOf<Name extends RecordName>(name: Name, key: RecordKeys[Name]): PrimaryKey {
  const entity = records[name] as { computeKey?: (key: RecordKeys[Name]) => unknown };
  return entity.computeKey?.(key) as PrimaryKey;
}

export function isRecordName(name: unknown): name is RecordName {
  return typeof name === 'string' && Object.hasOwn(records, name);
}
