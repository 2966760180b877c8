import { newCallTask } from '../../shared/domain/new-call-task.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { CallTask } from '../../shared/records/call-task.ts';
import type { Person } from '../../shared/records/person.ts';

export interface PlannedCall {
  /** Stands for the form: a second press of it is the same call. */
  callId: string;
  dueDate: string;
  about: string;
  /** The program's caller when left out. */
  owner: { name: string; address: string } | undefined;
}

/** The id of a call that a form plans. */
export const callIdOf = (formId: string) => `hand-${formId}`;

/** Plans a call by hand. Who is to call is told by email, like of every other call. */
export function planCall(
  state: { person: Person | undefined; callTask: CallTask | undefined },
  planned: PlannedCall,
  now: string,
): Changes {
  const { person, callTask } = state;
  if (person === undefined || person.erasedAt !== undefined) {
    return { outcome: 'skipped', because: 'person-gone' };
  }
  if (callTask !== undefined) return { outcome: 'skipped', because: 'planned-already' };
  const { personId, programId } = person;
  const { callId, dueDate, about, owner } = planned;
  const eventId = `call/${callId}`;
  const { item, event } = newCallTask(
    {
      personId,
      programId,
      callId,
      reason: 'by-hand',
      ...(about === '' ? {} : { about }),
      ...(owner === undefined ? {} : { owner }),
    },
    dueDate,
    { eventId, correlationId: eventId },
    now,
  );
  return {
    outcome: 'done',
    what: 'call-planned',
    details: { callId, dueDate },
    about: personPartition(personId),
    writes: [{ put: 'callTask', item }],
    emits: [event],
  };
}
