/** Faults of the table, seen from outside the SDK's own retries: what is left when those have given up. */
import { documentClient } from '../../shared/adapters/document-client.ts';

/** `request lost`: it was not done. `answer lost`: it was done, and the caller saw an error. Or what AWS said. */
export type Fault = 'request lost' | 'answer lost' | Error;

export interface Call {
  /** `TransactWriteItems`, `BatchGetItem` ... */
  operation: string;
  /** From 1. */
  number: number;
}

/** Thrown in place of an answer that never came. */
export class NoAnswerError extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'InternalServerError';
  }
}

/** Has calls of the table fail as planned until `stop`. Counts them. */
export function failTable(plan: (call: Call) => Fault | undefined) {
  const { middlewareStack } = documentClient();
  const calls: string[] = [];
  middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context['commandName']).replace(/Command$/, '');
      calls.push(operation);
      const fault = plan({ operation, number: calls.length });
      if (fault === undefined) return next(args);
      if (fault instanceof Error) throw fault;
      if (fault === 'answer lost') await next(args);
      throw new NoAnswerError(fault);
    },
    { step: 'initialize', name: 'faults', override: true },
  );
  return { calls, stop: () => void middlewareStack.remove('faults') };
}

/** Fails the given calls, and no others. */
export function failCalls(faults: Readonly<Record<number, Fault>>) {
  return failTable(({ number }) => faults[number]);
}
