import { dueSteps, leaseStep } from '../../shared/adapters/calendar.ts';
import { publish } from '../../shared/adapters/publisher.ts';
import { env } from '../../shared/runtime/env.ts';
import { onSchedule } from '../../shared/runtime/on-schedule.ts';
import { sweepDue } from './sweep-due.ts';

export const handler = onSchedule((now) =>
  sweepDue(
    {
      due: dueSteps,
      lease: leaseStep,
      publish: async (events) =>
        (await publish(events, { intake: '', inner: env('INNER_BUS') })).size,
    },
    now,
  ),
);
