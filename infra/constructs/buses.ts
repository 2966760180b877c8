import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnArchive, EventBus } from 'aws-cdk-lib/aws-events';
import { AccountPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { EventContract } from '../../events/contract.ts';

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
 * this account, unless accounts are named; those may put the known submissions, and nothing else.
 */
export function buses(
  scope: Construct,
  integratorAccounts: readonly string[],
  submissions: readonly EventContract[],
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
  for (const account of integratorAccounts) {
    if (!/^\d{12}$/.test(account)) {
      throw new Error(
        `The context value integratorAccounts holds "${account}", which is no AWS account id: twelve digits are needed.`,
      );
    }
    intake.addToResourcePolicy(
      new PolicyStatement({
        sid: `Integrator${account}`,
        effect: Effect.ALLOW,
        principals: [new AccountPrincipal(account)],
        actions: ['events:PutEvents'],
        resources: [
          Stack.of(scope).formatArn({
            service: 'events',
            resource: 'event-bus',
            resourceName: 'rollcall-intake',
          }),
        ],
        conditions: {
          StringEquals: { 'events:detail-type': submissions.map((contract) => contract.type) },
        },
      }),
    );
  }
  return { intake, inner };
}
