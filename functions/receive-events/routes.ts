import type { Context, Hono } from 'hono';
import * as z from 'zod';
import { problem, receiveEvent, type Problem, type Receipt, type Store } from './receive-events.ts';

const mostEntries = 100;
const ninetyDays = 90;

const Body = z.object({ events: z.array(z.unknown()).min(1).max(mostEntries) });
/** What the API's authorizer says of the caller. */
const Claims = z.object({ client_id: z.string() });
const Authorizer = z.object({ jwt: z.object({ claims: Claims }) });
const Authorized = z.object({
  event: z.object({ requestContext: z.object({ authorizer: Authorizer }) }),
});

export interface ReceiveDeps {
  store: Store;
  /** Which program a machine client speaks for. */
  programOf(clientId: string): string | undefined;
  now(): string;
  secondsIn(days: number, from: string): number;
}

/** `POST /v1/events` with `{"events": [...]}`: each entry is stored or rejected with its reason; the rest is kept. */
export function routes(app: Hono, deps: ReceiveDeps): void {
  app.post('/v1/events', async (c) => {
    const programId = programOf(c, deps);
    if (programId === undefined) {
      return answer(
        problem(
          'no-program',
          'These credentials belong to no program',
          [{ field: 'client_id', problem: 'ask your program’s admin to have it registered' }],
          403,
        ),
      );
    }
    const body = Body.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) {
      return answer(
        problem(
          'body',
          'The request cannot be read',
          [
            {
              field: 'events',
              problem: `send JSON {"events": [...]} with 1 to ${mostEntries} events`,
            },
          ],
          400,
        ),
      );
    }
    const receipts: Receipt[] = [];
    for (const entry of body.data.events) receipts.push(await receive(entry, programId, deps));
    const rejected = receipts.filter(({ status }) => status === 'rejected').length;
    return c.json(
      { accepted: receipts.length - rejected, rejected, receipts },
      rejected === 0 ? 202 : 422,
    );
  });
}

async function receive(entry: unknown, programId: string, deps: ReceiveDeps): Promise<Receipt> {
  const received = receiveEvent(entry, programId);
  if (!('event' in received)) {
    const eventId =
      typeof entry === 'object' && entry !== null && 'eventId' in entry
        ? String(entry.eventId)
        : undefined;
    return { status: 'rejected', ...(eventId === undefined ? {} : { eventId }), problem: received };
  }
  const { event, changes } = received;
  const now = deps.now();
  await deps.store(changes, {
    workflow: 'receive-events',
    eventId: event.eventId,
    programId,
    correlationId: event.correlationId,
    occurredAt: event.occurredAt,
    cause: 'HTTP',
    now,
    expiresAt: deps.secondsIn(ninetyDays, now),
  });
  return { status: 'accepted', eventId: event.eventId };
}

function programOf(c: Context, deps: ReceiveDeps): string | undefined {
  const authorized = Authorized.safeParse(c.env);
  if (!authorized.success) return undefined;
  return deps.programOf(authorized.data.event.requestContext.authorizer.jwt.claims.client_id);
}

function answer(body: Problem): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json' },
  });
}
