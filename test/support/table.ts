/** A real table for tests: Dynoxide on a free port, in memory, with the keys and indexes of the records. */
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { indexStreamLog } from '../../infra/local/index-stream-log.ts';
import { dueAttributes, listedAttributes } from '../../shared/records/table.ts';

export interface TestTable {
  name: string;
  endpoint: string;
  /** Begins anew with an empty table on the same engine, and points the environment at it. */
  anew(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts an engine, creates the table and points the environment (`TABLE_NAME`, endpoint, region, credentials) at it.
 * Call `stop` when done. `dataFile`: where the engine keeps it, as the local runtime has it; else it is in memory.
 */
export async function startTable({ dataFile }: { dataFile?: string } = {}): Promise<TestTable> {
  const port = await freePort();
  const onDisk = dataFile === undefined ? [] : ['--db-path', dataFile];
  const engine = spawn(enginePath(), ['--port', String(port), ...onDisk], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const name = 'records';
  Object.assign(process.env, {
    TABLE_NAME: name,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  // Nobody here reads a stream, and keeping one makes the engine slower with everything it has written before.
  const streams = dataFile !== undefined;
  await createTable(name, endpoint, streams);
  if (streams) indexStreamLog(dataFile);
  let tables = 1;
  return {
    name,
    endpoint,
    async anew() {
      tables += 1;
      await createTable(`${name}-${tables}`, endpoint, streams);
      process.env['TABLE_NAME'] = `${name}-${tables}`;
    },
    stop: () => stop(engine),
  };
}

async function createTable(name: string, endpoint: string, streams: boolean): Promise<void> {
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1' });
  const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
  const key = (hash: string, range?: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' as const }]),
  ];
  for (let attempt = 0; ; attempt += 1) {
    try {
      await client.send(
        new CreateTableCommand({
          TableName: name,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: ['pk', 'sk', 'due', 'dueAt', 'linkHash', 'listOf', 'listBy'].map(
            string,
          ),
          KeySchema: key('pk', 'sk'),
          GlobalSecondaryIndexes: [
            {
              IndexName: 'due',
              KeySchema: key('due', 'dueAt'),
              Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...dueAttributes] },
            },
            {
              IndexName: 'links',
              KeySchema: key('linkHash'),
              Projection: { ProjectionType: 'KEYS_ONLY' },
            },
            {
              IndexName: 'lists',
              KeySchema: key('listOf', 'listBy'),
              Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...listedAttributes] },
            },
          ],
          ...(streams && {
            StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' as const },
          }),
        }),
      );
      break;
    } catch (error) {
      if (attempt >= 100) throw error;
      await pause(20);
    }
  }
  await waitUntilTableExists({ client, minDelay: 1, maxWaitTime: 10 }, { TableName: name });
  client.destroy();
}

function enginePath(): string {
  const platform = `@dynoxide/${process.platform}-${process.arch}`;
  const manifest = createRequire(import.meta.url).resolve(`${platform}/package.json`);
  return join(dirname(manifest), 'dynoxide');
}

function stop(engine: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    engine.once('exit', () => resolve());
    engine.kill('SIGKILL');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
