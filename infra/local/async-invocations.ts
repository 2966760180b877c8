import { randomUUID } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import { FunctionError, type LambdaFunctions } from './functions.ts';
import { AwsError, type Clock, type Store } from './interfaces.ts';
import type { Queues } from './queues.ts';
import { numberColumn, type Row, textColumn } from './rows.ts';

export interface AsyncInvocationsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly functions: LambdaFunctions;
  readonly queues: Queues;
}

/** `AWS::Lambda::EventInvokeConfig`, and the function's own dead-letter queue. */
export interface AsyncInvokeConfig {
  readonly retries: number;
  readonly maxAgeSeconds: number;
  readonly onFailureArn: string | undefined;
  readonly deadLetterArn: string | undefined;
}

const DEFAULTS: AsyncInvokeConfig = {
  retries: 2,
  maxAgeSeconds: 21_600,
  onFailureArn: undefined,
  deadLetterArn: undefined,
};
/** Lambda's limit for an asynchronous invocation. */
const PAYLOAD_LIMIT = 1024 * 1024;
/** Lambda waits one minute before the second try and two before the third. */
const BACKOFF_MS = [60_000, 120_000];

/**
 * Lambda's asynchronous invocations: accepted as soon as they are on disk, tried again after an error, and what
 * never succeeds goes to the function's on-failure destination or dead-letter queue.
 */
export class AsyncInvocations {
  readonly #parts: AsyncInvocationsParts;
  readonly #configs = new Map<string, AsyncInvokeConfig>();
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #postpone: StatementSync;

  constructor(parts: AsyncInvocationsParts) {
    this.#parts = parts;
    parts.store.exec(
      `CREATE TABLE IF NOT EXISTS async_invocations (
         id TEXT PRIMARY KEY, function_arn TEXT NOT NULL, payload TEXT NOT NULL,
         tries INTEGER NOT NULL, accepted_at INTEGER NOT NULL, due_at INTEGER NOT NULL
       ) STRICT`,
    );
    this.#insert = parts.store.prepare('INSERT INTO async_invocations VALUES (?, ?, ?, 0, ?, ?)');
    this.#delete = parts.store.prepare('DELETE FROM async_invocations WHERE id = ?');
    this.#postpone = parts.store.prepare(
      'UPDATE async_invocations SET tries = ?, due_at = ? WHERE id = ?',
    );
  }

  configure(functionArn: string, config: Partial<AsyncInvokeConfig>): void {
    const known = this.#configs.get(functionArn) ?? DEFAULTS;
    this.#configs.set(functionArn, { ...known, ...config });
  }

  /** Takes up what an earlier run had accepted and not finished. */
  start(): void {
    for (const row of this.#parts.store.prepare('SELECT * FROM async_invocations').all()) {
      this.#arm(row);
    }
  }

  /** Accepts an invocation, payload as JSON text. @throws AwsError when it is larger than Lambda accepts. */
  submit(functionArn: string, payload: string): void {
    const size = Buffer.byteLength(payload);
    if (size > PAYLOAD_LIMIT) {
      throw new AwsError(
        'RequestEntityTooLargeException',
        `${size} byte payload is too large for the Event invocation type (limit ${PAYLOAD_LIMIT} bytes)`,
        413,
      );
    }
    this.#parts.functions.definition(functionArn);
    const id = randomUUID();
    const now = this.#parts.clock.now();
    this.#insert.run(id, functionArn, payload, now, now);
    void this.#attempt(id, functionArn, payload, { tries: 0, acceptedAt: now });
  }

  #arm(row: Row): void {
    const id = textColumn(row, 'id');
    const state = {
      tries: numberColumn(row, 'tries'),
      acceptedAt: numberColumn(row, 'accepted_at'),
    };
    const run = () =>
      void this.#attempt(id, textColumn(row, 'function_arn'), textColumn(row, 'payload'), state);
    this.#parts.clock.at(numberColumn(row, 'due_at'), run);
  }

  async #attempt(
    id: string,
    functionArn: string,
    payload: string,
    { tries, acceptedAt }: { tries: number; acceptedAt: number },
  ): Promise<void> {
    const { functions, clock } = this.#parts;
    try {
      await functions.invokeJson(functionArn, payload);
      this.#delete.run(id);
    } catch (error) {
      const config = this.#configs.get(functionArn) ?? DEFAULTS;
      const now = clock.now();
      const dueAt = now + (BACKOFF_MS[tries] ?? BACKOFF_MS.at(-1) ?? 0);
      const state = { tries: tries + 1, acceptedAt };
      const tooOld = dueAt - acceptedAt > config.maxAgeSeconds * 1000;
      if (tries >= config.retries || tooOld) {
        const condition = tooOld ? 'EventAgeExceeded' : 'RetriesExhausted';
        this.#giveUp({ id, functionArn, payload, condition, tries: tries + 1 }, error);
        this.#delete.run(id);
        return;
      }
      this.#postpone.run(state.tries, dueAt, id);
      clock.at(dueAt, () => void this.#attempt(id, functionArn, payload, state));
    }
  }

  #giveUp(
    lost: { id: string; functionArn: string; payload: string; condition: string; tries: number },
    error: unknown,
  ): void {
    const { onFailureArn, deadLetterArn } = this.#configs.get(lost.functionArn) ?? DEFAULTS;
    const { errorType, errorMessage, trace } = FunctionError.from(error);
    const { queues, clock } = this.#parts;
    if (deadLetterArn !== undefined) {
      const text = (StringValue: string) => ({ DataType: 'String', StringValue });
      queues.send(deadLetterArn, lost.payload, {
        RequestID: text(lost.id),
        ErrorCode: { DataType: 'Number', StringValue: '200' },
        ErrorMessage: text(errorMessage.slice(0, 1024)),
      });
    }
    if (onFailureArn === undefined) return;
    const requestPayload: unknown = JSON.parse(lost.payload);
    const record = {
      version: '1.0',
      timestamp: new Date(clock.now()).toISOString(),
      requestContext: {
        requestId: lost.id,
        functionArn: `${lost.functionArn}:$LATEST`,
        condition: lost.condition,
        approximateInvokeCount: lost.tries,
      },
      requestPayload,
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        functionError: 'Unhandled',
      },
      responsePayload: { errorType, errorMessage, trace },
    };
    queues.send(onFailureArn, JSON.stringify(record));
  }
}
