import { describe, expect, test } from 'vitest';
import { synthesized, synthesizedWith } from './synthesized.ts';

const { ofType, only, resources } = synthesized();

describe('the records', () => {
  const { properties, retained } = only('AWS::DynamoDB::Table', 'RollcallKept/records');

  test('are in one table that can be restored, cannot be deleted, and outlives its stack', () => {
    expect(ofType('AWS::DynamoDB::Table')).toHaveLength(1);
    expect(properties).toMatchObject({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      SSESpecification: { SSEEnabled: true },
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(retained).toBe(true);
  });

  test('tell the relay what was newly written', () => {
    expect(properties['StreamSpecification']).toEqual({ StreamViewType: 'NEW_IMAGE' });
    expect(
      only('AWS::Lambda::EventSourceMapping', 'RollcallApp/relay-outbox/source'),
    ).toMatchObject({
      properties: {
        EventSourceArn: '<RollcallKept/records.StreamArn>',
        BisectBatchOnFunctionError: true,
        MaximumRecordAgeInSeconds: 3600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: '<RollcallKept/dead-letters/delivery>' } },
        FilterCriteria: {
          Filters: [
            {
              Pattern:
                '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"due":{"S":[{"prefix":"outbox#"}]}}}}',
            },
          ],
        },
      },
    });
  });

  test('have the indexes that the access patterns name', () => {
    expect(properties['GlobalSecondaryIndexes']).toMatchObject([
      {
        IndexName: 'due',
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['programId'] },
      },
      { IndexName: 'links', Projection: { ProjectionType: 'KEYS_ONLY' } },
      { IndexName: 'lists', Projection: { ProjectionType: 'INCLUDE' } },
    ]);
  });
});

describe('what must outlive a deployment', () => {
  test('is in the kept stack and stays when the stack goes', () => {
    const kept = [
      'AWS::DynamoDB::Table',
      'AWS::Events::EventBus',
      'AWS::Events::Archive',
      'AWS::Cognito::UserPool',
      'AWS::SecretsManager::Secret',
    ];
    for (const { path, type, retained } of resources) {
      if (!kept.includes(type)) continue;
      expect(path).toMatch(/^RollcallKept\//);
      expect(retained, path).toBe(true);
    }
    for (const type of kept) expect(ofType(type), type).not.toEqual([]);
  });

  test('holds facts for 400 days and submissions not at all', () => {
    expect(ofType('AWS::Events::Archive').map(({ properties }) => properties)).toMatchObject([
      { SourceArn: '<RollcallKept/inner-bus>', RetentionDays: 400 },
    ]);
  });
});

describe('the intake bus', () => {
  test('is open to nobody outside the account, unless somebody is named', () => {
    expect(ofType('AWS::Events::EventBusPolicy')).toEqual([]);
  });

  const submissions = ['graduation.submitted.v1', 'admission.submitted.v1'];

  test('takes from a named account the known submissions and nothing else', () => {
    const policies = synthesizedWith({ integratorAccounts: ['111122223333'] }).ofType(
      'AWS::Events::EventBusPolicy',
    );
    expect(policies.map(({ properties }) => properties)).toMatchObject([
      {
        EventBusName: '<RollcallKept/intake-bus>',
        Statement: {
          Effect: 'Allow',
          Action: 'events:PutEvents',
          Principal: { AWS: 'arn:<Partition>:iam::111122223333:root' },
          Resource: 'arn:<Partition>:events:<Region>:<AccountId>:event-bus/rollcall-intake',
          Condition: { StringEquals: { 'events:detail-type': submissions } },
        },
      },
    ]);
  });

  test('cannot be opened to what is no AWS account', () => {
    expect(() => synthesizedWith({ integratorAccounts: ['*'] })).toThrow(
      'holds "*", which is no AWS account id',
    );
  });
});
