import type { callTaskCreated } from '../../events/call-task-created.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { dueIn } from '../../shared/domain/due.ts';
import { callPlan } from '../../shared/domain/message-plan.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { Message } from '../../shared/records/message.ts';

export interface NotifyState {
  callTask: CallTask | undefined;
  /** The note, when it was asked for before. */
  message: Message | undefined;
}

/**
 * Tells whoever is to call.
 * 1. Leave alone what is settled: the call is done, or they were told. 2. Ask for the note.
 * To whom it goes, the door sees when it sends: whoever has the call by then.
 */
export function notifyCaller(
  { callTask, message }: NotifyState,
  event: Envelope<DataOf<typeof callTaskCreated>>,
  now: string,
): Changes {
  if (callTask === undefined) return { outcome: 'skipped', because: 'no-such-call' };
  if (callTask.status === 'done') return { outcome: 'skipped', because: 'call-done' };
  if (message !== undefined) return { outcome: 'skipped', because: 'told-before' };
  const { personId, callId, programId, reason } = callTask;
  return {
    outcome: 'done',
    what: 'caller-told',
    details: { callId, reason },
    about: personPartition(personId),
    writes: [
      {
        put: 'message',
        item: {
          personId,
          plan: callPlan(callId),
          step: 'notice',
          programId,
          version: 0,
          purpose: 'staff',
          email: 'call-notice',
          status: 'planned',
          due: dueIn('message', personId),
          dueAt: now,
          plannedAt: now,
          causationId: event.eventId,
          correlationId: event.correlationId,
        },
      },
    ],
  };
}
