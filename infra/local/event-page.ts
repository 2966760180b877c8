import { AwsError } from './interfaces.ts';
import { type Fields, optionalInteger, optionalText } from './wire-input.ts';

/** A part of a list as EventBridge gives it out: at most `Limit` members from `NextToken` on. */
export function eventPage(
  members: readonly Record<string, unknown>[],
  input: Fields,
  name: string,
): Record<string, unknown> {
  const limit = optionalInteger(input, 'Limit') ?? 100;
  if (limit < 1 || limit > 100) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value between 1 and 100`,
    );
  }
  const from = Number(optionalText(input, 'NextToken') ?? '0');
  const to = from + limit;
  return {
    [name]: members.slice(from, to),
    ...(to < members.length ? { NextToken: String(to) } : {}),
  };
}
