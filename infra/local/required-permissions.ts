/** Which IAM actions on which resources a call needs (Service Authorization Reference). */
import type { AwsCall } from './interfaces.ts';
import type { CallPlaces, Need } from './permission-need.ts';
import type { ConditionContext } from './policy-conditions.ts';
import { dynamodbPermissions } from './required-dynamodb-permissions.ts';
import { sesPermissions } from './required-ses-permissions.ts';
import { type Fields, optionalRecords, optionalText, optionalTexts } from './wire-input.ts';

/** SQS's batch calls need the permission of the single one. */
const SQS_BATCH_ACTIONS: Readonly<Record<string, string>> = {
  SendMessageBatch: 'SendMessage',
  DeleteMessageBatch: 'DeleteMessage',
  ChangeMessageVisibilityBatch: 'ChangeMessageVisibility',
};

export function requiredPermissions(call: AwsCall, places: CallPlaces): Need[] {
  const everywhere: ConditionContext = {
    'aws:RequestedRegion': [places.region],
    'aws:SecureTransport': ['true'],
  };
  return needsOf(call, places).map((need) => ({
    ...need,
    context: { ...everywhere, ...need.context },
  }));
}

function needsOf(call: AwsCall, places: CallPlaces): Need[] {
  const { service, action, input } = call;
  switch (service) {
    case 'dynamodb':
      return dynamodbPermissions(action, input, places);
    case 'sqs':
      return [need(`sqs:${SQS_BATCH_ACTIONS[action] ?? action}`, queueArn(input, places))];
    case 'events':
      return action === 'PutEvents' ? putEvents(input, places) : [need(`events:${action}`, '*')];
    case 'sns':
      return [
        need(
          `sns:${action === 'PublishBatch' ? 'Publish' : action}`,
          optionalText(input, 'TopicArn') ?? optionalText(input, 'TargetArn') ?? '*',
        ),
      ];
    case 'secretsmanager':
      return secrets(action, input, places);
    case 'ses':
      return sesPermissions(action, input, places);
    default:
      return [need(`${service}:${action}`, '*')];
  }
}

function need(action: string, resource: string, context: ConditionContext = {}): Need {
  return { action, anyOf: [resource], context };
}

function queueArn(input: Fields, { region, account }: CallPlaces): string {
  const url = optionalText(input, 'QueueUrl') ?? optionalText(input, 'QueueName');
  if (url === undefined) return '*';
  return `arn:aws:sqs:${region}:${account}:${url.slice(url.lastIndexOf('/') + 1)}`;
}

/** One need a bus: AWS refuses the whole call when one of the buses is not allowed. */
function putEvents(input: Fields, { region, account }: CallPlaces): Need[] {
  const byBus = new Map<string, Fields[]>();
  for (const entry of optionalRecords(input, 'Entries') ?? []) {
    const bus = optionalText(entry, 'EventBusName') ?? 'default';
    const arn = bus.startsWith('arn:')
      ? bus
      : `arn:aws:events:${region}:${account}:event-bus/${bus}`;
    byBus.set(arn, [...(byBus.get(arn) ?? []), entry]);
  }
  return [...byBus].map(([arn, entries]) =>
    need('events:PutEvents', arn, {
      'events:source': entries.flatMap((entry) => optionalText(entry, 'Source') ?? []),
      'events:detail-type': entries.flatMap((entry) => optionalText(entry, 'DetailType') ?? []),
    }),
  );
}

function secrets(action: string, input: Fields, places: CallPlaces): Need[] {
  const arnOf = (id: string): string => places.secretArnOf(id) ?? id;
  if (action === 'BatchGetSecretValue') {
    const ids = optionalTexts(input, 'SecretIdList') ?? [];
    return [
      need('secretsmanager:BatchGetSecretValue', '*'),
      ...ids.map((id) => need('secretsmanager:GetSecretValue', arnOf(id))),
    ];
  }
  const id = optionalText(input, 'SecretId');
  const stage = optionalText(input, 'VersionStage') ?? 'AWSCURRENT';
  return [
    need(`secretsmanager:${action}`, id === undefined ? '*' : arnOf(id), {
      'secretsmanager:VersionStage': [stage],
    }),
  ];
}
