import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnArchive, EventBus } from 'aws-cdk-lib/aws-events';
import { AccountPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type Integrator, sourceOf } from '../integrators.ts';

/** Days an event of the inner bus can be replayed. */
const archiveDays = 400;

export interface Buses {
  /** Submissions, with personal data: nothing here is archived. */
  readonly intake: EventBus;
  /** Facts, without personal data. */
  readonly inner: EventBus;
}

/**
 * Both buses. Their names are fixed, since integrators must know them. The intake bus is open to nobody but
 * this account, unless an integrator has an account of its own; that may put the submissions it is meant to hand
 * in, under its own source, and nothing else: it can pass for nobody, least of all for us.
 */
export function buses(
  scope: Construct,
  integrators: readonly Integrator[],
  submissionTypes: readonly string[],
): Buses {
  const intake = new EventBus(scope, 'intake-bus', {
    eventBusName: 'rollcall-intake',
    description: 'Submissions from outside, with personal data. No archive.',
  });
  const inner = new EventBus(scope, 'inner-bus', {
    eventBusName: 'rollcall',
    description: 'Facts: ids and codes, never names, addresses or free text.',
  });
  intake.applyRemovalPolicy(RemovalPolicy.RETAIN);
  inner.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const archive = new CfnArchive(scope, 'inner-archive', {
    sourceArn: inner.eventBusArn,
    retentionDays: archiveDays,
    description: 'Every fact, for replay.',
  });
  archive.applyRemovalPolicy(RemovalPolicy.RETAIN);
  for (const integrator of integrators) {
    const statement = statementFor(integrator, submissionTypes, Stack.of(scope));
    if (statement !== undefined) intake.addToResourcePolicy(statement);
  }
  return { intake, inner };
}

function statementFor(
  integrator: Integrator,
  submissionTypes: readonly string[],
  stack: Stack,
): PolicyStatement | undefined {
  const { account, institution, types } = integrator;
  if (account === undefined) return undefined;
  return new PolicyStatement({
    sid: `integrator_${institution.replaceAll('-', '_')}`,
    effect: Effect.ALLOW,
    principals: [new AccountPrincipal(account)],
    actions: ['events:PutEvents'],
    resources: [
      stack.formatArn({
        service: 'events',
        resource: 'event-bus',
        resourceName: 'rollcall-intake',
      }),
    ],
    conditions: {
      StringEquals: {
        'events:source': sourceOf(integrator),
        'events:detail-type': types ?? submissionTypes,
      },
    },
  });
}
