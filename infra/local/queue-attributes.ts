/** Queue attributes under AWS's names: what `GetQueueAttributes` tells and `CreateQueue` takes. */
import { type AwsCall, AwsError } from './interfaces.ts';
import type { QueueDefinition } from './queue.ts';
import type { QueueOperations } from './queue-operations.ts';
import {
  type Fields,
  isRecord,
  optionalTextMap,
  optionalTexts,
  requiredText,
} from './wire-input.ts';

/** Ranges and defaults of the Amazon SQS API reference, CreateQueue (message size as of August 2025). */
const NUMBERS = {
  VisibilityTimeout: { min: 0, max: 43_200, default: 30 },
  MessageRetentionPeriod: { min: 60, max: 1_209_600, default: 345_600 },
  DelaySeconds: { min: 0, max: 900, default: 0 },
  MaximumMessageSize: { min: 1024, max: 1_048_576, default: 1_048_576 },
  ReceiveMessageWaitTimeSeconds: { min: 0, max: 20, default: 0 },
} as const;

const TOLD = new Set([
  ...Object.keys(NUMBERS),
  'All',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'QueueArn',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'Policy',
  'RedriveAllowPolicy',
  'KmsMasterKeyId',
  'KmsDataKeyReusePeriodSeconds',
  'FifoQueue',
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'FifoThroughputLimit',
]);

export function getQueueAttributes(
  queues: QueueOperations,
  input: Fields,
): Record<string, unknown> {
  const { definition } = queues.byUrl(requiredText(input, 'QueueUrl', 'MissingParameter'));
  const asked = optionalTexts(input, 'AttributeNames') ?? [];
  for (const name of asked) {
    if (!TOLD.has(name)) {
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    }
  }
  if (asked.length === 0) return {};
  const all = attributesOf(definition, queues);
  const told = Object.entries(all).filter(
    ([name]) => asked.includes('All') || asked.includes(name),
  );
  return { Attributes: Object.fromEntries(told) };
}

function attributesOf(
  definition: QueueDefinition,
  queues: QueueOperations,
): Record<string, string> {
  const depth = queues.depth(definition.arn);
  const { redrive } = definition;
  return {
    QueueArn: definition.arn,
    ApproximateNumberOfMessages: String(depth.visible),
    ApproximateNumberOfMessagesNotVisible: String(depth.inFlight),
    ApproximateNumberOfMessagesDelayed: String(depth.delayed),
    VisibilityTimeout: String(definition.visibilitySeconds),
    MessageRetentionPeriod: String(definition.retentionSeconds),
    DelaySeconds: String(definition.delaySeconds),
    MaximumMessageSize: String(definition.maxMessageBytes),
    ReceiveMessageWaitTimeSeconds: String(definition.receiveWaitSeconds ?? 0),
    SqsManagedSseEnabled: 'true',
    ...(redrive === undefined
      ? {}
      : {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: redrive.deadLetterArn,
            maxReceiveCount: redrive.maxReceiveCount,
          }),
        }),
  };
}

/** Creates a standard queue. An attribute that the local runtime does not act on is refused by name. */
export function createQueue(queues: QueueOperations, call: AwsCall): Record<string, unknown> {
  const name = requiredText(call.input, 'QueueName', 'MissingParameter');
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) {
    throw new AwsError(
      'InvalidParameterValue',
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  }
  const attributes = optionalTextMap(call.input, 'Attributes') ?? {};
  const account = '000000000000';
  const host = call.headers['host'] ?? 'localhost';
  const definition: QueueDefinition = {
    arn: `arn:aws:sqs:us-east-1:${account}:${name}`,
    name,
    url: `http://${host}/${account}/${name}`,
    visibilitySeconds: numberAttribute(attributes, 'VisibilityTimeout'),
    retentionSeconds: numberAttribute(attributes, 'MessageRetentionPeriod'),
    delaySeconds: numberAttribute(attributes, 'DelaySeconds'),
    maxMessageBytes: numberAttribute(attributes, 'MaximumMessageSize'),
    receiveWaitSeconds: numberAttribute(attributes, 'ReceiveMessageWaitTimeSeconds'),
    ...redriveOf(attributes, queues),
  };
  for (const attribute of Object.keys(attributes)) {
    if (!(attribute in NUMBERS) && attribute !== 'RedrivePolicy') {
      throw new AwsError('InvalidAttributeName', `Unknown Attribute ${attribute}.`);
    }
  }
  const known = queues.byName(name)?.definition;
  if (known === undefined) queues.createKept(definition);
  else if (!sameSettings(known, definition)) {
    throw new AwsError(
      'QueueNameExists',
      'A queue already exists with the same name and a different value for attribute',
    );
  }
  return { QueueUrl: known?.url ?? definition.url };
}

function numberAttribute(
  attributes: Readonly<Record<string, string>>,
  name: keyof typeof NUMBERS,
): number {
  const text = attributes[name];
  const { min, max, default: usual } = NUMBERS[name];
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new AwsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
  }
  return value;
}

function redriveOf(
  attributes: Readonly<Record<string, string>>,
  queues: QueueOperations,
): Pick<QueueDefinition, 'redrive'> {
  const text = attributes['RedrivePolicy'];
  if (text === undefined) return {};
  const refused = (reason: string): AwsError =>
    new AwsError(
      'InvalidParameterValue',
      `Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    );
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    throw refused('Redrive policy is not a valid JSON map.');
  }
  if (!isRecord(policy)) throw refused('Redrive policy is not a valid JSON map.');
  const deadLetterArn = policy['deadLetterTargetArn'];
  const maxReceiveCount = Number(policy['maxReceiveCount'] ?? 10);
  if (typeof deadLetterArn !== 'string' || !queues.has(deadLetterArn)) {
    throw refused('Dead letter target does not exist.');
  }
  if (!Number.isInteger(maxReceiveCount) || maxReceiveCount < 1 || maxReceiveCount > 1000) {
    throw refused('Invalid value for maxReceiveCount: it must be from 1 to 1000.');
  }
  return { redrive: { deadLetterArn, maxReceiveCount } };
}

function sameSettings(a: QueueDefinition, b: QueueDefinition): boolean {
  return (
    a.visibilitySeconds === b.visibilitySeconds &&
    a.retentionSeconds === b.retentionSeconds &&
    a.delaySeconds === b.delaySeconds &&
    a.maxMessageBytes === b.maxMessageBytes &&
    (a.receiveWaitSeconds ?? 0) === (b.receiveWaitSeconds ?? 0) &&
    a.redrive?.deadLetterArn === b.redrive?.deadLetterArn &&
    a.redrive?.maxReceiveCount === b.redrive?.maxReceiveCount
  );
}
