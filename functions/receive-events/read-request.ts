import { readJson, type Fault } from '../../shared/domain/read-json.ts';
import { problem, type Problem } from '../../shared/domain/problem.ts';
import {
  asAttributes,
  asHeaders,
  type Called,
  fromCloudEvent,
  isCloudEvent,
  isJsonType,
} from './cloud-event.ts';

export interface HandedIn {
  /** Under the names of our contracts; not looked at yet. */
  event: unknown;
  /** What its sender calls our fields. */
  called: Called;
  /** Why it cannot even be looked at. */
  problem?: Problem;
}

export interface Request {
  contentType: string | undefined;
  /** Headers, names in lower case. */
  headers: ReadonlyMap<string, string>;
  body: Uint8Array;
}

export const mostEntries = 500;

/**
 * The events of a request: one, a list, `{"events": [...]}`; or CloudEvents: one, a batch, or one in the headers
 * with its data as the body (binary mode).
 */
export function readRequest(request: Request): HandedIn[] | Problem {
  const { contentType, headers } = request;
  if (contentType !== undefined && !isJsonType(contentType)) {
    return problem(
      'media-type',
      'The request is not JSON',
      [{ field: 'Content-Type', problem: `send ${mediaTypes.join(', ')}` }],
      415,
    );
  }
  const text = textOf(request.body);
  if (text === undefined) return unreadable('body', 'must be text in UTF-8');
  const reading = readJson(text);
  if (!reading.ok) return unreadable(nameOf(reading.fault), reading.fault.problem);
  const { value, faults } = reading;
  if (headers.has('ce-specversion')) return [binary(headers, value, faults)];
  const { entries, under } = entriesIn(value);
  const astray = faults.find(
    ({ path }) => under !== '' && path.length < (under === 'events' ? 3 : 2),
  );
  if (astray !== undefined) return unreadable(nameOf(astray), astray.problem);
  if (entries.length === 0 || entries.length > mostEntries) {
    return unreadable(
      under || 'body',
      `holds ${entries.length} events; send 1 to ${mostEntries} at a time`,
    );
  }
  const ofCloudEvents = /^application\/cloudevents/i.test(contentType ?? '');
  return entries.map((entry, index) =>
    handedIn(entry, faultsOf(faults, under, index), ofCloudEvents),
  );
}

const mediaTypes = [
  'application/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
];

/** Never with a mark of the byte order; undefined when it is no UTF-8. */
function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

interface Entries {
  entries: readonly unknown[];
  /** Where in the request: in its field `events`, in a list, or it is the request itself. */
  under: 'events' | 'list' | '';
}

function entriesIn(value: unknown): Entries {
  if (Array.isArray(value)) return { entries: value, under: 'list' };
  const batch = typeof value === 'object' && value !== null && !('type' in value);
  return batch && 'events' in value && Array.isArray(value.events)
    ? { entries: value.events, under: 'events' }
    : { entries: [value], under: '' };
}

/** Fields that stand twice in one entry, with their place in it. */
function faultsOf(faults: readonly Fault[], under: Entries['under'], index: number): Fault[] {
  const prefix =
    under === 'events' ? ['events', String(index)] : under === 'list' ? [String(index)] : [];
  return faults
    .filter(({ path }) => prefix.every((part, at) => path[at] === part))
    .map((fault) => ({ ...fault, path: fault.path.slice(prefix.length) }));
}

function handedIn(entry: unknown, faults: readonly Fault[], ofCloudEvents: boolean): HandedIn {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return { event: undefined, called: {}, problem: notAnEvent };
  }
  const called: Called = ofCloudEvents || isCloudEvent(entry) ? asAttributes : {};
  if (faults.length > 0) return { event: entry, called, problem: standTwice(faults) };
  return called === asAttributes ? cloudEvent(entry, called) : { event: entry, called };
}

const notAnEvent = problem('not-an-event', 'This is no event', [
  { field: '(whole)', problem: 'must be an object {"type", "eventId", "occurredAt", "data"}' },
]);

function binary(
  headers: ReadonlyMap<string, string>,
  data: unknown,
  faults: readonly Fault[],
): HandedIn {
  const attributes = [...headers].flatMap(([name, value]) =>
    name.startsWith('ce-') ? [[name.slice('ce-'.length), unescaped(value)] as const] : [],
  );
  if (faults.length > 0) {
    return { event: undefined, called: asHeaders, problem: standTwice(faults) };
  }
  return cloudEvent({ ...Object.fromEntries(attributes), data }, asHeaders);
}

function cloudEvent(entry: object, called: Called): HandedIn {
  const reading = fromCloudEvent(entry, called);
  return 'event' in reading
    ? { event: reading.event, called }
    : { event: entry, called, problem: reading };
}

/** Header values are percent-encoded (CloudEvents, HTTP binding 3.1.3.2). */
function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function standTwice(faults: readonly Fault[]): Problem {
  return problem(
    'twice',
    'A field stands twice',
    faults.slice(0, 20).map((fault) => ({ field: nameOf(fault), problem: fault.problem })),
  );
}

function unreadable(field: string, what: string): Problem {
  return problem('body', 'The request cannot be read', [{ field, problem: what }], 400);
}

function nameOf({ path }: Fault): string {
  return path.join('.') || 'body';
}
