import { callPlan } from '../../shared/domain/message-plan.ts';
import { callDueOn, callListing } from '../../shared/domain/new-call-task.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { defaultSeason } from '../../shared/domain/survey-calendar.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Program } from '../../shared/records/program.ts';

interface CallOffState {
  callTask: CallTask | undefined;
  messages: readonly Message[];
}

/** Ends a call that nobody needs to make any more. A note to the staff that has not gone does not go. */
export function callOff({ callTask, messages }: CallOffState, now: string): Changes {
  if (callTask === undefined) return { outcome: 'skipped', because: 'no-such-call' };
  if (callTask.status === 'done') return { outcome: 'skipped', because: 'so-already' };
  const plans = [{ plan: callPlan(callTask.callId) }];
  const item = { ...callTask, status: 'done' as const, doneAt: now };
  return {
    outcome: 'done',
    what: 'call-called-off',
    details: { callId: callTask.callId },
    about: personPartition(callTask.personId),
    writes: [
      { put: 'callTask', item: { ...item, ...callListing(item) } },
      ...takenBack(messages, plans, 'call-done').map(
        (message): Write => ({ put: 'message', item: message }),
      ),
    ],
  };
}

/** Opens a call again that was called off or ended too early; it is due as if it were planned now. */
export function openCallAgain(
  { callTask, program }: Pick<CallOffState, 'callTask'> & { program: Program | undefined },
  now: string,
): Changes {
  if (callTask === undefined) return { outcome: 'skipped', because: 'no-such-call' };
  if (callTask.status === 'open') return { outcome: 'skipped', because: 'so-already' };
  const { doneAt: _, ...rest } = callTask;
  const dueDate = callDueOn('by-hand', now, (program ?? defaultSeason).timeZone);
  const item = { ...rest, status: 'open' as const, dueDate };
  return {
    outcome: 'done',
    what: 'call-opened-again',
    details: { callId: callTask.callId, dueDate },
    about: personPartition(callTask.personId),
    writes: [{ put: 'callTask', item: { ...item, ...callListing(item) } }],
  };
}
