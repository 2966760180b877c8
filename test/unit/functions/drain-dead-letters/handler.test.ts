import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { handler } from '../../../../functions/drain-dead-letters/handler.ts';
import { graduationSubmitted } from '../../../../events/graduation-submitted.ts';
import { records } from '../../../../shared/adapters/records.ts';
import { aSubmission } from '../../../support/made-up-events.ts';
import { batch, busMessage, message } from '../../../support/queue-messages.ts';
import { startTable, type TestTable } from '../../../support/table.ts';
import '../../../support/quiet.ts';

const arn = (slug: string) => `arn:aws:sqs:us-east-1:000000000000:${slug}`;
let table: TestTable;

beforeAll(async () => {
  table = await startTable();
});
beforeEach(() => {
  vi.stubEnv('WORKFLOW', 'drain-dead-letters');
  const slugs = ['admit-graduation', 'settle-delivery', 'send-message'];
  vi.stubEnv('QUEUES', JSON.stringify(Object.fromEntries(slugs.map((slug) => [arn(slug), slug]))));
});
afterAll(() => table.stop());

const from = (slug: string) => ({
  receives: 61,
  attributes: { DeadLetterQueueSourceArn: arn(slug) },
});
const letters = (programId: string) => records(() => '2027-05-01T00:00:00Z').deadLetters(programId);

describe('what ended in a dead-letter queue', () => {
  test('becomes a dead letter that an admin can read and have done again, on the bus it came from', async () => {
    const lost = aSubmission({}, { eventId: 'sis-1', programId: 'one' });
    await handler(batch(busMessage(graduationSubmitted, lost, from('admit-graduation'))));
    expect(await letters('one')).toMatchObject([
      {
        workflow: 'admit-graduation',
        eventId: 'sis-1',
        type: 'graduation.submitted.v1',
        bus: 'intake',
        attempts: 61,
        detail: JSON.stringify(lost),
      },
    ]);
  });

  test('of the mail service’s words keeps no mailbox', async () => {
    const word = JSON.stringify({
      eventType: 'Bounce',
      mail: { destination: ['ngozi@mail.example'] },
    });
    await handler(batch(message(word, { messageId: 'm1', ...from('settle-delivery') })));
    const [letter] = await letters('unattributed');
    expect(letter).toMatchObject({ workflow: 'settle-delivery', eventId: 'm1', bus: 'none' });
    expect(letter?.detail).toBe('{"sqsMessageId":"m1"}');
  });

  test('of the door says which email it was', async () => {
    const release = JSON.stringify({
      programId: 'two',
      personId: 'p',
      plan: 'annual-2027',
      step: 'close',
    });
    await handler(batch(message(release, from('send-message'))));
    expect(await letters('two')).toMatchObject([
      { workflow: 'send-message', bus: 'none', detail: release },
    ]);
  });
});
