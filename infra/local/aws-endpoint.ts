/** The one HTTP address that answers for all AWS services of the local runtime. */
import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { errorAnswer, PROTOCOLS } from './aws-protocols.ts';
import {
  type AwsAnswer,
  type AwsCall,
  AwsError,
  type AwsService,
  type Counts,
} from './interfaces.ts';
import { isRecord } from './wire-input.ts';

/** Says whether a caller may make a call; throws AwsError when not. */
export interface Gatekeeper {
  authorize(call: AwsCall): void;
}

export interface AwsEndpointParts {
  /** By credential scope: `sqs`, `events`, `sns`, `secretsmanager`, `dynamodb`, `ses`. */
  readonly services: Readonly<Record<string, AwsService>>;
  readonly permissions: Gatekeeper;
  readonly counts: Pick<Counts, 'add'>;
}

/** The largest body any of these services takes: SES's 40 MB in base64. */
const MAX_BODY_BYTES = 56 * 1024 * 1024;

/**
 * Tells calls apart by the credential scope of `Authorization` (or of a presigned address), else by
 * `X-Amz-Target`, else by the version and action of a Query call. Signatures are not checked: the
 * access key id only says who calls. A request that a web page made is refused, since any page open
 * in a browser on this machine could reach the endpoint.
 */
export function createAwsEndpoint({ services, permissions, counts }: AwsEndpointParts): Server {
  const server = createServer((request, response) => {
    answer(request)
      .then((result) => send(response, result))
      .catch((error: unknown) => {
        console.error('The AWS endpoint could not answer.', error);
        response.destroy();
      });
  });

  async function answer(request: IncomingMessage): Promise<AwsAnswer> {
    const protocol = request.headers['x-amz-target'] === undefined ? 'query' : 'json';
    let service = '';
    try {
      const call = readCall(request, await readBody(request));
      service = call.service;
      const handler = services[service];
      if (handler === undefined) {
        throw new AwsError(
          protocol === 'json' ? 'UnknownOperationException' : 'InvalidAction',
          `The local runtime does not answer for '${service}', only for ${Object.keys(services).join(', ')}.`,
        );
      }
      if (call.action === '') {
        throw new AwsError(
          'MissingAction',
          'The request must contain an X-Amz-Target header or the parameter Action.',
        );
      }
      counts.add(call.caller, `${service}:${call.action}`);
      permissions.authorize(call);
      const result = await handler.handle(call);
      return withHeaders(result, contentType(request.headers, protocol));
    } catch (error) {
      const known = error instanceof AwsError ? error : unexpected(error);
      return withHeaders(
        errorAnswer({ service, protocol }, known),
        contentType(request.headers, protocol),
      );
    }
  }

  // Longer than the SDKs keep idle connections, so that they never meet one that is just closing.
  server.keepAliveTimeout = 75_000;
  return server;
}

function unexpected(error: unknown): AwsError {
  console.error(error);
  return new AwsError('InternalFailure', 'The local runtime failed; its log says how.', 500);
}

function readCall(request: IncomingMessage, rawBody: Buffer): AwsCall {
  const headers = flatHeaders(request.headers);
  if (headers['origin'] !== undefined) {
    throw new AwsError('AccessDeniedException', 'Web pages may not call this endpoint.', 403);
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const credential = readCredential(headers['authorization'], url.searchParams);
  const target = headers['x-amz-target'];
  if (target !== undefined) {
    const dot = target.lastIndexOf('.');
    return {
      service: credential?.service ?? serviceOfTarget(target.slice(0, dot)),
      action: target.slice(dot + 1),
      protocol: 'json',
      input: readJson(rawBody),
      rawBody,
      headers,
      caller: credential?.accessKeyId ?? 'anonymous',
    };
  }
  const form = new URLSearchParams(url.searchParams);
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true) {
    for (const [name, value] of new URLSearchParams(rawBody.toString())) form.set(name, value);
  }
  return {
    service: credential?.service ?? serviceOfVersion(form.get('Version')),
    action: form.get('Action') ?? '',
    protocol: 'query',
    input: Object.fromEntries(form),
    rawBody,
    headers,
    caller: credential?.accessKeyId ?? 'anonymous',
  };
}

/** `Credential=<access key id>/<date>/[<region>/]<service>/aws4_request`, in the header or the address. */
function readCredential(
  authorization: string | undefined,
  query: URLSearchParams,
): { accessKeyId: string; service: string } | undefined {
  const credential =
    /Credential=([^,\s]+)/.exec(authorization ?? '')?.[1] ?? query.get('X-Amz-Credential');
  if (credential === null || credential === undefined) return undefined;
  const parts = credential.split('/');
  const accessKeyId = parts[0];
  const service = parts.at(-2);
  if (accessKeyId === undefined || service === undefined || parts.at(-1) !== 'aws4_request') {
    throw new AwsError(
      'IncompleteSignature',
      `The credential '${credential}' must be <key id>/<date>/<region>/<service>/aws4_request.`,
      403,
    );
  }
  return { accessKeyId, service };
}

function serviceOfTarget(target: string): string {
  const found = Object.entries(PROTOCOLS).find(([, protocol]) => protocol.target === target);
  return found?.[0] ?? target;
}

function serviceOfVersion(version: string | null): string {
  const found = Object.entries(PROTOCOLS).find(([, protocol]) => protocol.version === version);
  return found?.[0] ?? 'unknown';
}

function readJson(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString());
  } catch {
    throw new AwsError('SerializationException', 'The request body is not valid JSON.');
  }
  if (!isRecord(parsed)) {
    throw new AwsError('SerializationException', 'The request body must be a JSON object.');
  }
  return parsed;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const parts: AsyncIterable<Buffer> = request;
  for await (const bytes of parts) {
    length += bytes.length;
    if (length > MAX_BODY_BYTES) {
      throw new AwsError('RequestEntityTooLarge', `Bodies end at ${MAX_BODY_BYTES} bytes.`, 413);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, length);
}

function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

function contentType(headers: IncomingHttpHeaders, protocol: 'json' | 'query'): string {
  if (protocol === 'query') return 'text/xml';
  const asked = headers['content-type'];
  return asked?.startsWith('application/x-amz-json-1.') === true
    ? asked
    : 'application/x-amz-json-1.1';
}

function withHeaders(answer: AwsAnswer, type: string): AwsAnswer {
  return {
    ...answer,
    headers: { 'content-type': type, 'x-amzn-requestid': randomUUID(), ...answer.headers },
  };
}

function send(response: ServerResponse, { status, headers, body }: AwsAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
