import { catalogue } from '../../events/index.ts';
import type { EventContract } from '../../events/contract.ts';
import { writtenExample, writtenSchema } from './event-schema.ts';

export type Schema = Record<string, unknown>;

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text: Schema = { type: 'string' };
const instant: Schema = { type: 'string', format: 'date-time' };
const whole: Schema = { type: 'integer', minimum: 0 };

export function object(properties: Schema, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

export const submissions = catalogue.filter(({ bus }) => bus === 'intake');

/** A submission as `POST /v1/events` takes it: its detail, and its type beside. */
export function sentEvent(contract: EventContract): Schema {
  const { $schema: _, properties, required, ...rest } = writtenSchema(contract);
  return {
    ...rest,
    title: contract.type,
    description: contract.summary,
    properties: { type: { type: 'string', const: contract.type }, ...fieldsOf(properties) },
    required: ['type', ...(Array.isArray(required) ? required.map(String) : [])],
    examples: [{ type: contract.type, ...writtenExample(contract) }],
  };
}

function fieldsOf(value: unknown): Schema {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

const fault = object(
  {
    field: { ...text, description: 'Path of the field, data.degrees.0.completionDate' },
    problem: text,
    found: { ...text, description: 'The kind of value that was found, never the value' },
    mend: { ...text, description: 'How to mend it' },
  },
  ['found', 'mend'],
);

export const schemas: Schema = {
  Event: {
    oneOf: submissions.map(({ type }) => ref(type)),
    discriminator: {
      propertyName: 'type',
      mapping: Object.fromEntries(
        submissions.map(({ type }) => [type, `#/components/schemas/${type}`]),
      ),
    },
  },
  ...Object.fromEntries(submissions.map((each) => [each.type, sentEvent(each)])),
  CloudEvent: {
    type: 'object',
    description: 'CloudEvents 1.0: type, id, time and data as type, eventId, occurredAt and data.',
    properties: {
      specversion: { type: 'string', const: '1.0' },
      id: text,
      source: text,
      type: { type: 'string', enum: submissions.map(({ type }) => type) },
      time: instant,
      datacontenttype: { type: 'string', const: 'application/json' },
      test: { type: 'boolean' },
      data: { type: 'object' },
    },
    required: ['specversion', 'id', 'source', 'type', 'time', 'data'],
  },
  Fault: fault,
  Warning: object({ field: text, problem: text }),
  Problem: {
    ...object({
      type: { ...text, examples: ['urn:rollcall:problem:contract'] },
      title: text,
      status: { type: 'integer' },
      detail: text,
      errors: list(ref('Fault')),
    }),
    description: 'RFC 9457',
  },
  Result: {
    oneOf: [
      object({
        status: { type: 'string', const: 'accepted' },
        eventId: text,
        location: { ...text, description: 'Where to ask what became of it' },
        warnings: list(ref('Warning')),
      }),
      object({
        status: { type: 'string', const: 'valid' },
        eventId: text,
        warnings: list(ref('Warning')),
      }),
      object(
        { status: { type: 'string', const: 'rejected' }, eventId: text, problem: ref('Problem') },
        ['eventId'],
      ),
    ],
  },
  Results: object({ accepted: whole, rejected: whole, results: list(ref('Result')) }),
  EventStatus: object(
    {
      eventId: text,
      type: text,
      status: {
        type: 'string',
        enum: [
          'received',
          'stuck',
          'admitted',
          'unchanged',
          'in-review',
          'waiting',
          'quarantined',
          'discarded',
          'rejected',
          'tested',
        ],
      },
      says: { ...text, description: 'The status as a sentence' },
      receivedAt: instant,
      settledAt: instant,
      what: text,
      personId: text,
      problems: list(ref('Fault')),
      warnings: list(ref('Warning')),
      workflows: list(object({ workflow: text, what: text, says: text, at: instant })),
      emails: list(
        object(
          {
            email: text,
            plan: text,
            step: text,
            status: text,
            reason: text,
            plannedAt: instant,
            sentAt: instant,
          },
          ['reason', 'sentAt'],
        ),
      ),
    },
    ['settledAt', 'what', 'personId'],
  ),
  Announcement: object({ fileName: text, bytes: { type: 'integer', minimum: 1 }, format: text }, [
    'format',
  ]),
  ImportStatus: object(
    {
      importId: text,
      fileName: text,
      bytes: whole,
      status: {
        type: 'string',
        enum: ['uploading', 'ready', 'running', 'done', 'discarded', 'taking-back', 'taken-back'],
      },
      uploadedAt: instant,
      uploadedBy: text,
      format: object({ name: text, label: text }),
      parts: whole,
      partBytes: whole,
      missing: list(whole),
      problem: text,
      dryRun: object({
        rows: whole,
        total: whole,
        changing: whole,
        lines: { type: 'object', additionalProperties: whole },
        unusedRows: whole,
        remarks: list(text),
      }),
      progress: object({ done: whole, total: whole }),
      counts: { type: 'object', additionalProperties: true },
      finishedAt: instant,
      refusal: text,
      console: { ...text, description: 'Its page for admins' },
    },
    [
      'uploadedAt',
      'format',
      'parts',
      'partBytes',
      'missing',
      'problem',
      'dryRun',
      'progress',
      'counts',
      'finishedAt',
      'refusal',
    ],
  ),
};
