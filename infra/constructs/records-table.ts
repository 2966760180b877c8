import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { dueAttributes, listedAttributes, table as records } from '../../shared/records/table.ts';

/** The one table, with the keys that `shared/records/table.ts` reads and writes by. */
export function recordsTable(scope: Construct): Table {
  const table = new Table(scope, 'records', {
    partitionKey: stringKey(records.partitionKey),
    sortKey: stringKey(records.sortKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    // The relay needs what an entry says now, never what it said before.
    stream: StreamViewType.NEW_IMAGE,
    timeToLiveAttribute: 'expiresAt',
  });
  const { due, links, lists } = records.indexes;
  table.addGlobalSecondaryIndex({
    indexName: 'due',
    partitionKey: stringKey(due.partitionKey),
    sortKey: stringKey(due.sortKey),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...dueAttributes],
  });
  table.addGlobalSecondaryIndex({
    indexName: 'links',
    partitionKey: stringKey(links.partitionKey),
    projectionType: ProjectionType.KEYS_ONLY,
  });
  table.addGlobalSecondaryIndex({
    indexName: 'lists',
    partitionKey: stringKey(lists.partitionKey),
    sortKey: stringKey(lists.sortKey),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...listedAttributes],
  });
  return table;
}

function stringKey(key: { readonly name: string } | undefined) {
  if (key === undefined) throw new Error('A key of shared/records/table.ts is gone.');
  return { name: key.name, type: AttributeType.STRING };
}
