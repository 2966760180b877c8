import { EntityFormatter } from 'dynamodb-toolbox/entity/actions/format';
import { EntityParser } from 'dynamodb-toolbox/entity/actions/parse';
import type {
  ListedDirectorySchool,
  ListedCallTask,
  ListedCheckIn,
  ListedEnrolment,
  ListedMentor,
  ListedNeed,
  ListedPair,
  ListedPerson,
  ListedSchool,
  ReadPlan,
  State,
} from '../ports.ts';
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
  return new EntityParser(records[name]()).parse(record).item;
}

/* oxlint-disable typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion --
   The entity checks the shape while it runs; that `records[name]` and `RecordTypes[name]` belong together is
   what the compiler cannot follow. */

/** @throws when the stored item is not of the entity's shape. */
export function fromItem<Name extends RecordName>(name: Name, item: StoredItem): RecordTypes[Name] {
  return new EntityFormatter(records[name]()).format(item) as RecordTypes[Name];
}

/** What index `lists` carries of a person. @throws when it is not of the entity's shape */
export function fromPeopleList(item: StoredItem): ListedPerson {
  return new EntityFormatter(records.person()).format(item, { partial: true }) as ListedPerson;
}

/** What index `lists` carries of an enrolment, beside its plan. @throws when it is not of the entity's shape */
export function fromRoster(item: StoredItem): Omit<ListedEnrolment, 'plan'> {
  return new EntityFormatter(records.enrolment()).format(item, {
    partial: true,
  }) as ListedEnrolment;
}

/** The shapes in which index `lists` carries records. */
interface Listed {
  checkIn: ListedCheckIn;
  callTask: ListedCallTask;
  mentorProfile: ListedMentor;
  mentorNeed: ListedNeed;
  pair: ListedPair;
  school: ListedSchool;
  directorySchool: ListedDirectorySchool;
}

/** What index `lists` carries of a record. @throws when it is not of the entity's shape */
export function fromList<Name extends keyof Listed>(name: Name, item: StoredItem): Listed[Name] {
  return new EntityFormatter(records[name]()).format(item, { partial: true }) as Listed[Name];
}

export function keyOf<Name extends RecordName>(name: Name, key: RecordKeys[Name]): PrimaryKey {
  const entity = records[name]() as { computeKey?: (key: RecordKeys[Name]) => unknown };
  return entity.computeKey?.(key) as PrimaryKey;
}

/** What was found under the names of a read plan. */
export function stateOf<Plan extends ReadPlan>(found: Record<string, unknown>): State<Plan> {
  return found as State<Plan>;
}
/* oxlint-enable typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion */

export function isRecordName(name: unknown): name is RecordName {
  return typeof name === 'string' && Object.hasOwn(records, name);
}
