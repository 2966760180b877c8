import { recordMessage, storeMessage } from '../../shared/adapters/door.ts';
import { records } from '../../shared/adapters/records.ts';
import { now } from '../../shared/runtime/clock.ts';
import { decideAndCommit } from '../../shared/runtime/commit.ts';
import { env } from '../../shared/runtime/env.ts';
import { onQueue } from '../../shared/runtime/on-queue.ts';
import { readFeedback, type ReadFeedback } from './read-feedback.ts';
import { deliveredMessage, settleDelivery } from './settle-delivery.ts';

export const handler = onQueue({
  async handle(record) {
    const word = readFeedback(record.body);
    if (word === undefined) return { outcome: 'not about an email of ours' };
    const { kind } = word.feedback;
    return { outcome: kind === 'delivered' ? await noteDelivery(word) : await settle(word), kind };
  },
  describe: (record) => ({
    programId: 'unattributed',
    eventId: record.messageId,
    type: 'delivery feedback',
    source: 'aws.ses',
    bus: 'none',
    // The mail service's word carries addresses; what is needed to look it up is the id alone.
    detail: JSON.stringify({ sqsMessageId: record.messageId }),
  }),
});

/** How often the word is taken in again because the door was just writing the same message down. */
const triesToNote = 4;

/** The usual word changes nothing but the message itself: one read, one write, no entry. */
async function noteDelivery({ key, feedback }: ReadFeedback): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const { message } = await records(now).read({ message: { record: 'message', key } });
    const delivered = message && deliveredMessage(message, feedback);
    if (delivered === undefined) return 'settled-already';
    // The last try may throw: the queue then brings the word again.
    if (attempt >= triesToNote) await storeMessage(delivered);
    else if (!(await recordMessage(delivered))) continue;
    return 'noted';
  }
}

async function settle({ key, eventId, programId, feedback }: ReadFeedback): Promise<string> {
  const store = records(now);
  const { outcome } = await decideAndCommit({
    committer: store,
    read: () =>
      store.read({
        message: { record: 'message', key },
        person: { record: 'person', key: { personId: key.personId } },
      }),
    decide: (state, instant) => settleDelivery(state, feedback, instant),
    context: {
      workflow: env('WORKFLOW'),
      eventId,
      programId,
      correlationId: `${key.personId}/${key.plan}`,
      occurredAt: feedback.at,
      cause: 'mail service',
    },
  });
  return outcome;
}
