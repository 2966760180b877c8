import * as z from 'zod';
import { ProgramId } from '../../events/contract.ts';
import { problem, type Problem } from '../domain/problem.ts';
import { env } from './env.ts';

const Registered = z.object({
  programId: ProgramId,
  /** `sis.<institution>`; of a program without integrators, the program's id. */
  name: z.string(),
  /** The submissions it may hand in; every one when left out. */
  types: z.array(z.string()).optional(),
});
const Clients = z.record(z.string(), Registered);
export type MachineClient = z.infer<typeof Registered> & { clientId: string };

/** What the API's authorizer says of the caller. */
const Claims = z.object({ client_id: z.string(), scope: z.string() });
const Authorized = z.object({
  event: z.object({
    requestContext: z.object({ authorizer: z.object({ jwt: z.object({ claims: Claims }) }) }),
  }),
});

/**
 * Whose token came with a request that API Gateway's authorizer let through. Any program's scope opens the route, so
 * it is here that a client is held to its own.
 * @param bindings what hono's adapter for Lambda passes on (`c.env`)
 */
export function machineClient(bindings: unknown): MachineClient | Problem {
  const authorized = Authorized.safeParse(bindings);
  const claims = authorized.data?.event.requestContext.authorizer.jwt.claims;
  const clientId = claims?.client_id ?? '';
  const clients = new Map(Object.entries(Clients.parse(JSON.parse(env('MACHINE_CLIENTS')))));
  const registered = clients.get(clientId);
  if (claims === undefined || registered === undefined) {
    return refused('no-program', 'These credentials belong to no program', {
      field: 'client_id',
      problem: 'ask your program’s admin to have it registered',
    });
  }
  const scope = `rollcall-${registered.programId}/events.write`;
  if (!claims.scope.split(' ').includes(scope)) {
    return refused('scope', 'This token is not for your program', {
      field: 'scope',
      problem: `ask for a token with the scope ${scope}`,
    });
  }
  return { clientId, ...registered };
}

function refused(code: string, title: string, error: Problem['errors'][number]): Problem {
  return problem(code, title, [error], 403);
}
