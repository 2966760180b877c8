import { exampleScope } from './code-examples.ts';
import { list, object, ref, type Schema, schemas } from './open-api-schemas.ts';

/** Every answer that a route may give beside its own. */
const refusals: Readonly<Record<string, string>> = {
  '400': 'The request cannot be read.',
  '401': 'There is no token, or it has run out.',
  '403': 'The token is not for this.',
  '404': 'There is no such thing.',
  '406': 'The answer is too long to be sent as it was asked for.',
  '409': 'It does not fit what came before.',
  '413': 'It is too large.',
  '415': 'It is not JSON.',
  '422': 'Nothing of it can be taken in; the problem says why.',
  '429': 'Too many in this minute; Retry-After says when to come again.',
};

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

function answers(good: Schema, bad: readonly string[]): Schema {
  const problems = bad.map((status): [string, unknown] => [
    status,
    {
      description: refusals[status],
      ...(status === '429'
        ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds' } } }
        : {}),
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  ]);
  return { ...good, ...Object.fromEntries(problems) };
}

function answer(description: string, schema: Schema): Schema {
  return { description, content: json(schema) };
}

function inPath(name: string, description: string, type = 'string'): Schema {
  return { name, in: 'path', required: true, description, schema: { type } };
}

const batch: Schema = { type: 'array', items: ref('Event'), minItems: 1, maxItems: 500 };

const sendEvents: Schema = {
  operationId: 'sendEvents',
  summary: 'Hand in one event, up to 500, or CloudEvents 1.0',
  description:
    'Each entry is taken in or rejected by itself. When nothing is taken in, the answer is a problem document that holds the results as well.',
  parameters: [
    {
      name: 'validate',
      in: 'query',
      description: 'Only looks: nothing is stored',
      schema: { type: 'boolean', default: false },
    },
    {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'The same request under the same key gets the same answer, for a day',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
  ],
  requestBody: {
    required: true,
    content: {
      ...json({ oneOf: [ref('Event'), batch, object({ events: batch })] }),
      'application/cloudevents+json': { schema: ref('CloudEvent') },
      'application/cloudevents-batch+json': {
        schema: { ...list(ref('CloudEvent')), minItems: 1, maxItems: 500 },
      },
    },
  },
  responses: answers(
    {
      '200': answer('What would become of each (validate=true).', ref('Results')),
      '202': answer('What was taken in, entry by entry.', ref('Results')),
    },
    ['400', '401', '403', '409', '413', '415', '422', '429'],
  ),
};

const followEvent: Schema = {
  operationId: 'followEvent',
  summary: 'What became of an event: its status, the workflows that ran, the emails that followed',
  parameters: [inPath('eventId', 'As it was sent, percent-encoded')],
  responses: answers({ '200': answer('What became of it.', ref('EventStatus')) }, [
    '401',
    '403',
    '404',
  ]),
};

const importId = inPath('importId', 'As the announcement was answered');
const status = (description: string) => answer(description, ref('ImportStatus'));

/** Any request may be one too many. */
const importAnswers = (good: Schema, bad: readonly string[]) => answers(good, [...bad, '429']);

const imports: Schema = {
  '/v1/imports': {
    post: {
      operationId: 'announceImport',
      summary: 'Announce a file; the answer says in which parts to send it',
      requestBody: { required: true, content: json(ref('Announcement')) },
      responses: importAnswers(
        {
          '201': answer(
            'Send the parts 0 to parts - 1, each of partBytes bytes, the last of what is left.',
            object({
              importId: { type: 'string' },
              status: { type: 'string', const: 'uploading' },
              parts: { type: 'integer' },
              partBytes: { type: 'integer' },
            }),
          ),
        },
        ['401', '403', '422'],
      ),
    },
  },
  '/v1/imports/{importId}/parts/{part}': {
    put: {
      operationId: 'sendPart',
      summary: 'Send a part of the file; again is no harm',
      parameters: [importId, inPath('part', 'Its number, from 0', 'integer')],
      requestBody: {
        required: true,
        content: { 'application/octet-stream': {} },
      },
      responses: importAnswers(
        { '200': answer('It is kept.', object({ kept: { type: 'integer' } })) },
        ['401', '403', '404', '409', '413'],
      ),
    },
  },
  '/v1/imports/{importId}/uploaded': {
    post: {
      operationId: 'finishUpload',
      summary: 'All parts are there: look at the file',
      parameters: [importId],
      responses: importAnswers({ '200': status('What importing it would do.') }, [
        '401',
        '403',
        '404',
        '409',
        '422',
      ]),
    },
  },
  '/v1/imports/{importId}': {
    get: {
      operationId: 'followImport',
      summary: 'How an import stands: what is missing, what it would do, how far it is',
      parameters: [importId],
      responses: importAnswers({ '200': status('How it stands.') }, ['401', '403', '404']),
    },
  },
  '/v1/imports/{importId}/report.csv': {
    get: {
      operationId: 'reportImport',
      summary: 'What becomes of each row, as CSV',
      parameters: [importId],
      responses: importAnswers(
        {
          '200': {
            description: 'One line for each row of the file; a long one only compressed (gzip).',
            content: { 'text/csv': { schema: { type: 'string' } } },
          },
        },
        ['401', '403', '404', '406', '409'],
      ),
    },
  },
  '/v1/imports/{importId}/confirm': {
    post: {
      operationId: 'confirmImport',
      summary: 'Import it; again is no harm',
      parameters: [importId],
      responses: importAnswers(
        {
          '200': status('It was set going before.'),
          '202': status('It is set going.'),
        },
        ['401', '403', '404', '409', '422'],
      ),
    },
  },
  '/v1/imports/{importId}/discard': {
    post: {
      operationId: 'discardImport',
      summary: 'Throw the file away; nothing of it is imported',
      parameters: [importId],
      responses: importAnswers({ '200': status('It is discarded.') }, ['401', '403', '404', '409']),
    },
  },
};

/** The HTTP doors of integrators as OpenAPI 3.1 (spec.openapis.org). */
export function openApi(origin: string): Schema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rollcall for integrators',
      version: '1.0.0',
      description: `Events and files for a program that keeps in touch with its graduates. A guide: ${origin}/docs/start`,
    },
    servers: [{ url: origin }],
    security: [{ machine: [exampleScope] }],
    paths: {
      '/v1/events': { post: sendEvents },
      '/v1/events/{eventId}': { get: followEvent },
      ...imports,
    },
    components: {
      securitySchemes: {
        machine: {
          type: 'oauth2',
          description:
            'Client credentials; the scope is rollcall-<program>/events.write. Where tokens come from is told with the credentials.',
          flows: {
            clientCredentials: {
              tokenUrl: 'https://rollcall-ACCOUNT.auth.REGION.amazoncognito.com/oauth2/token',
              scopes: { [exampleScope]: 'Hand in events and files of cedar-valley' },
            },
          },
        },
      },
      schemas,
    },
  };
}
