import type { callTaskCreated } from '../../events/call-task-created.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { callPlan } from '../../shared/domain/message-plan.ts';
import type { Reader } from '../../shared/ports.ts';
import type { NotifyState } from './notify-caller.ts';

/** Reads a call and the note that tells of it, in one batch. */
export function readNotice(
  { data: { personId, callId } }: Envelope<DataOf<typeof callTaskCreated>>,
  reader: Reader,
): Promise<NotifyState> {
  return reader.read({
    callTask: { record: 'callTask', key: { personId, callId } },
    message: { record: 'message', key: { personId, plan: callPlan(callId), step: 'notice' } },
  });
}
