import { randomUUID } from 'node:crypto';
import { appendFile } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FunctionError, type LambdaFunctions } from './functions.ts';
import { type HttpResponse, readResponse, requestPayload, splitTarget } from './http-payload.ts';
import { type HttpRoute, HttpRoutes } from './http-routes.ts';
import type { Clock } from './interfaces.ts';
import type { Authorization } from './jwt-authorizer.ts';

export interface HttpApiParts {
  readonly routes: readonly HttpRoute[];
  readonly functions: LambdaFunctions;
  readonly clock: Clock;
  readonly apiId: string;
  readonly account: string;
  /** Checks the bearer token of a route that has an authorizer. */
  readonly checkToken: (route: HttpRoute, header: string | undefined) => Promise<Authorization>;
  readonly accessLogFile: string;
}

/** HTTP APIs take bodies of at most 10 MB and answer within 30 s. */
const BODY_LIMIT = 10 * 1024 * 1024;
const HEADERS_LIMIT = 10_240;

/** An HTTP API of the templates: finds the route, calls its function, and answers as API Gateway would. */
export class HttpApi {
  readonly #parts: HttpApiParts;
  readonly #routes: HttpRoutes;

  constructor(parts: HttpApiParts) {
    this.#parts = parts;
    this.#routes = new HttpRoutes(parts.routes);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = randomUUID();
    const started = performance.now();
    const { path } = splitTarget(request.url ?? '/');
    const match = this.#routes.match(request.method ?? 'GET', path);
    const answer = await this.#answer(request, requestId, match).catch((error: unknown) => {
      console.error(error);
      return failure(500, 'Internal Server Error');
    });
    send(request, response, answer, requestId);
    // The route key only: paths and queries hold people's own links.
    const line = {
      requestId,
      time: new Date(this.#parts.clock.now()).toISOString(),
      route: match?.route.routeKey ?? '-',
      method: request.method,
      status: answer.status,
      milliseconds: Math.round(performance.now() - started),
      bytes: answer.body.length,
    };
    appendFile(this.#parts.accessLogFile, `${JSON.stringify(line)}\n`, () => undefined);
  }

  async #answer(
    request: IncomingMessage,
    requestId: string,
    match: ReturnType<HttpRoutes['match']>,
  ): Promise<HttpResponse> {
    const { functions, clock, apiId, account, checkToken } = this.#parts;
    if (headersSize(request) > HEADERS_LIMIT)
      return failure(431, 'Request Header Fields Too Large');
    if (match === undefined) return failure(404, 'Not Found');
    const { route } = match;
    const token =
      route.authorizer === undefined
        ? undefined
        : await checkToken(route, request.headers.authorization);
    if (token !== undefined && token.outcome !== 'allowed') return refusal(token);
    const body = await readBody(request);
    if (body === undefined) return failure(413, 'Request Entity Too Large');
    const payload = requestPayload({
      request,
      body,
      match,
      requestId,
      apiId,
      account,
      now: clock.now(),
      ...(token === undefined ? {} : { jwt: token }),
    });
    try {
      const work = functions.invoke(route.functionArn, payload);
      const result = await within(route.timeoutMs, work);
      if (result === 'late') return failure(503, 'Service Unavailable');
      return readResponse(result.value) ?? failure(500, 'Internal Server Error');
    } catch (error) {
      const { errorType } = FunctionError.from(error);
      return errorType === 'RequestEntityTooLargeException'
        ? failure(413, 'Request Entity Too Large')
        : failure(500, 'Internal Server Error');
    }
  }
}

/** Waits for `work` at most `ms`; what it comes to later is nobody's any more. */
async function within<T>(ms: number, work: Promise<T>): Promise<{ value: T } | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    return await Promise.race([work.then((value) => ({ value })), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The whole body, or undefined when it is larger than HTTP APIs take. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersSize(request: IncomingMessage): number {
  return request.rawHeaders.reduce((size, part) => size + part.length, 0);
}

function failure(status: number, message: string): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body: Buffer.from(JSON.stringify({ message })),
  };
}

function refusal(token: Exclude<Authorization, { outcome: 'allowed' }>): HttpResponse {
  const answer =
    token.outcome === 'forbidden' ? failure(403, 'Forbidden') : failure(401, 'Unauthorized');
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': token.wwwAuthenticate } };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: HttpResponse,
  requestId: string,
): void {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) {
    // Lengths and hops are this server's own business.
    if (['connection', 'content-length', 'transfer-encoding'].includes(name)) continue;
    response.setHeader(name, value);
  }
  if (answer.cookies.length > 0) response.setHeader('set-cookie', answer.cookies);
  response.setHeader('apigw-requestid', requestId);
  response.setHeader('content-length', answer.body.length);
  // A body that was not read to its end leaves the connection in no state to be used again.
  if (!request.complete) response.setHeader('connection', 'close');
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}
