import type { Problem } from '../domain/problem.ts';

/** A problem as the answer to a request. */
export function answerProblem(problem: Problem, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}
