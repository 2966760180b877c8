import * as z from 'zod';
import {
  arn,
  flag,
  knownResource,
  noEffect,
  policyDocument,
  wholeNumber,
} from './known-resource.ts';

export const lambdaFunction = knownResource(
  'AWS::Lambda::Function',
  {
    FunctionName: z.string().optional(),
    Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
    Handler: z.string(),
    Runtime: z.string().regex(/^nodejs\d+\.x$/, 'only Node functions run here'),
    Environment: z
      .strictObject({ Variables: z.record(z.string(), z.string()).default({}) })
      .optional(),
    MemorySize: wholeNumber.default(128),
    Timeout: wholeNumber.default(3),
    ReservedConcurrentExecutions: wholeNumber.optional(),
    Role: z.string(),
    DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
    LoggingConfig: z
      .strictObject({
        LogGroup: z.string().optional(),
        ...noEffect('ApplicationLogLevel', 'LogFormat', 'SystemLogLevel'),
      })
      .optional(),
    ...noEffect(
      'Architectures',
      'Description',
      'EphemeralStorage',
      'KmsKeyArn',
      'PackageType',
      'RecursiveLoop',
      'RuntimeManagementConfig',
      'Tags',
      'TracingConfig',
    ),
  },
  ({ name, properties, place }) => {
    const functionName = properties.FunctionName ?? name;
    return {
      ref: functionName,
      attributes: { Arn: arn(place, 'lambda', `function:${functionName}`) },
    };
  },
);

const filterCriteria = z.strictObject({
  Filters: z.array(z.strictObject({ Pattern: z.string() })).default([]),
});
const onFailure = z.strictObject({
  OnFailure: z.strictObject({ Destination: z.string() }).optional(),
});

export const eventSourceMapping = knownResource(
  'AWS::Lambda::EventSourceMapping',
  {
    FunctionName: z.string(),
    EventSourceArn: z.string(),
    Enabled: flag.default(true),
    BatchSize: wholeNumber.optional(),
    MaximumBatchingWindowInSeconds: wholeNumber.default(0),
    FilterCriteria: filterCriteria.optional(),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    ScalingConfig: z.strictObject({ MaximumConcurrency: wholeNumber.optional() }).optional(),
    StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']).default('TRIM_HORIZON'),
    BisectBatchOnFunctionError: flag.default(false),
    MaximumRecordAgeInSeconds: wholeNumber.default(-1),
    MaximumRetryAttempts: wholeNumber.default(-1),
    DestinationConfig: onFailure.optional(),
    // A shard is read by one batch at a time here: order holds at least as strictly as in AWS.
    ...noEffect('KmsKeyArn', 'MetricsConfig', 'ParallelizationFactor', 'Tags'),
  },
  ({ name, place }) => ({
    ref: name,
    attributes: {
      Id: name,
      EventSourceMappingArn: arn(place, 'lambda', `event-source-mapping:${name}`),
    },
  }),
);

export const eventInvokeConfig = knownResource(
  'AWS::Lambda::EventInvokeConfig',
  {
    FunctionName: z.string(),
    Qualifier: z.literal('$LATEST'),
    MaximumEventAgeInSeconds: wholeNumber.default(21_600),
    MaximumRetryAttempts: wholeNumber.default(2),
    DestinationConfig: onFailure.optional(),
  },
  ({ name }) => ({ ref: name }),
);

/** Which AWS service may invoke a function: here all of them are this one program. */
export const invokePermission = knownResource(
  'AWS::Lambda::Permission',
  noEffect(
    'Action',
    'EventSourceToken',
    'FunctionName',
    'FunctionUrlAuthType',
    'Principal',
    'PrincipalOrgID',
    'SourceAccount',
    'SourceArn',
  ),
  ({ name }) => ({ ref: name, attributes: { Id: name } }),
);

export const role = knownResource(
  'AWS::IAM::Role',
  {
    RoleName: z.string().optional(),
    Policies: z
      .array(z.strictObject({ PolicyName: z.string(), PolicyDocument: policyDocument }))
      .default([]),
    // Which service takes the role on is not checked: roles are matched to functions by the functions' `Role`.
    ...noEffect(
      'AssumeRolePolicyDocument',
      'Description',
      'ManagedPolicyArns',
      'MaxSessionDuration',
      'Path',
      'PermissionsBoundary',
      'Tags',
    ),
  },
  ({ name, properties, place }) => {
    const roleName = properties.RoleName ?? name;
    return {
      ref: roleName,
      attributes: { Arn: `arn:aws:iam::${place.account}:role/${roleName}`, RoleId: roleName },
    };
  },
);

export const policy = knownResource(
  'AWS::IAM::Policy',
  {
    PolicyName: z.string(),
    PolicyDocument: policyDocument,
    Roles: z.array(z.string()).default([]),
  },
  ({ name }) => ({ ref: name, attributes: { Id: name } }),
);
