/** The wire services of the local runtime on a free port, with a clock that tests can move. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAwsEndpoint } from '../../../infra/local/aws-endpoint.ts';
import { VirtualClock } from '../../../infra/local/clock.ts';
import { CallCounts } from '../../../infra/local/counts.ts';
import { EventBuses, type EventBusesParts } from '../../../infra/local/event-buses.ts';
import type { AwsService } from '../../../infra/local/interfaces.ts';
import { Permissions, type PolicyStatement } from '../../../infra/local/permissions.ts';
import type { QueueDefinition } from '../../../infra/local/queue.ts';
import { Queues } from '../../../infra/local/queues.ts';
import { Secrets } from '../../../infra/local/secrets.ts';
import { openStore } from '../../../infra/local/store.ts';
import { Topics } from '../../../infra/local/topics.ts';

export const ACCOUNT = '000000000000';

export interface WireServicesOptions {
  readonly path?: string;
  readonly roles?: Readonly<Record<string, readonly PolicyStatement[]>>;
  readonly services?: Readonly<Record<string, AwsService>>;
  readonly faults?: EventBusesParts['faults'];
}

/** Starts all services; `stop` closes everything, `restart` does so and starts anew on the same file. */
export async function startWireServices(options: WireServicesOptions = {}) {
  const directory =
    options.path === undefined ? mkdtempSync(join(tmpdir(), 'rollcall-wire-')) : undefined;
  const path = options.path ?? join(directory ?? '', 'store.sqlite');
  const store = openStore(path);
  const clock = new VirtualClock(store);
  const counts = new CallCounts();
  const queues = new Queues({ store, clock });
  const buses = new EventBuses({
    store,
    clock,
    queues,
    counts,
    ...(options.faults === undefined ? {} : { faults: options.faults }),
  });
  const topics = new Topics({ store, clock, queues });
  const secrets = new Secrets({ store, clock });
  const permissions = new Permissions({
    roles: options.roles ?? {},
    secretArnOf: (id) => secrets.arnOf(id),
    hashKeyOf: () => 'pk',
  });
  const server = createAwsEndpoint({
    services: {
      sqs: queues,
      events: buses,
      sns: topics,
      secretsmanager: secrets,
      ...options.services,
    },
    permissions,
    counts,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const port = portOf(server.address());
  const endpoint = `http://127.0.0.1:${port}`;

  /** Makes a queue with SQS's defaults; returns its ARN. */
  const queue = (name: string, settings: Partial<QueueDefinition> = {}): string => {
    const arn = queueArn(name);
    queues.create({
      arn,
      name,
      url: `${endpoint}/${ACCOUNT}/${name}`,
      visibilitySeconds: 30,
      retentionSeconds: 345_600,
      delaySeconds: 0,
      maxMessageBytes: 1_048_576,
      ...settings,
    });
    return arn;
  };

  /** Moves virtual time on and lets everything that became due be told. */
  const pass = async (seconds: number): Promise<void> => {
    clock.advanceTo(clock.now() + seconds * 1000);
    await turn();
  };

  const stop = async (): Promise<void> => {
    clock.stop();
    buses.stop();
    topics.stop();
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
    store.close();
    if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
  };

  return {
    path,
    store,
    clock,
    counts,
    queues,
    buses,
    topics,
    secrets,
    permissions,
    endpoint,
    queue,
    pass,
    stop,
    /** For the constructors of SDK clients. */
    client: (accessKeyId = 'integrator') => ({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId, secretAccessKey: 'any' },
      maxAttempts: 1,
    }),
  };
}

export type WireServices = Awaited<ReturnType<typeof startWireServices>>;

export function queueArn(name: string): string {
  return `arn:aws:sqs:us-east-1:${ACCOUNT}:${name}`;
}

/** One turn of the event loop, in which woken listeners run. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => setImmediate(() => setImmediate(resolve)));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
