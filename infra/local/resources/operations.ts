import * as z from 'zod';
import { arn, knownResource, noEffect } from './known-resource.ts';

/** Logs go to `.local/logs`, one file a function. */
export const logGroup = knownResource(
  'AWS::Logs::LogGroup',
  {
    LogGroupName: z.string().optional(),
    ...noEffect(
      'DataProtectionPolicy',
      'DeletionProtectionEnabled',
      'FieldIndexPolicies',
      'KmsKeyId',
      'LogGroupClass',
      'ResourcePolicyDocument',
      'RetentionInDays',
      'Tags',
    ),
  },
  ({ name, properties, place }) => {
    const logGroupName = properties.LogGroupName ?? name;
    return {
      ref: logGroupName,
      attributes: { Arn: arn(place, 'logs', `log-group:${logGroupName}:*`) },
    };
  },
);

export const logResourcePolicy = knownResource(
  'AWS::Logs::ResourcePolicy',
  noEffect('PolicyDocument', 'PolicyName'),
  ({ name }) => ({ ref: name }),
);

export const metricFilter = knownResource(
  'AWS::Logs::MetricFilter',
  noEffect(
    'ApplyOnTransformedLogs',
    'FieldSelectionCriteria',
    'FilterName',
    'FilterPattern',
    'LogGroupName',
    'MetricTransformations',
  ),
  ({ name }) => ({ ref: name }),
);

/** Nobody is woken up by a program on one's own machine: the local page shows what alarms would. */
export const alarm = knownResource(
  'AWS::CloudWatch::Alarm',
  {
    AlarmName: z.string().optional(),
    ...noEffect(
      'ActionsEnabled',
      'AlarmActions',
      'AlarmDescription',
      'ComparisonOperator',
      'DatapointsToAlarm',
      'Dimensions',
      'EvaluateLowSampleCountPercentile',
      'EvaluationPeriods',
      'ExtendedStatistic',
      'InsufficientDataActions',
      'MetricName',
      'Metrics',
      'Namespace',
      'OKActions',
      'Period',
      'Statistic',
      'Tags',
      'Threshold',
      'ThresholdMetricId',
      'TreatMissingData',
      'Unit',
    ),
  },
  ({ name, properties, place }) => {
    const alarmName = properties.AlarmName ?? name;
    return {
      ref: alarmName,
      attributes: { Arn: arn(place, 'cloudwatch', `alarm:${alarmName}`) },
    };
  },
);

export const dashboard = knownResource(
  'AWS::CloudWatch::Dashboard',
  noEffect('DashboardBody', 'DashboardName'),
  ({ name }) => ({ ref: name }),
);

/** CDK's own usage statistics. */
export const cdkMetadata = knownResource(
  'AWS::CDK::Metadata',
  noEffect('Analytics'),
  ({ name }) => ({
    ref: name,
  }),
);
