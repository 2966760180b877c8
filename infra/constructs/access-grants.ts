import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Bus } from '../../events/contract.ts';
import type { Access, IndexName, SecretName } from '../workflows/workflow.ts';
import type { Buses } from './buses.ts';
import type { EmailSending } from './email-sending.ts';
import type { Grant } from './grant.ts';
import type { LinkKeys } from './link-keys.ts';
import type { SignIn } from './sign-in.ts';

/** What a workflow may be given access to. */
export interface Surroundings {
  readonly table: Table;
  readonly buses: Buses;
  readonly keys: LinkKeys;
  readonly signIn: SignIn;
  readonly messages: Queue;
  readonly email: EmailSending;
}

/** Turns what a workflow file lists into permissions and variables; adds nothing of its own. */
export function accessGrants(access: Access, around: Surroundings): Grant[] {
  return [
    ...tableGrants(access, around.table),
    ...(access.secrets ?? []).map((name) => secretGrant(name, around)),
    ...(access.putEvents ?? []).map((bus) => busGrant(bus, around.buses)),
    ...(access.fillsQueue === undefined ? [] : [fillGrant(around.messages)]),
    ...(access.sendsEmail === undefined ? [] : [around.email.sendGrant]),
    ...(access.readsSendQuota === undefined ? [] : [quotaGrant]),
  ];
}

function tableGrants(access: Access, table: Table): Grant[] {
  const actions = access.table ?? [];
  const indexes = access.indexes ?? [];
  const environment = { TABLE_NAME: table.tableName };
  return [
    ...(actions.length === 0
      ? []
      : [
          {
            actions: actions.map((action) => `dynamodb:${action}`),
            resources: [table.tableArn],
            environment,
          },
        ]),
    ...(indexes.length === 0
      ? []
      : [
          {
            actions: ['dynamodb:Query'],
            resources: indexes.map((name: IndexName) => `${table.tableArn}/index/${name}`),
            environment,
          },
        ]),
  ];
}

function secretGrant(name: SecretName, { keys, signIn }: Surroundings): Grant {
  const read = (arn: string, environment: Record<string, string>): Grant => ({
    actions: ['secretsmanager:GetSecretValue'],
    resources: [arn],
    environment,
  });
  switch (name) {
    case 'linkKeys':
      return read(keys.linkKeys.secretArn, { LINK_KEYS_SECRET_ARN: keys.linkKeys.secretArn });
    case 'handleKey':
      return read(keys.handleKey.secretArn, { HANDLE_KEY_SECRET_ARN: keys.handleKey.secretArn });
    case 'signIn':
      return read(signIn.secret.secretArn, {
        SIGN_IN_SECRET_ARN: signIn.secret.secretArn,
        OIDC_ISSUER: signIn.issuer,
        OIDC_CLIENT_ID: signIn.webClientId,
        OIDC_REDIRECT_URI: signIn.redirectUri,
      });
  }
}

function busGrant(bus: Bus, { intake, inner }: Buses): Grant {
  const put = { actions: ['events:PutEvents'] };
  switch (bus) {
    case 'intake':
      return {
        ...put,
        resources: [intake.eventBusArn],
        environment: { INTAKE_BUS: intake.eventBusName },
      };
    case 'inner':
      return {
        ...put,
        resources: [inner.eventBusArn],
        environment: { INNER_BUS: inner.eventBusName },
      };
  }
}

function fillGrant(messages: Queue): Grant {
  return {
    actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
    resources: [messages.queueArn],
    environment: { MESSAGES_QUEUE_URL: messages.queueUrl },
  };
}

/** The only `*` of all roles: SES gives `GetSendQuota` no resource type, so AWS accepts nothing narrower. */
const quotaGrant: Grant = { actions: ['ses:GetSendQuota'], resources: ['*'] };
