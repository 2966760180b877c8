import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as FunctionTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import type { Start } from './start.ts';

/** A regular tick. One that cannot be delivered is dropped: the next carries the same, which is nothing. */
export function scheduleStart(scope: Construct, every: Duration): Start {
  return {
    grants: [],
    environment: {},
    connect: (target) => {
      new Rule(scope, 'rule', {
        schedule: Schedule.rate(every),
        targets: [
          new FunctionTarget(target, { maxEventAge: Duration.minutes(1), retryAttempts: 1 }),
        ],
      });
    },
    lateness: (target) => ({
      metric: target.metricInvocations({ period: Duration.minutes(15), statistic: 'Sum' }),
      threshold: 1,
      when: 'fewerThan',
    }),
  };
}
