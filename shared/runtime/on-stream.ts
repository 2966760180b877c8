import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { kindOf, log } from './log.ts';

/**
 * A Lambda behind a table's stream, with partial batch responses: from the first failed record on,
 * the stream sends again.
 */
export function onStream(work: (records: DynamoDBRecord[]) => Promise<ReadonlySet<string>>) {
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    try {
      const failed = await work(event.Records);
      log().info('relayed', { records: event.Records.length, failed: failed.size });
      return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
    } catch (error) {
      log().error('relay failed', { records: event.Records.length, error: kindOf(error) });
      throw error;
    }
  };
}
