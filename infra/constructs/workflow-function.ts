import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Workflow } from '../workflows/workflow.ts';
import { environmentOf, type Grant, statementOf } from './grant.ts';

interface WorkflowFunctionProps {
  readonly workflow: Workflow;
  readonly codeFolder: string;
  readonly grants: readonly Grant[];
  /** Variables that come with no permission. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A workflow’s function with a role and a log group of its own; the role has the grants and its log, no more. */
export function workflowFunction(scope: Construct, props: WorkflowFunctionProps): LambdaFunction {
  const { workflow, codeFolder, grants } = props;
  const logGroup = new LogGroup(scope, 'log', {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const log: Grant = {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  };
  const role = new Role(scope, 'role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${workflow.slug} may do`,
    inlinePolicies: {
      access: new PolicyDocument({ statements: [log, ...grants].map(statementOf) }),
    },
  });
  return new LambdaFunction(scope, 'function', {
    description: workflow.summary,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(codeFolder),
    handler: 'handler.handler',
    timeout: Duration.seconds(workflow.timeoutSeconds),
    memorySize: workflow.memoryMb,
    role,
    logGroup,
    environment: { WORKFLOW: workflow.slug, ...props.environment, ...environmentOf(grants) },
  });
}
