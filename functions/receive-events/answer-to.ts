import { problem, type Problem } from '../../shared/domain/problem.ts';
import type { Result } from './receive-batch.ts';

/** What a request is answered. */
export interface Answer {
  status: number;
  /** JSON. */
  body: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * The answer to a request: 202 when anything was taken in, 200 when it was only looked at; what was rejected stands
 * in it entry by entry. When nothing was taken it is a problem document: of one event, that event’s own.
 */
export function answerTo(results: readonly Result[]): Answer {
  const rejected = results.filter(({ status }) => status === 'rejected').length;
  const accepted = results.length - rejected;
  const body = { accepted, rejected, results };
  const [first] = results;
  const only = results.length === 1 ? first : undefined;
  if (accepted === 0) {
    const again = results.some((each) => each.status === 'rejected' && each.problem.status === 503);
    const whole = { ...noneTaken, ...(again ? { status: 503 } : {}) };
    return answerWith(only?.status === 'rejected' ? only.problem : whole, { body });
  }
  const headers = new Map([['content-type', 'application/json']]);
  if (only?.status === 'accepted') headers.set('location', only.location);
  return {
    status: results.some(({ status }) => status === 'valid') ? 200 : 202,
    body: JSON.stringify(body),
    headers: Object.fromEntries(headers),
  };
}

const noneTaken = problem('none-taken', 'None of the events was taken in', [
  { field: 'events', problem: 'see the results for the reasons of each' },
]);

/** A problem document, with what else the answer holds. */
export function answerWith(
  given: Problem,
  { body = {}, headers = {} }: { body?: object; headers?: Record<string, string> } = {},
): Answer {
  return {
    status: given.status,
    body: JSON.stringify({ ...given, ...body }),
    headers: { 'content-type': 'application/problem+json', ...headers },
  };
}

/** To a client that handed in too many events in this minute. */
export function comeAgainIn(seconds: number): Answer {
  const error = { field: 'events', problem: `come again in ${seconds} seconds` };
  return answerWith(problem('too-many', 'Too many events in this minute', [error], 429), {
    headers: { 'retry-after': String(seconds) },
  });
}

export const unknownEvent = problem(
  'unknown-event',
  'No event of this id is known',
  [{ field: 'eventId', problem: 'none came in from your program in the last 90 days' }],
  404,
);

export const unknownChoice = problem(
  'query',
  'The request cannot be read',
  [{ field: 'validate', problem: 'must be true or false' }],
  400,
);
