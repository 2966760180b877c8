import { quarantine } from '../../shared/adapters/quarantine.ts';
import { now } from '../../shared/runtime/clock.ts';
import { busEventOf, describeWork } from '../../shared/runtime/on-event.ts';
import { onQueue } from '../../shared/runtime/on-queue.ts';
import { unknownType } from './quarantine-submission.ts';

export const handler = onQueue({
  async handle(record) {
    const event = busEventOf(record);
    await quarantine().put(event, unknownType(event['detail-type']), now());
    return { outcome: 'quarantined', type: event['detail-type'] };
  },
  describe: (record) => describeWork(record, 'intake'),
});
