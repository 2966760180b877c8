import { missed, relay } from '../../shared/adapters/outbox.ts';
import { env } from '../../shared/runtime/env.ts';
import { onSchedule } from '../../shared/runtime/on-schedule.ts';
import { sweepOutbox } from './sweep-outbox.ts';

export const handler = onSchedule((now) =>
  sweepOutbox(
    {
      missed,
      relay: (pending) => relay(pending, { intake: env('INTAKE_BUS'), inner: env('INNER_BUS') }),
    },
    now,
  ),
);
