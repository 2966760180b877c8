import { createHash } from 'node:crypto';
import { problem } from '../../shared/domain/problem.ts';
import { type Answer, answerWith } from './answer-to.ts';

interface Asked {
  clientId: string;
  /** Digest of the key. */
  key: string;
  /** Digest of the request. */
  request: string;
}

/** Answers to requests with a key, kept for a day. */
export interface Answers {
  /** What was asked and answered under this key before; undefined when this is the first time. */
  claim(
    asked: Asked,
  ): Promise<
    { request: string; status?: number | undefined; body?: string | undefined } | undefined
  >;
  keep(asked: Asked, answer: { status: number; body: string }): Promise<void>;
}

interface KeyedRequest {
  clientId: string;
  key: string;
  headers: ReadonlyMap<string, string>;
  body: Uint8Array;
}

/**
 * Works a request under its `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same request again gets
 * the same answer; another one under the same key is refused. One that is still being worked, or whose answer was
 * not kept, is worked again: events that came in already change nothing.
 */
export async function requestUnder(
  { clientId, key, headers, body }: KeyedRequest,
  answers: Answers,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (!/^[!-~]{1,255}$/.test(key)) return answerWith(badKey);
  const asked = { clientId, key: digest([key]), request: digest([...telling(headers), body]) };
  const before = await answers.claim(asked);
  if (before !== undefined && before.request !== asked.request) return answerWith(otherBody);
  if (before?.status !== undefined && before.body !== undefined) {
    return again(before.status, before.body);
  }
  const answer = await work();
  // What may go well the next time is not what the sender should hear again.
  const { status, body: text } = answer;
  const passing = status === 429 || status >= 500 || text.includes('problem:not-now"');
  if (!passing) await answers.keep(asked, { status, body: text });
  return answer;
}

/** Headers that say how the body is meant. */
function telling(headers: ReadonlyMap<string, string>): string[] {
  return [...headers]
    .filter(([name]) => name === 'content-type' || name.startsWith('ce-'))
    .map(([name, value]) => `${name}: ${value}\n`)
    .sort();
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
}

function again(status: number, body: string): Answer {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  return { status, body, headers: { 'content-type': type } };
}

const badKey = problem(
  'idempotency-key',
  'The Idempotency-Key cannot be used',
  [{ field: 'Idempotency-Key', problem: 'give 1 to 255 letters, digits and signs, no spaces' }],
  400,
);

const otherBody = problem(
  'idempotency-key',
  'This Idempotency-Key was used for another request',
  [{ field: 'Idempotency-Key', problem: 'give each request a key of its own' }],
  409,
);
