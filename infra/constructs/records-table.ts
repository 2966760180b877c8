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
import { listedAttributes, table as records } from '../../shared/records/table.ts';

/** The one table, with the keys that `shared/records/table.ts` reads and writes by. */
export function recordsTable(scope: Construct): Table {
  const table = new Table(scope, 'records', {
    partitionKey: stringKey(records.partitionKey.name),
    sortKey: stringKey(records.sortKey.name),
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
    partitionKey: stringKey(due.partitionKey.name),
    sortKey: stringKey(due.sortKey.name),
    projectionType: ProjectionType.KEYS_ONLY,
  });
  table.addGlobalSecondaryIndex({
    indexName: 'links',
    partitionKey: stringKey(links.partitionKey.name),
    projectionType: ProjectionType.KEYS_ONLY,
  });
  table.addGlobalSecondaryIndex({
    indexName: 'lists',
    partitionKey: stringKey(lists.partitionKey.name),
    sortKey: stringKey(lists.sortKey.name),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...listedAttributes],
  });
  return table;
}

function stringKey(name: string) {
  return { name, type: AttributeType.STRING };
}
