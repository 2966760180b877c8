import type { Problem } from '../domain/problem.ts';

/** A problem as the answer to a request, with what else the answer holds. */
export function answerProblem(problem: Problem & Record<string, unknown>, headers = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}
