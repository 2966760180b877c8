import * as z from 'zod';
import { arn, knownResource, noEffect, oneOrMany, wholeNumber } from './known-resource.ts';

export const eventBus = knownResource(
  'AWS::Events::EventBus',
  {
    Name: z.string(),
    DeadLetterConfig: z.strictObject({ Arn: z.string().optional() }).optional(),
    ...noEffect('Description', 'KmsKeyIdentifier', 'LogConfig', 'Policy', 'Tags'),
  },
  ({ properties, place }) => ({
    ref: properties.Name,
    attributes: {
      Arn: arn(place, 'events', `event-bus/${properties.Name}`),
      Name: properties.Name,
    },
  }),
);

export const eventBusPolicy = knownResource(
  'AWS::Events::EventBusPolicy',
  {
    Statement: z.strictObject({
      Sid: z.string().optional(),
      Effect: z.enum(['Allow', 'Deny']),
      Principal: z.union([z.literal('*'), z.strictObject({ AWS: oneOrMany })]),
      Action: oneOrMany,
      Resource: oneOrMany,
      Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
    }),
    ...noEffect('EventBusName', 'StatementId'),
  },
  ({ name }) => ({ ref: name }),
);

export const archive = knownResource(
  'AWS::Events::Archive',
  {
    ArchiveName: z.string().optional(),
    SourceArn: z.string(),
    EventPattern: z.record(z.string(), z.unknown()).optional(),
    RetentionDays: wholeNumber.default(0),
    Description: z.string().optional(),
    ...noEffect('KmsKeyIdentifier'),
  },
  ({ name, properties, place }) => {
    const archiveName = properties.ArchiveName ?? name;
    return {
      ref: archiveName,
      attributes: { Arn: arn(place, 'events', `archive/${archiveName}`), ArchiveName: archiveName },
    };
  },
);

const target = z.strictObject({
  Arn: z.string(),
  Id: z.string(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({
      InputPathsMap: z.record(z.string(), z.string()).optional(),
      InputTemplate: z.string(),
    })
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: wholeNumber.optional(),
      MaximumRetryAttempts: wholeNumber.optional(),
    })
    .optional(),
  ...noEffect('RoleArn'),
});
export type RuleTarget = z.output<typeof target>;

export const rule = knownResource(
  'AWS::Events::Rule',
  {
    Name: z.string().optional(),
    EventBusName: z.string().default('default'),
    EventPattern: z.record(z.string(), z.unknown()).optional(),
    ScheduleExpression: z.string().optional(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(target).default([]),
    ...noEffect('Description', 'RoleArn', 'Tags'),
  },
  ({ name, properties, place }) => {
    const ruleName = properties.Name ?? name;
    const bus = properties.EventBusName === 'default' ? '' : `${properties.EventBusName}/`;
    const ruleArn = arn(place, 'events', `rule/${bus}${ruleName}`);
    return { ref: ruleName, attributes: { Arn: ruleArn } };
  },
);
