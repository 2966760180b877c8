/** SQS's batch calls: the checks of a batch as a whole, and each of its entries acted on for itself. */
import { AwsError } from './interfaces.ts';
import { attributesSize, parseMessageAttributes } from './message-attributes.ts';
import { type Fields, optionalRecords, requiredText } from './wire-input.ts';

/** What one batch call may carry together; SQS's limit for a message and for a batch alike. */
const BATCH_BYTES = 1_048_576;
const BATCH_ENTRIES = 10;

export interface BatchEntry {
  readonly id: string;
  readonly fields: Fields;
}

/** @throws AwsError when the batch as a whole is wrong: none of its entries is then acted on. */
export function batchEntries(input: Fields, entryType: string): BatchEntry[] {
  const entries = optionalRecords(input, 'Entries') ?? [];
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      `There should be at least one ${entryType} in the request.`,
    );
  }
  if (entries.length > BATCH_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${BATCH_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  const seen = new Set<string>();
  return entries.map((fields) => {
    const id = requiredText(fields, 'Id', 'MissingParameter');
    if (!/^[A-Za-z0-9_-]{1,80}$/.test(id)) {
      throw new AwsError(
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    }
    if (seen.has(id)) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
    seen.add(id);
    return { id, fields };
  });
}

/** Acts on each entry for itself: one that is wrong fails alone, under its own id. */
export function eachEntry(
  entries: readonly BatchEntry[],
  act: (fields: Fields) => Record<string, unknown>,
): Record<string, unknown> {
  const Successful: Record<string, unknown>[] = [];
  const Failed: Record<string, unknown>[] = [];
  for (const { id, fields } of entries) {
    try {
      Successful.push({ Id: id, ...act(fields) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({ Id: id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return Failed.length === 0 ? { Successful } : { Successful, Failed };
}

/** @throws AwsError `BatchRequestTooLong` when all messages of a batch together are larger than one may be. */
export function checkBatchSize(entries: readonly BatchEntry[]): void {
  const total = entries.reduce((bytes, { fields }) => bytes + entrySize(fields), 0);
  if (total > BATCH_BYTES) {
    throw new AwsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${BATCH_BYTES} bytes. You have sent ${total} bytes.`,
    );
  }
}

function entrySize(fields: Fields): number {
  const body = fields['MessageBody'];
  const attributes = fields['MessageAttributes'];
  return (
    (typeof body === 'string' ? Buffer.byteLength(body) : 0) +
    (attributes === undefined ? 0 : sizeOrZero(attributes))
  );
}

/** An entry whose attributes are wrong fails by itself later; it adds nothing to the batch's size. */
function sizeOrZero(attributes: unknown): number {
  try {
    return attributesSize(parseMessageAttributes(attributes));
  } catch {
    return 0;
  }
}
