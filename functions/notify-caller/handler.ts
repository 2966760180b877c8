import { callTaskCreated } from '../../events/call-task-created.ts';
import { callPlan } from '../../shared/domain/message-plan.ts';
import { on, onEvent } from '../../shared/runtime/on-event.ts';
import { notifyCaller } from './notify-caller.ts';

export const handler = onEvent(
  on(callTaskCreated, {
    read: ({ data: { personId, callId } }, records) =>
      records.read({
        callTask: { record: 'callTask', key: { personId, callId } },
        message: {
          record: 'message',
          key: { personId, plan: callPlan(callId), step: 'notice' },
        },
      }),
    decide: notifyCaller,
  }),
);
