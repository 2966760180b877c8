import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Grant } from './grant.ts';

/** How a workflow is started: what its role needs for it, and the connection, made once the function exists. */
export interface Start {
  readonly grants: readonly Grant[];
  /** Variables that need no permission. */
  readonly environment: Readonly<Record<string, string>>;
  connect(target: LambdaFunction): void;
  /** Tells that work waits too long; absent where a caller would notice at once. */
  lateness(target: LambdaFunction): Lateness | undefined;
}

export interface Lateness {
  readonly metric: Metric;
  /** Raised at or above this; or, for `fewerThan`, below it. */
  readonly threshold: number;
  readonly when: 'atLeast' | 'fewerThan';
}
