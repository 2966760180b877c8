import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { delimiter, join } from 'node:path';
import * as z from 'zod';
import { withCapacity, withoutCapacity } from './capacity.ts';
import type { Child, Children } from './children.ts';
import { freePort } from './free-port.ts';
import { indexStreamLog } from './index-stream-log.ts';
import {
  type AwsAnswer,
  type AwsCall,
  AwsError,
  type AwsService,
  type Counts,
} from './interfaces.ts';

export interface TableDefinition {
  readonly arn: string;
  /** `CreateTable`'s input, `TableName` included. */
  readonly input: Readonly<Record<string, unknown>> & { readonly TableName: string };
  readonly expiryAttribute?: string;
}

export interface TableEngineOptions {
  readonly children: Children;
  readonly counts: Counts;
  /** Where the engine keeps its tables. */
  readonly dataFile: string;
  /** Another DynamoDB that takes unsigned calls, such as AWS's DynamoDB Local, instead of Dynoxide. */
  readonly endpoint?: string;
  /** The folder in which `node_modules` lies. */
  readonly root: string;
}

const WRITES = new Set([
  'BatchWriteItem',
  'DeleteItem',
  'PutItem',
  'TransactWriteItems',
  'UpdateItem',
]);
const TABLES = 'DynamoDB_20120810';
const STREAMS = 'DynamoDBStreams_20120810';
const TRANSACTION_LIMIT = 100;
/** Of one call, while the engine is being started again: each kept connection may turn out to be dead. */
const MOST_ATTEMPTS = 5;

const Description = z.object({
  Table: z.object({
    KeySchema: z.unknown(),
    LatestStreamArn: z.string().optional(),
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string() })).default([]),
  }),
});
const Failure = z.object({ __type: z.string().default(''), message: z.string().default('') });

/**
 * DynamoDB and DynamoDB Streams: a native engine in a process of its own, and the calls to it passed through. On the
 * way every call is asked what it consumed, so that capacity units can be told by function.
 */
export class TableEngine implements AwsService {
  readonly #counts: Counts;
  readonly #address: { readonly hostname: string; readonly port: string; readonly path: string };
  readonly #child: Child | undefined;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #listeners: (() => void)[] = [];
  #writing = 0;

  private constructor(url: URL, child: Child | undefined, counts: Counts) {
    const { hostname, port, pathname: path } = url;
    this.#address = { hostname, port, path };
    this.#child = child;
    this.#counts = counts;
  }

  /** Starts the engine, or finds the given one. */
  static async start(options: TableEngineOptions): Promise<TableEngine> {
    const { children, counts, dataFile, endpoint, root } = options;
    if (endpoint !== undefined) return new TableEngine(new URL(endpoint), undefined, counts);
    const database = ['--db-path', dataFile] as const;
    await children.endStrays(database);
    const port = await freePort();
    const url = new URL(`http://127.0.0.1:${port}/`);
    const child = await children.start({
      name: 'tables',
      command: findDynoxide(root),
      args: ['serve', '--host', '127.0.0.1', '--port', String(port), ...database],
      ready: async () => (await fetch(url, { method: 'GET' })).status < 500,
    });
    indexStreamLog(dataFile);
    return new TableEngine(url, child, counts);
  }

