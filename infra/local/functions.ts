import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Environment, type EnvironmentSetup, FunctionError } from './function-environment.ts';
import type { Counts, Functions } from './interfaces.ts';

export { FunctionError } from './function-environment.ts';

/** One function of the templates. */
export interface FunctionDefinition {
  readonly arn: string;
  readonly name: string;
  readonly logicalId: string;
  /** What a person calls it: `admit-graduation`. */
  readonly slug: string;
  readonly folder: string;
  readonly handler: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** How many invocations may run at once, each in a worker of its own. */
  readonly concurrency: number;
}

export interface FunctionsOptions {
  readonly clockOffset: SharedArrayBuffer;
  readonly awsUrl: string;
  readonly region: string;
  readonly logFolder: string;
  readonly counts: Counts;
  /** Tells the user about a failed invocation, in one line. */
  readonly complain: (line: string) => void;
}

/** Lambda's limit for what goes into and comes out of a synchronous invocation. */
export const PAYLOAD_LIMIT = 6 * 1024 * 1024;
/** A second worker starts only when an invocation has waited this long: most are over sooner than a cold start. */
const PATIENCE_MS = 60;
/** A worker beyond the first ends when it has had nothing to do for this long. */
const SPARE_MS = 60_000;

/** Runs the functions' bundles, each environment in a worker thread, one invocation at a time in each. */
export class LambdaFunctions implements Functions {
  readonly #options: FunctionsOptions;
  readonly #pools = new Map<string, Pool>();
  /** What ends from now on was ended by us, and is nobody's failure. */
  #stopping = false;

  constructor(options: FunctionsOptions) {
    this.#options = options;
    mkdirSync(options.logFolder, { recursive: true });
  }

  /** Makes a function known. Its first worker starts with its first invocation. */
  define(definition: FunctionDefinition): void {
    this.#pools.set(definition.arn, new Pool(definition, this.#options));
  }

  definition(functionArn: string): FunctionDefinition {
    return this.#pool(functionArn).definition;
  }

  async invoke(functionArn: string, payload: unknown): Promise<unknown> {
    return JSON.parse(await this.invokeJson(functionArn, JSON.stringify(payload)));
  }

  /** As `invoke`, with JSON text in and out. */
  async invokeJson(functionArn: string, payload: string): Promise<string> {
    const pool = this.#pool(functionArn);
    const { slug, logicalId } = pool.definition;
    const size = Buffer.byteLength(payload);
    this.#options.counts.add(logicalId, 'invocations');
    try {
      if (size > PAYLOAD_LIMIT) {
        throw new FunctionError(
          'RequestEntityTooLargeException',
          `${size} byte payload is too large for the Invoke operation (limit ${PAYLOAD_LIMIT} bytes)`,
        );
      }
      return await pool.invoke(payload);
    } catch (error) {
      if (this.#stopping) throw error;
      this.#options.counts.add(logicalId, 'errors');
      const { errorType, errorMessage } = FunctionError.from(error);
      const line = errorMessage.split('\n', 1)[0] ?? '';
      this.#options.complain(`${slug} failed: ${errorType}: ${line.slice(0, 200)}`);
      throw error;
    }
  }

  idle(): boolean {
    return this.busy().length === 0;
  }

  /** The functions that run or wait to, with how many invocations. */
  busy(): { slug: string; invocations: number }[] {
    return [...this.#pools.values()]
      .map((pool) => ({ slug: pool.definition.slug, invocations: pool.inFlight }))
      .filter(({ invocations }) => invocations > 0);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
  }

  #pool(functionArn: string): Pool {
    const pool = this.#pools.get(functionArn);
    if (pool === undefined) throw new Error(`There is no function ${functionArn}`);
    return pool;
  }
}

/** The environments of one function. */
class Pool {
  readonly definition: FunctionDefinition;
  readonly #setup: EnvironmentSetup;
  readonly #all = new Set<Environment>();
  readonly #free: Environment[] = [];
  readonly #waiting: ((environment: Environment) => void)[] = [];
  inFlight = 0;

  constructor(definition: FunctionDefinition, options: FunctionsOptions) {
    this.definition = definition;
    this.#setup = {
      clockOffset: options.clockOffset,
      folder: definition.folder,
      handler: definition.handler,
      functionArn: definition.arn,
      memoryMb: definition.memoryMb,
      timeoutMs: definition.timeoutSeconds * 1000,
      logFile: join(options.logFolder, `${definition.slug}.log`),
      environment: environmentOf(definition, options),
    };
  }

  async invoke(payload: string): Promise<string> {
    this.inFlight += 1;
    try {
      const environment = await this.#take();
      try {
        return await environment.invoke(randomUUID(), payload);
      } finally {
        this.#giveBack(environment);
      }
    } finally {
      this.inFlight -= 1;
    }
  }

  async stop(): Promise<void> {
    this.#free.length = 0;
    await Promise.all([...this.#all].map((environment) => environment.stop()));
  }

  #take(): Promise<Environment> {
    // The most recently used first, so that spare ones become idle and end.
    const free = this.#free.pop();
    if (free !== undefined) return Promise.resolve(free);
    if (this.#all.size === 0) return Promise.resolve(this.#grow());
    return new Promise((resolve) => {
      const given = (environment: Environment) => {
        clearTimeout(patience);
        resolve(environment);
      };
      this.#waiting.push(given);
      const patience = setTimeout(() => {
        if (this.#all.size >= this.definition.concurrency) return;
        this.#waiting.splice(this.#waiting.indexOf(given), 1);
        resolve(this.#grow());
      }, PATIENCE_MS);
    });
  }

  #grow(): Environment {
    const environment = new Environment(this.#setup, () => {
      this.#all.delete(environment);
      const place = this.#free.indexOf(environment);
      if (place !== -1) this.#free.splice(place, 1);
    });
    this.#all.add(environment);
    return environment;
  }

  #giveBack(environment: Environment): void {
    const next = this.#waiting.shift();
    if (next !== undefined) return next(environment.alive ? environment : this.#grow());
    if (!environment.alive) return;
    this.#free.push(environment);
    const used = environment.invocations;
    setTimeout(() => {
      const place = this.#free.indexOf(environment);
      if (place === -1 || environment.invocations !== used || this.#all.size === 1) return;
      this.#free.splice(place, 1);
      void environment.stop();
    }, SPARE_MS).unref();
  }
}

/** What Lambda puts into an environment, and where this one's AWS is; nothing of the user's own. */
function environmentOf(
  { name, logicalId, slug, handler, folder, memoryMb, variables }: FunctionDefinition,
  { awsUrl, region }: FunctionsOptions,
): Record<string, string> {
  return {
    ...variables,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // The caller's name on the wire: the endpoint counts by it and checks the permissions of its role.
    AWS_ACCESS_KEY_ID: logicalId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL: awsUrl,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: slug,
    AWS_LAMBDA_LOG_STREAM_NAME: slug,
    LAMBDA_TASK_ROOT: folder,
    TZ: 'UTC',
    _HANDLER: handler,
  };
}
