import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { handler } from '../../../../functions/admit-graduation/handler.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { aSubmission } from '../../../support/made-up-events.ts';
import { batch, busMessage } from '../../../support/queue-messages.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import '../../../support/quiet.ts';

const secrets = mockClient(SecretsManagerClient);
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
beforeEach(() => {
  vi.stubEnv('WORKFLOW', 'admit-graduation');
  vi.stubEnv('QUEUE_URL', 'http://localhost/admit-graduation');
  vi.stubEnv('HANDLE_KEY_SECRET_ARN', 'handle');
  vi.stubEnv('LINK_KEYS_SECRET_ARN', 'links');
  secrets
    .on(GetSecretValueCommand, { SecretId: 'handle' })
    .resolves({ SecretString: '{"handleKey":"handle-key-of-the-tests-0123456789abcdef"}' })
    .on(GetSecretValueCommand, { SecretId: 'links' })
    .resolves({ SecretString: '{"current":"k1","k1":"a-link-key-of-the-tests"}' });
});
afterAll(() => table.stop());

const store = () => records(() => '2027-05-01T00:00:00Z');

describe('submissions in the queue', () => {
  test('become people, in whichever programs they are; the broken one waits in quarantine', async () => {
    const { name: _, ...nameless } = aSubmission().data;
    const [here, there, broken] = [
      busMessage(graduationSubmitted, aSubmission({}, { eventId: 'here' })),
      busMessage(
        graduationSubmitted,
        aSubmission({}, { eventId: 'there', programId: 'river-state' }),
      ),
      busMessage(graduationSubmitted, {
        ...aSubmission({}, { eventId: 'broken' }),
        data: nameless,
      }),
    ];
    expect(await handler(batch(here, broken, there, here))).toEqual({ batchItemFailures: [] });
    // The same student id in two programs is two people.
    const people = [await store().people('cedar-valley'), await store().people('river-state')];
    expect(people.map((list) => list.length)).toEqual([1, 1]);
    expect(people[0]?.[0]?.personId).not.toBe(people[1]?.[0]?.personId);
    expect(await store().quarantined('cedar-valley')).toMatchObject([
      {
        type: 'graduation.submitted.v1',
        breaches: [{ field: 'data.name', problem: 'is missing' }],
      },
    ]);
    expect(await store().deadLetters('cedar-valley')).toEqual([]);
  });

  test('of one new student that come at the same time make one person', async () => {
    const same = Array.from({ length: 6 }, (_, at) =>
      busMessage(
        graduationSubmitted,
        aSubmission({ candidateIdentifier: '@7' }, { eventId: `s${at}`, programId: 'at-once' }),
      ),
    );
    expect(await handler(batch(...same))).toEqual({ batchItemFailures: [] });
    expect(await store().people('at-once')).toHaveLength(1);
  });
});
