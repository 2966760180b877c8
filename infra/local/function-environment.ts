import { Worker } from 'node:worker_threads';
import type { ErrorReport, Invocation, WorkerMessage, WorkerSetup } from './function-worker.ts';

export interface EnvironmentSetup extends WorkerSetup {
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** A function threw, timed out, crashed, or took or gave more than Lambda carries; with Lambda's own error types. */
export class FunctionError extends Error {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
  constructor(errorType: string, errorMessage: string, trace: readonly string[] = []) {
    super(`${errorType}: ${errorMessage}`);
    this.name = 'FunctionError';
    this.errorType = errorType;
    this.errorMessage = errorMessage;
    this.trace = trace;
  }

  static from(error: unknown): FunctionError {
    if (error instanceof FunctionError) return error;
    return new FunctionError('Error', error instanceof Error ? error.message : String(error));
  }
}

/** Lambda gives a runtime ten seconds to load the code. */
const INIT_LIMIT_MS = 10_000;
const RESPONSE_LIMIT = 6 * 1024 * 1024;

interface Pending {
  readonly requestId: string;
  readonly settle: (outcome: { payload: string } | { error: FunctionError }) => void;
}

/**
 * One execution environment: a worker thread that loads the bundle once and runs one invocation at a time. After
 * a timeout, a crash or `process.exit` it is dead and takes no more.
 */
export class Environment {
  readonly #setup: EnvironmentSetup;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #pending: Pending | undefined;
  #crash: string | undefined;
  alive = true;
  invocations = 0;

  constructor(setup: EnvironmentSetup, onEnd: () => void) {
    this.#setup = setup;
    const { clockOffset, folder, handler, logFile, memoryMb, environment } = setup;
    const data: WorkerSetup = { clockOffset, folder, handler, logFile };
    this.#worker = new Worker(new URL('./function-worker.ts', import.meta.url), {
      workerData: data,
      env: { ...environment },
      // Node 22 warns that it strips types.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: Math.max(64, memoryMb) },
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#ready = promise;
    promise.catch(() => undefined);
    const slow = setTimeout(() => {
      reject(new FunctionError('Runtime.InitTimeout', `no handler after ${INIT_LIMIT_MS} ms`));
      void this.stop();
    }, INIT_LIMIT_MS);
    this.#worker.on('message', (message: WorkerMessage) => {
      switch (message.kind) {
        case 'ready':
          clearTimeout(slow);
          return resolve();
        case 'broken':
          clearTimeout(slow);
          reject(thrown(message.error));
          return void this.stop();
        case 'result':
          return this.#settle(message.requestId, { payload: message.payload });
        case 'error':
          return this.#settle(message.requestId, { error: thrown(message.error) });
      }
    });
    this.#worker.on('error', (error) => {
      this.#crash = error instanceof Error ? error.message : String(error);
    });
    this.#worker.on('exit', (code) => {
      clearTimeout(slow);
      this.alive = false;
      const error = this.#exitError(code);
      reject(error);
      this.#pending?.settle({ error });
      onEnd();
    });
  }

  /** @throws FunctionError when the handler throws, the time runs out, or the worker ends. */
  async invoke(requestId: string, payload: string): Promise<string> {
    await this.#ready;
    this.invocations += 1;
    const { timeoutMs, functionArn } = this.#setup;
    const outcome = await new Promise<{ payload: string } | { error: FunctionError }>((settle) => {
      const limit = setTimeout(() => {
        const seconds = (timeoutMs / 1000).toFixed(2);
        this.alive = false;
        void this.#worker.terminate();
        settle({
          error: new FunctionError('Sandbox.Timedout', `Task timed out after ${seconds} seconds`),
        });
      }, timeoutMs);
      this.#pending = {
        requestId,
        settle: (outcome) => {
          clearTimeout(limit);
          settle(outcome);
        },
      };
      const invocation: Invocation = { requestId, functionArn, payload, timeoutMs };
      this.#worker.postMessage(invocation);
    });
    this.#pending = undefined;
    if ('error' in outcome) throw outcome.error;
    const size = Buffer.byteLength(outcome.payload);
    if (size > RESPONSE_LIMIT) {
      throw new FunctionError(
        'Function.ResponseSizeTooLarge',
        `Response payload size (${size} bytes) exceeded maximum allowed payload size (${RESPONSE_LIMIT} bytes).`,
      );
    }
    return outcome.payload;
  }

  async stop(): Promise<void> {
    this.alive = false;
    await this.#worker.terminate();
  }

  #settle(requestId: string, outcome: { payload: string } | { error: FunctionError }): void {
    if (this.#pending?.requestId === requestId) this.#pending.settle(outcome);
  }

  #exitError(code: number): FunctionError {
    return this.#crash === undefined
      ? new FunctionError('Runtime.ExitError', `Runtime exited with error: exit status ${code}`)
      : new FunctionError('Runtime.UncaughtException', this.#crash);
  }
}

function thrown({ errorType, errorMessage, trace }: ErrorReport): FunctionError {
  return new FunctionError(errorType, errorMessage, trace);
}
