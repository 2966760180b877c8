import { type Conditions, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A permission together with the variables that say where it holds: given in one step, so they cannot disagree. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  readonly environment?: Readonly<Record<string, string>>;
}

export function statementOf(grant: Grant): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: [...grant.actions],
    resources: [...grant.resources],
    ...(grant.conditions === undefined ? {} : { conditions: grant.conditions }),
  });
}

export function environmentOf(grants: readonly Grant[]): Record<string, string> {
  return Object.fromEntries(grants.flatMap((grant) => Object.entries(grant.environment ?? {})));
}