  /** Calls `listener` after each write that went through. */
  onWrite(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** Makes the table, or adds to the existing one the indexes that the template has gained. */
  async createTable({ input, expiryAttribute }: TableDefinition): Promise<void> {
    const { TableName } = input;
    const existing = await this.describe(TableName);
    if (existing === undefined) {
      await this.call('CreateTable', input);
      if (expiryAttribute !== undefined) {
        const TimeToLiveSpecification = { AttributeName: expiryAttribute, Enabled: true };
        await this.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification });
      }
      return;
    }
    if (JSON.stringify(existing.KeySchema) !== JSON.stringify(input['KeySchema'])) {
      throw new Error(`The table ${TableName} on disk has another key: start anew with --fresh.`);
    }
    const wanted = z
      .array(z.looseObject({ IndexName: z.string() }))
      .default([])
      .parse(input['GlobalSecondaryIndexes']);
    const have = existing.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName);
    for (const index of wanted.filter(({ IndexName }) => !have.includes(IndexName))) {
      await this.call('UpdateTable', {
        TableName,
        AttributeDefinitions: input['AttributeDefinitions'],
        GlobalSecondaryIndexUpdates: [{ Create: index }],
      });
    }
  }

  async describe(tableName: string): Promise<z.output<typeof Description>['Table'] | undefined> {
    try {
      return Description.parse(await this.call('DescribeTable', { TableName: tableName })).Table;
    } catch (error) {
      if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
      throw error;
    }
  }

  /** A call of the runtime's own, counted for nobody. @throws AwsError with the engine's error name. */
  async call(
    action: string,
    input: unknown,
    service: 'tables' | 'streams' = 'tables',
  ): Promise<unknown> {
    const target = `${service === 'tables' ? TABLES : STREAMS}.${action}`;
    const answer = await this.#post(target, JSON.stringify(input));
    const body: unknown = JSON.parse(answer.body);
    if (answer.status === 200) return body;
    const { __type, message } = Failure.parse(body);
    throw new AwsError(__type.slice(__type.indexOf('#') + 1), message, answer.status);
  }

  async handle(call: AwsCall): Promise<AwsAnswer> {
    const target = call.headers['x-amz-target'] ?? `${TABLES}.${call.action}`;
    const writes = WRITES.has(call.action);
    if (call.action === 'TransactWriteItems') refuseTooMany(call.input['TransactItems']);
    if (writes) this.#writing += 1;
    try {
      const { body, added } = withCapacity(call);
      const answer = await this.#post(target, body);
      if (answer.status !== 200) return answer;
      const { body: plain, units } = withoutCapacity(answer.body, added);
      if (units > 0) this.#counts.add(call.caller, writes ? 'writeUnits' : 'readUnits', units);
      return { ...answer, body: plain };
    } finally {
      if (writes) {
        this.#writing -= 1;
        for (const listener of this.#listeners) listener();
      }
    }
  }

  idle(): boolean {
    return this.#writing === 0;
  }

  stop(): void {
    this.#agent.destroy();
  }

  /**
   * Posts one call. While the engine is being started again, waits for it; a write that it may have begun is
   * answered with DynamoDB's own 500, after which clients repeat what is safe to repeat.
   */
  async #post(target: string, body: string): Promise<AwsAnswer & { body: string }> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#postOnce(target, body);
      } catch (error) {
        const refused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
        const repeatable = refused || !WRITES.has(target.slice(target.indexOf('.') + 1));
        if (!repeatable || attempt === MOST_ATTEMPTS) {
          throw new AwsError('InternalServerError', 'The table engine does not answer.', 500);
        }
        await this.#child?.whenReady();
      }
    }
  }

  #postOnce(target: string, body: string): Promise<AwsAnswer & { body: string }> {
    return new Promise((resolve, reject) => {
      const call = request(
        {
          ...this.#address,
          method: 'POST',
          agent: this.#agent,
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'content-length': Buffer.byteLength(body),
            'x-amz-target': target,
            // Local engines look at the form of a signature, never at whose it is.
            'x-amz-date': '20260101T000000Z',
            authorization:
              'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0',
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const { 'x-amzn-requestid': id } = response.headers;
            resolve({
              status: response.statusCode ?? 500,
              headers: {
                'content-type': 'application/x-amz-json-1.0',
                ...(typeof id === 'string' ? { 'x-amzn-requestid': id } : {}),
              },
              body: Buffer.concat(chunks).toString(),
            });
          });
        },
      );
      call.on('error', reject);
      // Text goes out with its headers in one write; a buffer would be a second one.
      call.end(body);
    });
  }
}

/** The engine's own words for this print the whole call. */
function refuseTooMany(items: unknown): void {
  if (!Array.isArray(items) || items.length <= TRANSACTION_LIMIT) return;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '[...]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to ${TRANSACTION_LIMIT}`,
  );
}

/** The engine's program: from the package for this platform, else from the PATH. */
function findDynoxide(root: string): string {
  const program = process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide';
  const candidates = [
    join(root, 'node_modules', '@dynoxide', `${process.platform}-${process.arch}`, program),
    join(root, 'node_modules', '.bin', program),
    ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, program)),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found !== undefined) return found;
  throw new Error(
    'The table engine Dynoxide is not installed for this machine: install the package "dynoxide", put the program on the PATH, or give another DynamoDB with --tables http://...',
  );
}
