import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { RouteMatch } from './http-routes.ts';

export interface RequestFacts {
  readonly request: IncomingMessage;
  readonly body: Buffer;
  readonly match: RouteMatch;
  readonly requestId: string;
  readonly apiId: string;
  readonly account: string;
  /** Virtual time, milliseconds. */
  readonly now: number;
  /** What the authorizer found in a machine's token. */
  readonly jwt?: {
    readonly claims: Readonly<Record<string, string>>;
    readonly scopes: readonly string[];
  };
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A request in the payload format 2.0 of HTTP APIs, as a function receives it. */
export function requestPayload(facts: RequestFacts): Record<string, unknown> {
  const { request, body, match, jwt } = facts;
  const { path, query } = splitTarget(request.url ?? '/');
  const { cookie, ...headers } = lowerHeaders(request);
  const { pathParameters, route } = match;
  const asText = body.length === 0 || isText(headers['content-type']);
  const cookies = cookie === undefined ? [] : cookie.split(/;\s*/).filter((part) => part !== '');
  const parameters = queryParameters(query);
  return {
    version: '2.0',
    routeKey: route.routeKey,
    rawPath: path,
    rawQueryString: query,
    ...(cookies.length > 0 ? { cookies } : {}),
    headers,
    ...(Object.keys(parameters).length > 0 ? { queryStringParameters: parameters } : {}),
    requestContext: {
      accountId: facts.account,
      apiId: facts.apiId,
      ...(jwt === undefined
        ? {}
        : { authorizer: { jwt: { claims: jwt.claims, scopes: jwt.scopes } } }),
      domainName: headers['host']?.replace(/:\d+$/, '') ?? 'localhost',
      domainPrefix: facts.apiId,
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: facts.requestId,
      routeKey: route.routeKey,
      stage: '$default',
      time: commonLogTime(facts.now),
      timeEpoch: Math.floor(facts.now),
    },
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    ...(body.length > 0 ? { body: body.toString(asText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: !asText,
  };
}

const Structured = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * A function's result as a response: with a `statusCode` as it says, anything else as JSON with 200. Undefined when
 * it is neither, for which HTTP APIs answer 500.
 */
export function readResponse(result: unknown): HttpResponse | undefined {
  const structured = typeof result === 'object' && result !== null && 'statusCode' in result;
  if (!structured) {
    const text = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: Buffer.from(text),
    };
  }
  const parsed = Structured.safeParse(result);
  if (!parsed.success) return undefined;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const lowered: Record<string, string> = { 'content-type': 'text/plain;charset=utf-8' };
  for (const [name, value] of Object.entries(headers ?? {})) {
    lowered[name.toLowerCase()] = String(value);
  }
  return {
    status: statusCode,
    headers: lowered,
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}

export function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?');
  return mark === -1
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** Names in lower case, several values of one name joined by a comma. */
function lowerHeaders(request: IncomingMessage): Record<string, string | undefined> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    headers[name] = (values ?? []).join(name === 'cookie' ? '; ' : ',');
  }
  return {
    ...headers,
    'x-forwarded-for': request.socket.remoteAddress ?? '127.0.0.1',
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
}

function queryParameters(query: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    const earlier = parameters[name];
    parameters[name] = earlier === undefined ? value : `${earlier},${value}`;
  }
  return parameters;
}

/** HTTP APIs pass these on as text and everything else, forms included, in base64. */
function isText(contentType: string | undefined): boolean {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return (
    type.startsWith('text/') ||
    ['application/json', 'application/javascript', 'application/xml'].includes(type)
  );
}

function commonLogTime(now: number): string {
  const date = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
  return `${day}:${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}
