/**
 * Runs one execution environment of one function, as Lambda's own Node runtime would: started by `functions.ts` in
 * a worker thread whose `process.env` holds the function's variables and nothing else.
 */
import { existsSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { shiftDate } from './shifted-date.ts';

export interface WorkerSetup {
  readonly clockOffset: SharedArrayBuffer;
  /** The function's bundle, and the handler in it as the template writes it: `index.handler`. */
  readonly folder: string;
  readonly handler: string;
  readonly logFile: string;
}

export interface Invocation {
  readonly requestId: string;
  readonly functionArn: string;
  /** The event as JSON. */
  readonly payload: string;
  readonly timeoutMs: number;
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: ErrorReport }
  | { readonly kind: 'result'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'error'; readonly requestId: string; readonly error: ErrorReport };

export interface ErrorReport {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

const given: unknown = workerData;
if (!isSetup(given)) throw new Error('function-worker.ts is started by functions.ts only');
const setup = given;
const port = parentPort;
if (port === null) throw new Error('function-worker.ts runs in a worker thread only');

const offset = new BigInt64Array(setup.clockOffset);
shiftDate(() => Number(Atomics.load(offset, 0)));
logTo(setup.logFile);

function say(message: WorkerMessage): void {
  port?.postMessage(message);
}

try {
  const handler = await loadHandler(setup.folder, setup.handler);
  port.on('message', (invocation: Invocation) => void run(handler, invocation));
  say({ kind: 'ready' });
} catch (error) {
  console.error(inspect(error));
  say({ kind: 'broken', error: report(error) });
}

async function run(handler: object, invocation: Invocation): Promise<void> {
  const { requestId } = invocation;
  try {
    const event: unknown = JSON.parse(invocation.payload);
    const result: unknown = await Reflect.apply(toFunction(handler), undefined, [
      event,
      contextOf(invocation),
    ]);
    say({ kind: 'result', requestId, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    console.error(inspect(error));
    say({ kind: 'error', requestId, error: report(error) });
  }
}

/** The context object that Lambda's Node runtime gives a handler. Remaining time is the machine's, as the limit is. */
function contextOf({ requestId, functionArn, timeoutMs }: Invocation): object {
  const end = performance.now() + timeoutMs;
  const { env } = process;
  return {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName: env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: env['AWS_LAMBDA_FUNCTION_VERSION'],
    invokedFunctionArn: functionArn,
    logGroupName: env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: env['AWS_LAMBDA_LOG_STREAM_NAME'],
    memoryLimitInMB: env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(end - performance.now())),
  };
}

function isSetup(data: unknown): data is WorkerSetup {
  return (
    typeof data === 'object' &&
    data !== null &&
    'clockOffset' in data &&
    data.clockOffset instanceof SharedArrayBuffer &&
    ['folder', 'handler', 'logFile'].every((name) => typeof Reflect.get(data, name) === 'string')
  );
}

async function loadHandler(folder: string, name: string): Promise<object> {
  const dot = name.lastIndexOf('.');
  const file = ['.mjs', '.js', '.cjs']
    .map((ending) => join(folder, `${name.slice(0, dot)}${ending}`))
    .find((candidate) => existsSync(candidate));
  if (file === undefined) {
    throw new Error(`Cannot find the module of the handler ${name} in ${folder}`);
  }
  const module: unknown = await import(pathToFileURL(file).href);
  const exported: unknown =
    typeof module === 'object' && module !== null
      ? Reflect.get(module, name.slice(dot + 1))
      : undefined;
  return toFunction(exported);
}

function toFunction(value: unknown): (...args: unknown[]) => unknown {
  if (typeof value !== 'function') throw new Error(`${setup.handler} is not a function`);
  return (...args) => {
    const result: unknown = Reflect.apply(value, undefined, args);
    return result;
  };
}

function report(error: unknown): ErrorReport {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  };
}

/**
 * Sends everything that the function prints to its log file, before the call that prints returns: what it said
 * just before a crash is there to be read.
 */
function logTo(file: string): void {
  const log = openSync(file, 'a');
  const write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    if (typeof chunk === 'string') writeSync(log, chunk);
    else writeSync(log, chunk);
    const callback = rest.at(-1);
    if (typeof callback === 'function')
      queueMicrotask(() => void Reflect.apply(callback, undefined, []));
    return true;
  };
  process.stdout.write = write;
  process.stderr.write = write;
}
