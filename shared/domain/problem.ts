import type { Problem as Reason } from './mendable-breach.ts';

/** RFC 9457 problem details, as integrators are answered. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors: readonly Reason[];
}

/** What is wrong with a request or with one entry of it: a code, a title for people, and each fault with its field. */
export function problem(
  code: string,
  title: string,
  errors: readonly Reason[],
  status = 422,
): Problem {
  return {
    type: `urn:rollcall:problem:${code}`,
    title,
    status,
    detail: errors.map((error) => `${error.field}: ${error.problem}`).join('; '),
    errors,
  };
}
