import type { Context, Hono } from 'hono';
import { answerProblem } from '../../shared/runtime/answer-problem.ts';
import type { machineClient, MachineClient } from '../../shared/runtime/machine-client.ts';
import { type Answer, answerTo, comeAgainIn, unknownChoice, unknownEvent } from './answer-to.ts';
import { eventStatus, type EventRecords } from './event-status.ts';
import { type Answers, requestUnder } from './idempotency.ts';
import { readRequest } from './read-request.ts';
import { type Intake, receiveBatch, validateBatch } from './receive-batch.ts';

export interface ReceiveDeps extends Omit<Intake, 'outOfTime'> {
  /** Milliseconds in which a request must be answered. */
  patienceMs: number;
  /** Whose token came with the request. */
  clientOf: typeof machineClient;
  /** Counts events of a client; after how many seconds to come again when they are too many. */
  wait(client: MachineClient, events: number): Promise<number | undefined>;
  answers: Answers;
  status(programId: string, eventId: string): Promise<EventRecords>;
}

/**
 * `POST /v1/events`: each entry is stored or rejected with its reason; the rest is kept.
 * `GET /v1/events/{id}`: what became of one.
 */
export function routes(app: Hono, deps: ReceiveDeps): void {
  app.post('/v1/events', async (c) => {
    const client = deps.clientOf(c.env);
    return 'title' in client ? answerProblem(client) : post(c, client, deps);
  });
  // An id may hold slashes.
  app.get('/v1/events/:eventId{.+}', async (c) => {
    const client = deps.clientOf(c.env);
    if ('title' in client) return answerProblem(client);
    const eventId = c.req.param('eventId');
    const status = eventStatus(eventId, await deps.status(client.programId, eventId));
    return status === undefined ? answerProblem(unknownEvent) : c.json(status);
  });
}

async function post(c: Context, client: MachineClient, deps: ReceiveDeps): Promise<Response> {
  const until = performance.now() + deps.patienceMs;
  const { validate = 'false' } = c.req.query();
  if (validate !== 'true' && validate !== 'false') return answerProblem(unknownChoice);
  const body = new Uint8Array(await c.req.arrayBuffer());
  const headers = new Map(Object.entries(c.req.header()));
  const handed = readRequest({ contentType: headers.get('content-type'), headers, body });
  if (!Array.isArray(handed)) return answerProblem(handed);

  const work = async () => {
    const seconds = await deps.wait(client, handed.length);
    if (seconds !== undefined) return comeAgainIn(seconds);
    return answerTo(
      validate === 'true'
        ? validateBatch(handed, client, deps.now())
        : await receiveBatch(handed, client, {
            ...deps,
            outOfTime: () => performance.now() > until,
          }),
    );
  };
  const key = headers.get('idempotency-key');
  if (key === undefined || validate === 'true') return respond(await work());
  const request = { clientId: client.clientId, key, headers, body };
  return respond(await requestUnder(request, deps.answers, work));
}

function respond({ status, body, headers }: Answer): Response {
  return new Response(body, { status, headers });
}
