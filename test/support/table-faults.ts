/** Faults of the table: those that the SDK's own retries meet, or what is left when they have given up. */
import { documentClient } from '../../shared/adapters/document-client.ts';

/** `request lost`: it was not done. `answer lost`: it was done, and the caller saw an error. Or what AWS said. */
export type Fault = 'request lost' | 'answer lost' | Error;

export interface Call {
  /** `TransactWriteItems`, `BatchGetItem` ... */
  operation: string;
  /** From 1. */
  number: number;
}

/** Thrown in place of an answer that never came: an error 500, which the SDK tries again where it can. */
export class NoAnswerError extends Error {
  readonly $metadata = { httpStatusCode: 500 };
  constructor(what: string) {
    super(what);
    this.name = 'InternalServerError';
  }
}

/** `outside`: every fault reaches the caller. `inside`: only what the SDK's own retries cannot mend. */
export type Where = 'outside retries' | 'inside retries';

/** Has calls of the table fail as planned until `stop`. Counts them. */
export function failTable(
  plan: (call: Call) => Fault | undefined,
  where: Where = 'outside retries',
) {
  const { middlewareStack } = documentClient();
  const calls: string[] = [];
  const failing = async <Answer>(command: unknown, call: () => Promise<Answer>) => {
    const operation = String(command).replace(/Command$/, '');
    calls.push(operation);
    const fault = plan({ operation, number: calls.length });
    if (fault === undefined) return call();
    if (fault instanceof Error) throw fault;
    if (fault === 'answer lost') await call();
    throw new NoAnswerError(fault);
  };
  if (where === 'outside retries') {
    middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          failing(commandName, () => next(args)),
      { step: 'initialize', name: 'faults', override: true },
    );
  } else {
    middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          failing(commandName, () => next(args)),
      { step: 'finalizeRequest', priority: 'low', name: 'faults', override: true },
    );
  }
  return { calls, stop: () => void middlewareStack.remove('faults') };
}

/** Fails the given calls, and no others. */
export function failCalls(faults: Readonly<Record<number, Fault>>) {
  return failTable(({ number }) => faults[number]);
}
