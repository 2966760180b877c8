import { describeWork } from '../../shared/runtime/on-event.ts';
import { onQueue } from '../../shared/runtime/on-queue.ts';
import { quarantine } from '../../shared/runtime/quarantine.ts';
import { readSubmission } from '../../shared/runtime/read-submission.ts';
import { readIntegrators, stampSubmission } from '../../shared/runtime/stamp-submission.ts';
import { unknownType } from './quarantine-submission.ts';

export const handler = onQueue({
  handle(record) {
    const { event, problems: faults } = readSubmission(record);
    const stamped = stampSubmission(event, readIntegrators(process.env['INTEGRATORS']));
    // Which types its sender may hand in does not matter where there is no such type.
    const problems = stamped.problems.filter(({ field }) => field !== 'detail-type');
    return quarantine({
      stamped,
      submissionType: 'unknown',
      problems: [unknownType(event['detail-type']), ...faults, ...problems],
    });
  },
  describe: (record) => describeWork(record, 'intake'),
});
