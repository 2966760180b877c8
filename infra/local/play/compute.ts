import type { AsyncInvocations } from '../async-invocations.ts';
import type { FunctionDefinition } from '../functions.ts';
import type { PolicyStatement } from '../permissions.ts';
import { QueueSource, type QueueSourceParts } from '../queue-source.ts';
import {
  eventInvokeConfig,
  eventSourceMapping,
  lambdaFunction,
  policy,
  role,
} from '../resources/compute.ts';
import { table } from '../resources/storage.ts';
import { StreamSource, type StreamSourceParts } from '../stream-source.ts';
import type { Declared, Resources } from '../templates.ts';

/** Lambda would run a thousand at once; two are enough to find out what does not bear it. */
const MOST_AT_ONCE = 2;

/** The functions of the templates. A function's slug is its construct's name below the stack. */
export function functionDefinitions(resources: Resources): FunctionDefinition[] {
  return resources.of(lambdaFunction).map((resource) => {
    const { properties, logicalId, ref, attributes } = resource;
    const folder = resources.asset(properties.Code.S3Key);
    if (folder === undefined) {
      throw new Error(`The code of ${logicalId} is not among the assets: ${properties.Code.S3Key}`);
    }
    return {
      arn: attributes['Arn'] ?? ref,
      name: ref,
      logicalId,
      slug: slugOf(resource),
      folder,
      handler: properties.Handler,
      variables: properties.Environment?.Variables ?? {},
      memoryMb: properties.MemorySize,
      timeoutSeconds: properties.Timeout,
      concurrency: Math.min(properties.ReservedConcurrentExecutions ?? MOST_AT_ONCE, MOST_AT_ONCE),
    };
  });
}

function slugOf({ path, stack, logicalId }: Declared<unknown>): string {
  const [first, second] = path.split('/');
  return first === stack && second !== undefined ? second : logicalId;
}

export function playAsyncConfigs(resources: Resources, invocations: AsyncInvocations): void {
  const arns = functionArns(resources);
  for (const { ref, attributes, properties } of resources.of(lambdaFunction)) {
    invocations.configure(attributes['Arn'] ?? ref, {
      deadLetterArn: properties.DeadLetterConfig?.TargetArn,
    });
  }
  for (const { properties } of resources.of(eventInvokeConfig)) {
    invocations.configure(arns(properties.FunctionName), {
      retries: properties.MaximumRetryAttempts,
      maxAgeSeconds: properties.MaximumEventAgeInSeconds,
      onFailureArn: properties.DestinationConfig?.OnFailure?.Destination,
    });
  }
}

/** What each function's role allows, by the function's logical id. */
export function rolePolicies(resources: Resources): Record<string, PolicyStatement[]> {
  const byRole = new Map<string, PolicyStatement[]>();
  const add = (name: string, statements: readonly PolicyStatement[]) =>
    byRole.set(name, [...(byRole.get(name) ?? []), ...statements]);
  const names = new Map<string, string>();
  for (const { ref, attributes, properties } of resources.of(role)) {
    names.set(attributes['Arn'] ?? ref, ref);
    for (const { PolicyDocument } of properties.Policies) add(ref, PolicyDocument.Statement);
  }
  for (const { properties } of resources.of(policy)) {
    for (const name of properties.Roles) add(name, properties.PolicyDocument.Statement);
  }
  return Object.fromEntries(
    resources.of(lambdaFunction).map(({ logicalId, properties }) => {
      const name = names.get(properties.Role);
      return [logicalId, (name === undefined ? undefined : byRole.get(name)) ?? []];
    }),
  );
}

export interface EventSources {
  readonly queues: readonly QueueSource[];
  readonly streams: readonly StreamSource[];
}

/** The event source mappings, not yet started. */
export function eventSources(
  resources: Resources,
  parts: QueueSourceParts & StreamSourceParts,
  region: string,
): EventSources {
  const arns = functionArns(resources);
  const queues: QueueSource[] = [];
  const streams: StreamSource[] = [];
  for (const { ref, properties } of resources.of(eventSourceMapping)) {
    if (!properties.Enabled) continue;
    const functionArn = arns(properties.FunctionName);
    const common = {
      functionArn,
      filters: (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }) => Pattern),
      reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    };
    const source = properties.EventSourceArn;
    if (source.startsWith('arn:aws:sqs:')) {
      queues.push(
        new QueueSource(
          {
            ...common,
            queueArn: source,
            batchSize: properties.BatchSize ?? 10,
            windowSeconds: properties.MaximumBatchingWindowInSeconds,
            concurrency: Math.min(
              properties.ScalingConfig?.MaximumConcurrency ?? MOST_AT_ONCE,
              MOST_AT_ONCE,
            ),
          },
          parts,
        ),
      );
      continue;
    }
    const streamed = resources
      .of(table)
      .find(({ attributes }) => attributes['StreamArn'] === source);
    if (streamed === undefined) {
      throw new Error(`The event source of ${ref} is not known here: ${source}`);
    }
    streams.push(
      new StreamSource(
        {
          ...common,
          id: ref,
          tableName: streamed.ref,
          streamArn: source,
          region,
          batchSize: properties.BatchSize ?? 100,
          startingPosition: properties.StartingPosition,
          bisects: properties.BisectBatchOnFunctionError,
          maxRecordAge: properties.MaximumRecordAgeInSeconds,
          maxRetries: properties.MaximumRetryAttempts,
          onFailureArn: properties.DestinationConfig?.OnFailure?.Destination,
        },
        parts,
      ),
    );
  }
  return { queues, streams };
}

/** A mapping names its function by name or by ARN. */
function functionArns(resources: Resources): (nameOrArn: string) => string {
  const byName = new Map(
    resources.of(lambdaFunction).map(({ ref, attributes }) => [ref, attributes['Arn'] ?? ref]),
  );
  return (nameOrArn) => byName.get(nameOrArn) ?? nameOrArn;
}
