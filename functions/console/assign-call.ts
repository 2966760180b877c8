import { dueIn } from '../../shared/domain/due.ts';
import { callPlan } from '../../shared/domain/message-plan.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { Message } from '../../shared/records/message.ts';

interface Assignment {
  owner: { name: string; address: string };
  /** Address of who does it. */
  by: string;
  /** Address of the owner whom the page showed. */
  shownOwner: string;
}

interface AssignState {
  callTask: CallTask | undefined;
  messages: readonly Message[];
  /** Whose the calls are that nobody took. */
  caller: { name: string; address: string };
}

/**
 * Makes a call somebody's: taken over, or given away.
 * 1. Who took it meanwhile keeps it. 2. Whoever is given it is told by email, unless the note of the call itself is
 * still to go: it goes to whoever has the call by then.
 */
export function assignCall(state: AssignState, assigned: Assignment, now: string): Changes {
  const { callTask, messages, caller } = state;
  const { owner, by, shownOwner } = assigned;
  if (callTask === undefined) return { outcome: 'skipped', because: 'no-such-call' };
  if (callTask.status === 'done') return { outcome: 'skipped', because: 'call-done-already' };
  const present = (callTask.owner ?? caller).address;
  if (present === owner.address) return { outcome: 'skipped', because: 'call-assigned-already' };
  if (present !== shownOwner) return { outcome: 'skipped', because: 'call-taken-meanwhile' };
  const { personId, callId } = callTask;
  const own = owner.address === by;
  const plan = callPlan(callId);
  const waiting = messages.some((each) => each.plan === plan && each.status === 'planned');
  const told: Write[] =
    own || waiting ? [] : [{ put: 'message', item: noteTo(callTask, plan, now) }];
  return {
    outcome: 'done',
    what: own ? 'call-taken-over' : 'call-handed-over',
    details: { callId },
    about: personPartition(personId),
    writes: [{ put: 'callTask', item: { ...callTask, owner } }, ...told],
  };
}

function noteTo(call: CallTask, plan: string, now: string): Message {
  const { personId, callId, programId, version } = call;
  const eventId = `${personId}/call/${callId}/given/${version}`;
  return {
    personId,
    plan,
    // Each handing over is a note of its own.
    step: `given-${version}`,
    programId,
    version: 0,
    purpose: 'staff',
    email: 'call-notice',
    status: 'planned',
    due: dueIn('message', personId),
    dueAt: now,
    plannedAt: now,
    causationId: eventId,
    correlationId: eventId,
  };
}
