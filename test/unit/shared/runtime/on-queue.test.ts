import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { records } from '../../../../shared/adapters/records.ts';
import { PermanentError } from '../../../../shared/domain/errors.ts';
import { lastReceive, onQueue } from '../../../../shared/runtime/on-queue.ts';
import { batch, message } from '../../../support/queue-messages.ts';
import { failCalls } from '../../../support/table-faults.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import '../../../support/quiet.ts';

const sqs = mockClient(SQSClient);
let table: TestTable;
let faults: ReturnType<typeof failCalls> | undefined;

beforeAll(async () => {
  table = await startTable();
});
beforeEach(() => {
  vi.stubEnv('WORKFLOW', 'owe-survey');
  vi.stubEnv('QUEUE_URL', 'http://localhost/owe-survey');
  sqs.reset();
  sqs.on(ChangeMessageVisibilityCommand).resolves({});
});
afterEach(() => {
  faults?.stop();
  faults = undefined;
});
afterAll(() => table.stop());

/** A handler whose work ends as the body says; `programId` keeps the dead letters of each test apart. */
function handler(programId: string) {
  const done: string[] = [];
  const handle = (record: SQSRecord) => {
    switch (record.body) {
      case 'poison':
        return Promise.reject(new PermanentError('this can never be done'));
      case 'later':
        return Promise.reject(new TypeError('something is away: ngozi@mail.example'));
      default:
        done.push(record.body);
        return Promise.resolve({ outcome: 'done' });
    }
  };
  const run = onQueue({
    handle,
    describe: (record) => ({
      programId,
      eventId: record.messageId,
      type: 'x',
      source: 'x',
      bus: 'inner',
      detail: record.body,
    }),
  });
  return { run, done };
}

const deadLetters = (programId: string) =>
  records(() => '2027-05-01T00:00:00Z').deadLetters(programId);
const failures = (...ids: string[]) => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});
const hidden = () =>
  sqs.commandCalls(ChangeMessageVisibilityCommand).map(({ args }) => args[0].input);

describe('a message that can never be done', () => {
  test('becomes a dead letter with its reason at once, and the others go on', async () => {
    const { run, done } = handler('poison');
    const records = [
      message('a'),
      message('poison', { messageId: 'p' }),
      message('b'),
      message('c'),
    ];
    expect(await run(batch(...records))).toEqual(failures());
    expect(done).toEqual(['a', 'b', 'c']);
    expect(await deadLetters('poison')).toMatchObject([
      {
        workflow: 'owe-survey',
        eventId: 'p',
        reason: 'this can never be done',
        attempts: 1,
        detail: 'poison',
        status: 'waiting',
      },
    ]);
    expect(hidden()).toEqual([]);
  });

  test('is one dead letter among many messages, each of which is done', async () => {
    const { run, done } = handler('many');
    for (let start = 0; start < 300; start += 10) {
      const ten = Array.from({ length: 10 }, (_, at) =>
        start + at === 137 ? message('poison') : message(`m${start + at}`),
      );
      expect(await run(batch(...ten))).toEqual(failures());
    }
    expect(done).toHaveLength(299);
    expect(await deadLetters('many')).toHaveLength(1);
  });

  test('comes again when its dead letter could not be written, and the others are done with', async () => {
    const { run, done } = handler('unwritten');
    faults = failCalls({ 1: 'request lost' });
    const records = [message('poison', { messageId: 'p' }), message('a')];
    expect(await run(batch(...records))).toEqual(failures('p'));
    expect(done).toEqual(['a']);
    expect(await run(batch(message('poison', { messageId: 'p', receives: 2 })))).toEqual(
      failures(),
    );
    expect(await deadLetters('unwritten')).toMatchObject([{ attempts: 2 }]);
  });
});

describe('a message that could not be done this time', () => {
  test('comes again after a while; the others are done with', async () => {
    const { run, done } = handler('later');
    const records = [message('a'), message('later', { messageId: 'l', receives: 3 }), message('b')];
    expect(await run(batch(...records))).toEqual(failures('l'));
    expect(done).toEqual(['a', 'b']);
    expect(hidden()).toMatchObject([
      { QueueUrl: 'http://localhost/owe-survey', ReceiptHandle: 'receipt of l' },
    ]);
    expect(hidden()[0]?.VisibilityTimeout).toBeGreaterThanOrEqual(96);
    expect(await deadLetters('later')).toEqual([]);
  });

  test('becomes a dead letter at its last receive, which tells the kind of error and no more', async () => {
    const { run } = handler('last');
    expect(
      await run(batch(message('later', { receives: lastReceive - 1, messageId: 'l' }))),
    ).toEqual(failures('l'));
    expect(await run(batch(message('later', { receives: lastReceive })))).toEqual(failures());
    const [letter] = await deadLetters('last');
    expect(letter).toMatchObject({ attempts: lastReceive });
    expect(letter?.reason).toBe(
      `TypeError after ${lastReceive} attempts; the last of them was no different`,
    );
  });

  test('is given up before the queue itself would do so without a reason', () => {
    expect(lastReceive).toBe(59);
  });

  test('comes again also when it cannot even be hidden, and the others are done with', async () => {
    sqs.on(ChangeMessageVisibilityCommand).rejects(new Error('SQS is away'));
    const { run, done } = handler('unhidden');
    const records = [message('later', { messageId: 'l' }), message('a')];
    expect(await run(batch(...records))).toEqual(failures('l'));
    expect(done).toEqual(['a']);
  });
});
