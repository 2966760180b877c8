/** What the parts of the local runtime know of each other. */
import type { DatabaseSync } from 'node:sqlite';

/** Virtual time. Everything in the runtime that waits or stamps asks this, never `Date`. */
export interface Clock {
  /** Virtual now, milliseconds since the epoch. */
  now(): number;
  /** Calls `run` once virtual time has reached `at` (ms); returns a function that cancels it. Not durable. */
  at(at: number, run: () => void): () => void;
}

/** The runtime's own durable state: one SQLite file (WAL). A write that returned survives `kill -9`. */
export type Store = DatabaseSync;

/** One call on the AWS endpoint, already told apart by service and action. */
export interface AwsCall {
  /** Credential scope of the `Authorization` header: `sqs`, `events`, `sns`, `secretsmanager`, `dynamodb`, `ses`. */
  readonly service: string;
  /** `SendMessage`, `PutEvents`, ... from `X-Amz-Target` (JSON protocols) or `Action` (Query protocol). */
  readonly action: string;
  readonly protocol: 'json' | 'query';
  /** Parsed JSON body, or the flat form fields of a Query call. */
  readonly input: Record<string, unknown>;
  readonly rawBody: Buffer;
  readonly headers: Record<string, string>;
  /** The caller's access key id: a function's logical id, or what an outside client uses. */
  readonly caller: string;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: string | Buffer;
}

/** Thrown by a service; the endpoint renders it in the caller's protocol with AWS's error name. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

export interface AwsService {
  handle(call: AwsCall): Promise<AwsAnswer>;
  /** True when nothing is ready to be worked on at the present virtual time (what waits for later does not count). */
  idle(): boolean;
}

/** Hands a payload to a function; resolves with its result, rejects with FunctionError when it threw, timed out or crashed. */
export interface Functions {
  invoke(functionArn: string, payload: unknown): Promise<unknown>;
  idle(): boolean;
}

/** Counts what happened since the start, by caller (a function's logical id). */
export interface Counts {
  add(caller: string, what: string, amount?: number): void;
  snapshot(): Record<string, Record<string, number>>;
}
