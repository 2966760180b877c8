/** What `PutEvents` accepts: checks of the whole request, then of each entry for itself. */
import { AwsError } from './interfaces.ts';
import {
  type Fields,
  isRecord,
  optionalNumber,
  optionalRecords,
  optionalText,
  optionalTexts,
} from './wire-input.ts';

/** Quotas of `PutEvents` (Amazon EventBridge User Guide; the size was 256 KB until 2025). */
const MAX_ENTRIES = 10;
const MAX_REQUEST_BYTES = 1_048_576;
/** What a given time counts for, whatever its value. */
const TIME_BYTES = 14;

export interface EventEntry {
  readonly source: string;
  readonly detailType: string;
  /** The JSON text as it was sent, so that no number loses digits. */
  readonly detail: string;
  readonly resources: readonly string[];
  /** Milliseconds; when left out, the instant of the call. */
  readonly time: number | undefined;
  /** Name or ARN; the default bus when left out. */
  readonly bus: string;
  readonly traceHeader: string | undefined;
}

export interface RefusedEntry {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

export function isRefused(entry: EventEntry | RefusedEntry): entry is RefusedEntry {
  return 'ErrorCode' in entry;
}

/**
 * Reads the entries in their order; one that is wrong is refused at its own place.
 * @throws AwsError `ValidationException` for what refuses the whole request: no entries, more than
 *   ten, more than 1 MiB together, a member longer than the API allows.
 */
export function readEntries(input: Fields): (EventEntry | RefusedEntry)[] {
  const entries = optionalRecords(input, 'Entries');
  if (entries === undefined) throw violated('null', 'entries', 'Member must not be null');
  if (entries.length === 0) {
    throw violated("'[]'", 'entries', 'Member must have length greater than or equal to 1');
  }
  if (entries.length > MAX_ENTRIES) {
    // AWS repeats all entries here; their data has no place in somebody's log.
    const shown = `'[${entries.map(() => 'PutEventsRequestEntry(...)').join(', ')}]'`;
    throw violated(
      shown,
      'entries',
      `Member must have length less than or equal to ${MAX_ENTRIES}`,
    );
  }
  for (const [index, entry] of entries.entries()) checkMembers(entry, index + 1);
  const size = entries.reduce((bytes, entry) => bytes + entrySize(entry), 0);
  if (size > MAX_REQUEST_BYTES) {
    throw new AwsError(
      'ValidationException',
      'Total size of the entries in the request is over the limit.',
    );
  }
  return entries.map(readEntry);
}

/**
 * Bytes of an entry by EventBridge's own rule: 14 for a time, then the UTF-8 lengths of source,
 * detail type, detail and each resource (User Guide, "Calculating PutEvents event entry size").
 */
export function entrySize(entry: Fields): number {
  let size = entry['Time'] === undefined || entry['Time'] === null ? 0 : TIME_BYTES;
  for (const name of ['Source', 'DetailType', 'Detail']) {
    size += Buffer.byteLength(optionalText(entry, name) ?? '');
  }
  for (const resource of optionalTexts(entry, 'Resources') ?? []) {
    size += Buffer.byteLength(resource);
  }
  return size;
}

function checkMembers(entry: Fields, place: number): void {
  const bus = optionalText(entry, 'EventBusName');
  if (bus !== undefined) {
    const member = `entries.${place}.member.eventBusName`;
    if (bus === '') {
      throw violated("''", member, 'Member must have length greater than or equal to 1');
    }
    if (
      !/^(arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:\d{12}:event-bus\/)?[/.\-_A-Za-z0-9]{1,1600}$/.test(
        bus,
      )
    ) {
      throw violated(
        `'${bus}'`,
        member,
        'Member must satisfy regular expression pattern: (arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+',
      );
    }
  }
  const trace = optionalText(entry, 'TraceHeader');
  if (trace !== undefined && (trace === '' || trace.length > 500)) {
    throw violated(
      `'${trace}'`,
      `entries.${place}.member.traceHeader`,
      'Member must have length between 1 and 500',
    );
  }
  for (const resource of optionalTexts(entry, 'Resources') ?? []) {
    if (resource.length > 2048) {
      throw violated(
        `'${resource}'`,
        `entries.${place}.member.resources`,
        'Member must satisfy constraint: [Member must have length less than or equal to 2048]',
      );
    }
  }
}

function violated(value: string, member: string, constraint: string): AwsError {
  return new AwsError(
    'ValidationException',
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}

function readEntry(entry: Fields): EventEntry | RefusedEntry {
  const source = optionalText(entry, 'Source') ?? '';
  if (source === '') return missing('Source');
  const detailType = optionalText(entry, 'DetailType') ?? '';
  if (detailType === '') return missing('DetailType');
  const detail = optionalText(entry, 'Detail') ?? '';
  if (detail === '') return missing('Detail');
  if (source.startsWith('aws.')) {
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  }
  if (detailType.length > 128) {
    return invalid('DetailType', 'DetailType must be at most 128 characters long.');
  }
  if (!isJsonObject(detail)) {
    return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  }
  return {
    source,
    detailType,
    detail,
    resources: optionalTexts(entry, 'Resources') ?? [],
    time: timeOf(entry),
    bus: optionalText(entry, 'EventBusName') ?? 'default',
    traceHeader: optionalText(entry, 'TraceHeader'),
  };
}

/** Milliseconds. A time outside the years 1 to 9999 is none that an event could carry. */
function timeOf(entry: Fields): number | undefined {
  const seconds = optionalNumber(entry, 'Time');
  if (seconds === undefined) return undefined;
  if (seconds < -62_135_596_800 || seconds >= 253_402_300_800) {
    throw new AwsError('SerializationException', 'The member Time must be seconds since 1970.');
  }
  return seconds * 1000;
}

function missing(name: string): RefusedEntry {
  return invalid(name, `${name} is a required argument.`);
}

function invalid(name: string, reason: string): RefusedEntry {
  return {
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${reason}`,
  };
}

/** JSON nested deeper than this is refused, as the API reference says. */
const MAX_DEPTH = 1000;

function isJsonObject(text: string): boolean {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return false;
  }
  return isRecord(parsed) && !isDeeperThan(parsed, MAX_DEPTH);
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function membersOf(value: unknown): unknown[] {
  return isNested(value) ? Object.values(value) : [];
}

function isDeeperThan(root: unknown, limit: number): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((value) => membersOf(value).filter((member) => isNested(member)));
  }
  return false;
}
