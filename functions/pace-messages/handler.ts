import { dueMessages } from '../../shared/adapters/calendar.ts';
import { depthOf, sendAll, sendQuota } from '../../shared/adapters/messages-queue.ts';
import { env } from '../../shared/runtime/env.ts';
import { onSchedule } from '../../shared/runtime/on-schedule.ts';
import { paceMessages } from './pace-messages.ts';

export const handler = onSchedule((now) =>
  paceMessages(
    {
      due: dueMessages,
      quota: sendQuota,
      waitingAtDoor: () => depthOf(env('MESSAGES_QUEUE_URL')),
      release: (messages, perSecond) =>
        sendAll(
          env('MESSAGES_QUEUE_URL'),
          messages.map((message) => JSON.stringify({ ...message, perSecond })),
        ),
    },
    now,
  ),
);
