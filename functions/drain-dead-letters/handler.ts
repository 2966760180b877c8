import { deadLetters } from '../../shared/adapters/dead-letters.ts';
import { now } from '../../shared/runtime/clock.ts';
import { env } from '../../shared/runtime/env.ts';
import { describeWork } from '../../shared/runtime/on-event.ts';
import { onQueue } from '../../shared/runtime/on-queue.ts';
import { lostAt } from './drain-dead-letters.ts';
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
      ...describeWork(record, workflow.startsWith('admit') ? 'intake' : 'inner'),
      workflow,
      reason,
      attempts: receives,
      deadAt: now(),
    });
    return { outcome: 'dead-lettered', workflow };
  },
  describe: (record) => describeWork(record, 'none'),
});
