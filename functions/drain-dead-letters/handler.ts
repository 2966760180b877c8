import { deadLetters } from '../../shared/adapters/dead-letters.ts';
import { now } from '../../shared/runtime/clock.ts';
import { env } from '../../shared/runtime/env.ts';
import { describeWork } from '../../shared/runtime/on-event.ts';
import { onQueue } from '../../shared/runtime/on-queue.ts';
import { busOf, carriesAddresses, lostAt } from './drain-dead-letters.ts';
import { readSources } from './read-sources.ts';

export const handler = onQueue({
  async handle(record) {
    const { messageAttributes: told, attributes } = record;
    const receives = Number(attributes.ApproximateReceiveCount);
    const { workflow, reason } = lostAt(
      {
        sourceQueueArn: attributes.DeadLetterQueueSourceArn,
        ruleArn: told['RULE_ARN']?.stringValue,
        errorCode: told['ERROR_CODE']?.stringValue,
        errorMessage: told['ERROR_MESSAGE']?.stringValue,
        receives,
      },
      readSources(env('QUEUES')),
    );
    await deadLetters().put({
      ...described(record, workflow),
      workflow,
      reason,
      attempts: receives,
      deadAt: now(),
    });
    return { outcome: 'dead-lettered', workflow };
  },
  describe: (record) => describeWork(record, 'none'),
});

function described(record: Parameters<typeof describeWork>[0], workflow: string) {
  const work = describeWork(record, 'none');
  if (carriesAddresses(workflow)) {
    return { ...work, detail: JSON.stringify({ sqsMessageId: record.messageId }) };
  }
  return { ...work, bus: busOf(work.type) };
}
