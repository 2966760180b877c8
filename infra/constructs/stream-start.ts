import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Start } from './start.ts';

/**
 * Newly written entries that carry events to publish: those wait in the `outbox` shards of the index `due`.
 * A batch that fails is halved until the one bad record stands alone; after an hour that one is given up to the
 * dead letters, and the sweep publishes what it can.
 */
export function streamStart(scope: Construct, table: Table, undelivered: Queue): Start {
  const streamArn = table.tableStreamArn;
  if (streamArn === undefined) throw new Error('The table has no stream for the relay to read.');
  return {
    grants: [
      {
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [streamArn],
      },
      // Lambda hands a given-up batch over with the function's own role.
      { actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] },
    ],
    environment: {},
    connect: (target) => {
      new EventSourceMapping(scope, 'source', {
        target,
        eventSourceArn: streamArn,
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 50,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        maxRecordAge: Duration.hours(1),
        onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
        filters: [
          FilterCriteria.filter({
            eventName: FilterRule.or('INSERT'),
            dynamodb: { NewImage: { due: { S: FilterRule.beginsWith('outbox#') } } },
          }),
        ],
      });
    },
    lateness: (target) => ({
      metric: target.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
      threshold: Duration.minutes(15).toMilliseconds(),
      when: 'atLeast',
    }),
  };
}
