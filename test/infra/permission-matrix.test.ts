import { expect, test } from 'vitest';
import * as z from 'zod';
import { synthesized } from './synthesized.ts';

const List = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: List,
  Resource: List,
  Condition: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
const Role = z.object({
  Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })),
  ManagedPolicyArns: z.array(z.string()).default([]),
});

interface Permission {
  readonly workflow: string;
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

const permissions: Permission[] = synthesized()
  .ofType('AWS::IAM::Role')
  .flatMap(({ path, properties }) => {
    const [, workflow = path] = path.split('/');
    return Role.parse(properties).Policies.flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.flatMap(({ Action, Resource, Condition }) =>
        Action.flatMap((action) =>
          Resource.map((resource) => ({
            workflow,
            action,
            resource: short(resource, workflow),
            condition: Condition === undefined ? '' : ` if ${conditionText(Condition)}`,
          })),
        ),
      ),
    );
  });

function short(resource: string, workflow: string): string {
  return resource
    .replace(`<RollcallApp/${workflow}/`, '<its own ')
    .replace(/^arn:<Partition>:(\w+):<Region>:<AccountId>:/, '$1 ')
    .replace(/RollcallKept\/|RollcallApp\//g, '');
}

function conditionText(condition: Record<string, Record<string, string>>): string {
  return Object.entries(condition)
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]) => `${key} ${operator} ${value}`),
    )
    .join(' and ');
}

function who(has: (permission: Permission) => boolean): string[] {
  return [...new Set(permissions.filter(has).map(({ workflow }) => workflow))].toSorted();
}

test('each function may do exactly what the reviewed matrix says', async () => {
  const workflows = [...new Set(permissions.map(({ workflow }) => workflow))].toSorted();
  const matrix = workflows.map((workflow) => {
    const own = permissions.filter((permission) => permission.workflow === workflow);
    const places = [...new Set(own.map(({ resource, condition }) => resource + condition))];
    const lines = places.map((place) => {
      const actions = own.filter(({ resource, condition }) => resource + condition === place);
      return `  ${place}: ${actions.map(({ action }) => action).join(', ')}`;
    });
    return [workflow, ...lines.toSorted()].join('\n');
  });
  await expect(`${matrix.join('\n\n')}\n`).toMatchFileSnapshot('permission-matrix.txt');
});

test('no role has a wildcard, but for the one action that AWS gives no resource to', () => {
  const starred = permissions.filter(({ action, resource }) => (action + resource).includes('*'));
  expect(starred).toEqual([
    { workflow: 'pace-messages', action: 'ses:GetSendQuota', resource: '*', condition: '' },
  ]);
});

test('no role has a policy that is managed elsewhere', () => {
  for (const { path, properties } of synthesized().ofType('AWS::IAM::Role')) {
    expect(Role.parse(properties).ManagedPolicyArns, path).toEqual([]);
  }
  expect(synthesized().ofType('AWS::IAM::Policy')).toEqual([]);
  expect(synthesized().ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
});

test('nobody can read the whole table', () => {
  expect(who(({ action }) => action === 'dynamodb:Scan')).toEqual([]);
});

test('only the door sends email, only as the program, only through the configuration set', () => {
  const sending = permissions.filter(({ action }) => /^ses:(?!GetSendQuota$)/.test(action));
  expect(sending).toEqual([
    {
      workflow: 'send-message',
      action: 'ses:SendRawEmail',
      resource: 'ses identity/(<FromAddress> split at @)[1]',
      condition: ' if ses:FromAddress StringEquals <FromAddress>',
    },
    {
      workflow: 'send-message',
      action: 'ses:SendRawEmail',
      resource: 'ses configuration-set/<email>',
      condition: ' if ses:FromAddress StringEquals <FromAddress>',
    },
  ]);
});

test('only the relay and the sweeps put events on a bus', () => {
  expect(who(({ action }) => action === 'events:PutEvents')).toEqual([
    'relay-outbox',
    'sweep-due',
    'sweep-outbox',
  ]);
});

test('only the pacer fills the queue of messages', () => {
  const fills = ({ action, resource }: Permission) =>
    action === 'sqs:SendMessage' && resource === '<messages>';
  expect(who(fills)).toEqual(['pace-messages']);
});

test('each function writes to its own log alone', () => {
  for (const { workflow, action, resource } of permissions) {
    if (action.startsWith('logs:')) expect(resource, workflow).toBe('<its own log>');
  }
});

const Function = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

/** Where a variable leads, and the permission without which it would be useless. */
const needs: Record<string, (permission: Permission) => boolean> = {
  TABLE_NAME: ({ action, resource }) =>
    action.startsWith('dynamodb:') && resource.startsWith('<records>'),
  QUEUE_URL: ({ action }) => action === 'sqs:ChangeMessageVisibility',
  MESSAGES_QUEUE_URL: ({ action, resource }) =>
    action === 'sqs:SendMessage' && resource === '<messages>',
  LINK_KEYS_SECRET_ARN: ({ resource }) => resource === '<keys/link>',
  HANDLE_KEY_SECRET_ARN: ({ resource }) => resource === '<keys/handle>',
  SIGN_IN_SECRET_ARN: ({ resource }) => resource === '<sign-in-secret>',
  INTAKE_BUS: ({ resource }) => resource === '<intake-bus>',
  INNER_BUS: ({ resource }) => resource === '<inner-bus>',
  CONFIGURATION_SET: ({ action }) => action === 'ses:SendRawEmail',
};

test.each(Object.entries(needs))(
  'who is given %s may use what it names, and nobody else',
  (name, may) => {
    const given = synthesized()
      .ofType('AWS::Lambda::Function')
      .filter(({ properties }) => name in Function.parse(properties).Environment.Variables)
      .map(({ path }) => path.split('/')[1] ?? path);
    expect(given.toSorted()).toEqual(who(may));
  },
);
