import * as z from 'zod';
import { arn, flag, knownResource, noEffect, wholeNumber } from './known-resource.ts';

const keySchema = z.array(
  z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);
const projection = z.strictObject({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});

/** Encryption, backups and protection against deletion are AWS's; a table here is a file of the user's own. */
export const table = knownResource(
  'AWS::DynamoDB::Table',
  {
    TableName: z.string().optional(),
    KeySchema: keySchema,
    AttributeDefinitions: z.array(
      z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
    ),
    BillingMode: z.literal('PAY_PER_REQUEST'),
    GlobalSecondaryIndexes: z
      .array(
        z.strictObject({
          IndexName: z.string(),
          KeySchema: keySchema,
          Projection: projection,
          ...noEffect('ContributorInsightsSpecification', 'OnDemandThroughput', 'WarmThroughput'),
        }),
      )
      .default([]),
    StreamSpecification: z
      .strictObject({
        StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']),
      })
      .optional(),
    TimeToLiveSpecification: z
      .strictObject({ AttributeName: z.string(), Enabled: flag })
      .optional(),
    ...noEffect(
      'ContributorInsightsSpecification',
      'DeletionProtectionEnabled',
      'OnDemandThroughput',
      'PointInTimeRecoverySpecification',
      'SSESpecification',
      'TableClass',
      'Tags',
    ),
  },
  ({ name, properties, place }) => {
    const tableName = properties.TableName ?? name;
    const tableArn = arn(place, 'dynamodb', `table/${tableName}`);
    const stream: Record<string, string> =
      properties.StreamSpecification === undefined
        ? {}
        : { StreamArn: `${tableArn}/stream/2026-01-01T00:00:00.000` };
    return { ref: tableName, attributes: { Arn: tableArn, ...stream } };
  },
);

/** A secret's value is made once and then kept in the runtime's own store. */
export const secret = knownResource(
  'AWS::SecretsManager::Secret',
  {
    Name: z.string().optional(),
    SecretString: z.string().optional(),
    GenerateSecretString: z
      .strictObject({
        SecretStringTemplate: z.string().optional(),
        GenerateStringKey: z.string().optional(),
        PasswordLength: wholeNumber.optional(),
        ExcludeCharacters: z.string().optional(),
        ExcludePunctuation: flag.optional(),
        ExcludeLowercase: flag.optional(),
        ExcludeUppercase: flag.optional(),
        ExcludeNumbers: flag.optional(),
        IncludeSpace: flag.optional(),
        RequireEachIncludedType: flag.optional(),
      })
      .optional(),
    ...noEffect('Description', 'KmsKeyId', 'ReplicaRegions', 'Tags'),
  },
  ({ name, properties, place }) => {
    const secretArn = arn(place, 'secretsmanager', `secret:${properties.Name ?? name}-local0`);
    return { ref: secretArn, attributes: { Id: secretArn } };
  },
);

/** Keys encrypt nothing on one machine; they are known so that what refers to them has an ARN. */
export const encryptionKey = knownResource(
  'AWS::KMS::Key',
  noEffect(
    'BypassPolicyLockoutSafetyCheck',
    'Description',
    'Enabled',
    'EnableKeyRotation',
    'KeyPolicy',
    'KeySpec',
    'KeyUsage',
    'MultiRegion',
    'Origin',
    'PendingWindowInDays',
    'RotationPeriodInDays',
    'Tags',
  ),
  ({ name, place }) => ({
    ref: name,
    attributes: { Arn: arn(place, 'kms', `key/${name}`), KeyId: name },
  }),
);

export const encryptionKeyAlias = knownResource(
  'AWS::KMS::Alias',
  { AliasName: z.string(), ...noEffect('TargetKeyId') },
  ({ properties }) => ({ ref: properties.AliasName }),
);

export const parameter = knownResource(
  'AWS::SSM::Parameter',
  {
    Name: z.string().optional(),
    Value: z.string(),
    ...noEffect('AllowedPattern', 'DataType', 'Description', 'Policies', 'Tags', 'Tier', 'Type'),
  },
  ({ name, properties }) => ({
    ref: properties.Name ?? name,
    attributes: { Type: 'String', Value: properties.Value },
  }),
);
