import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { onStream } from '../../../../shared/runtime/on-stream.ts';
import '../../../support/quiet.ts';

const records: DynamoDBRecord[] = ['1', '2', '3'].map((SequenceNumber) => ({
  dynamodb: { SequenceNumber },
}));

test('a batch of changes that is done with is not sent again', async () => {
  const seen: number[] = [];
  const run = onStream((batch) => {
    seen.push(batch.length);
    return Promise.resolve(new Set());
  });
  expect(await run({ Records: records })).toEqual({ batchItemFailures: [] });
  expect(seen).toEqual([3]);
});

test('changes that could not be relayed are named, so that the stream sends them again', async () => {
  const run = onStream(() => Promise.resolve(new Set(['2', '3'])));
  expect(await run({ Records: records })).toEqual({
    batchItemFailures: [{ itemIdentifier: '2' }, { itemIdentifier: '3' }],
  });
});

test('a batch that failed as a whole fails as a whole: the stream halves it', async () => {
  const run = onStream(() => Promise.reject(new Error('EventBridge is away')));
  await expect(run({ Records: records })).rejects.toThrow('EventBridge is away');
});
