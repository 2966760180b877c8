import * as z from 'zod';
import { compilePattern } from './event-pattern.ts';

/** Lambda takes no more than this in one invocation; the envelope around the records is within the margin. */
const BATCH_BYTES = 6 * 1024 * 1024 - 16 * 1024;

/** `FilterCriteria`: a record passes when any of the patterns matches it, or when there is none. */
export function compileFilters(patterns: readonly string[]): (record: unknown) => boolean {
  if (patterns.length === 0) return () => true;
  const filters = patterns.map((pattern) => compilePattern(pattern));
  return (record) => filters.some((matches) => matches(record));
}

/** Cuts records into batches of at most `size` that fit into one invocation. */
export function cutBatches<T>(records: readonly T[], size: number): T[][] {
  const batches: T[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const length = Buffer.byteLength(JSON.stringify(record)) + 1;
    const current = batches.at(-1);
    if (current === undefined || current.length >= size || bytes + length > BATCH_BYTES) {
      batches.push([record]);
      bytes = length;
    } else {
      current.push(record);
      bytes += length;
    }
  }
  return batches;
}

const Report = z
  .object({
    batchItemFailures: z
      .array(z.object({ itemIdentifier: z.string().min(1) }))
      .nullish()
      .transform((failures) => failures ?? []),
  })
  .nullish();

/**
 * Reads a partial batch response (`ReportBatchItemFailures`): the identifiers that failed, or `all` when the
 * response names an unknown one or has another shape, as the Lambda guide documents for queues and streams.
 */
export function failedItems(result: unknown, identifiers: readonly string[]): string[] | 'all' {
  const report = Report.safeParse(result);
  if (!report.success) return 'all';
  const failed = (report.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => identifiers.includes(id)) ? failed : 'all';
}
