/** CloudEvents 1.0 (https://github.com/cloudevents/spec): their attributes under the names of our contracts. */
import { problem, type Problem } from '../../shared/domain/problem.ts';

/** By our name of a field, what CloudEvents calls it. */
const attributes = {
  eventId: 'id',
  type: 'type',
  occurredAt: 'time',
  programId: 'programid',
  correlationId: 'correlationid',
  causationId: 'causationid',
  test: 'test',
  data: 'data',
} as const;

/** What senders call our fields, by our names; fields that are not there have the same name. */
export type Called = Readonly<Record<string, string>>;

export const asAttributes: Called = attributes;

/** The same in the headers of binary mode, where the body is the data. */
export const asHeaders: Called = Object.fromEntries(
  Object.entries(attributes).map(([ours, theirs]) => [
    ours,
    theirs === 'data' ? theirs : `ce-${theirs}`,
  ]),
);

export function isCloudEvent(entry: object): entry is { specversion: unknown } {
  return 'specversion' in entry;
}

/**
 * A CloudEvent as an event of ours. Its `source` is not needed, since the token says who sent it; neither are
 * `subject`, `dataschema` and extensions we do not know, which CloudEvents wants left alone.
 */
export function fromCloudEvent(entry: object, called: Called): { event: object } | Problem {
  const given = new Map<string, unknown>(Object.entries(entry));
  const faults = [
    ...(given.get('specversion') === '1.0'
      ? []
      : [{ field: named(called, 'specversion'), problem: 'must be "1.0"' }]),
    ...(isJson(given.get('datacontenttype'))
      ? []
      : [{ field: 'datacontenttype', problem: 'must be application/json' }]),
    ...(given.has('data_base64')
      ? [{ field: 'data_base64', problem: 'send the data as JSON, in the field data' }]
      : []),
  ];
  if (faults.length > 0) return problem('cloud-event', 'This CloudEvent cannot be read', faults);
  const test = given.get('test');
  return {
    event: Object.fromEntries(
      Object.entries(attributes).flatMap(([ours, theirs]) => {
        if (!given.has(theirs)) return [];
        const value = theirs === 'test' ? flag(test) : given.get(theirs);
        return [[ours, value]];
      }),
    ),
  };
}

function named(called: Called, attribute: string): string {
  return called === asHeaders ? `ce-${attribute}` : attribute;
}

function isJson(type: unknown): boolean {
  return type === undefined || (typeof type === 'string' && isJsonType(type));
}

/** `application/json`, or another type written in JSON. */
export function isJsonType(contentType: string): boolean {
  const [type = ''] = contentType.split(';', 1);
  return /^application\/([a-z0-9.-]+\+)?json$/i.test(type.trim());
}

/** A header holds text only. */
function flag(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}
