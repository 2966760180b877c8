import { describe, expect, test } from 'vitest';
import { catalogue } from '../../events/index.ts';
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

  const submissions = catalogue.filter(({ bus }) => bus === 'intake').map(({ type }) => type);

  test('takes from an integrator’s account what it is meant to hand in, under its own source, and nothing else', () => {
    const policies = synthesizedWith({
      programs: ['cedar-valley', 'lake-county'],
      integrators: [
        { institution: 'cedar-valley', programId: 'cedar-valley', account: '111122223333' },
        { institution: 'no-account', programId: 'cedar-valley' },
        {
          institution: 'lake-district',
          programId: 'lake-county',
          account: '444455556666',
          types: ['hire.submitted.v1'],
        },
      ],
    }).ofType('AWS::Events::EventBusPolicy');
    expect(policies.map(({ properties }) => properties)).toMatchObject([
      {
        EventBusName: '<RollcallKept/intake-bus>',
        Statement: {
          Effect: 'Allow',
          Action: 'events:PutEvents',
          Principal: { AWS: 'arn:<Partition>:iam::111122223333:root' },
          Resource: 'arn:<Partition>:events:<Region>:<AccountId>:event-bus/rollcall-intake',
          Condition: {
            StringEquals: {
              'events:source': 'sis.cedar-valley',
              'events:detail-type': submissions,
            },
          },
        },
      },
      {
        Statement: {
          Principal: { AWS: 'arn:<Partition>:iam::444455556666:root' },
          Condition: {
            StringEquals: {
              'events:source': 'sis.lake-district',
              'events:detail-type': ['hire.submitted.v1'],
            },
          },
        },
      },
    ]);
    expect(policies).toHaveLength(2);
  });

  test.each([
    [{ account: '*' }, '0.account: an AWS account id: twelve digits, as text'],
    [{ institution: 'Cedar Valley' }, '0.institution: lower-case letters, digits and hyphens'],
    [{ types: ['hire.submited.v1'] }, '0.types.0: one of graduation.submitted.v1'],
    [{ types: [] }, '0.types: Too small'],
    [{ acount: '111122223333' }, 'Unrecognized key: "acount"'],
    [
      { programId: 'lake-county' },
      'of program lake-county, which the context value programs does not name',
    ],
  ])('cannot be opened by a setting that is wrong: %j', (wrong, sentence) => {
    const integrators = [{ institution: 'cedar-valley', programId: 'cedar-valley', ...wrong }];
    expect(() => synthesizedWith({ integrators })).toThrow(sentence);
  });

  test('cannot be opened twice to one institution', () => {
    const integrator = { institution: 'cedar-valley', programId: 'cedar-valley' };
    expect(() => synthesizedWith({ integrators: [integrator, integrator] })).toThrow(
      'names cedar-valley twice',
    );
  });

  test('takes its integrators as JSON text too, from the command line', () => {
    const text = '[{"institution":"cedar-valley","programId":"cedar-valley"}]';
    const { only } = synthesizedWith({ integrators: text });
    expect(
      only('AWS::Lambda::Function', 'RollcallApp/admit-graduation/function').properties,
    ).toMatchObject({
      Environment: {
        Variables: { INTEGRATORS: '{"sis.cedar-valley":{"programId":"cedar-valley"}}' },
      },
    });
    expect(() => synthesizedWith({ integrators: 'cedar-valley' })).toThrow(
      'Each is { "institution"',
    );
  });
});
