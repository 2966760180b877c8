import * as z from 'zod';
import {
  arn,
  flag,
  knownResource,
  noEffect,
  policyDocument,
  wholeNumber,
} from './known-resource.ts';

export const queue = knownResource(
  'AWS::SQS::Queue',
  {
    QueueName: z.string().max(80).optional(),
    VisibilityTimeout: wholeNumber.default(30),
    MessageRetentionPeriod: wholeNumber.default(345_600),
    DelaySeconds: wholeNumber.default(0),
    MaximumMessageSize: wholeNumber.default(1_048_576),
    ReceiveMessageWaitTimeSeconds: wholeNumber.default(0),
    RedrivePolicy: z
      .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: wholeNumber })
      .optional(),
    ...noEffect(
      'KmsDataKeyReusePeriodSeconds',
      'KmsMasterKeyId',
      'RedriveAllowPolicy',
      'SqsManagedSseEnabled',
      'Tags',
    ),
  },
  ({ name, properties, place }) => {
    const queueName = properties.QueueName ?? name.slice(0, 80);
    const url = `${place.awsUrl}/${place.account}/${queueName}`;
    return {
      ref: url,
      attributes: { Arn: arn(place, 'sqs', queueName), QueueName: queueName, QueueUrl: url },
    };
  },
);

/** Who may use a queue, topic or bus from outside: nobody but the user's own programs reaches them here. */
export const queuePolicy = knownResource(
  'AWS::SQS::QueuePolicy',
  { PolicyDocument: policyDocument, Queues: z.array(z.string()) },
  ({ name }) => ({ ref: name, attributes: { Id: name } }),
);

export const topic = knownResource(
  'AWS::SNS::Topic',
  {
    TopicName: z.string().optional(),
    Subscription: z
      .array(z.strictObject({ Endpoint: z.string(), Protocol: z.string() }))
      .max(0, 'subscriptions inside a topic are not known here; declare AWS::SNS::Subscription')
      .optional(),
    ...noEffect(
      'DeliveryStatusLogging',
      'DisplayName',
      'KmsMasterKeyId',
      'SignatureVersion',
      'Tags',
      'TracingConfig',
    ),
  },
  ({ name, properties, place }) => {
    const topicName = properties.TopicName ?? name;
    const topicArn = arn(place, 'sns', topicName);
    return { ref: topicArn, attributes: { TopicArn: topicArn, TopicName: topicName } };
  },
);

/** Alarms reach a person by email in AWS; here they do not exist, so such a subscription receives nothing. */
export const subscription = knownResource(
  'AWS::SNS::Subscription',
  {
    TopicArn: z.string(),
    Protocol: z.enum(['sqs', 'lambda', 'email', 'email-json']),
    Endpoint: z.string(),
    RawMessageDelivery: flag.default(false),
    RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string() }).optional(),
    ...noEffect('Region'),
  },
  ({ name, properties }) => ({
    ref: `${properties.TopicArn}:${name}`,
    attributes: { Arn: `${properties.TopicArn}:${name}` },
  }),
);

export const topicPolicy = knownResource(
  'AWS::SNS::TopicPolicy',
  { PolicyDocument: policyDocument, Topics: z.array(z.string()) },
  ({ name }) => ({ ref: name, attributes: { Id: name } }),
);
