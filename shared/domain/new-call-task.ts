import { callTaskCreated } from '../../events/call-task-created.ts';
import { type Envelope, outgoing, type OutgoingEvent } from '../../events/contract.ts';
import type { CallReason } from '../../events/vocabulary/call.ts';
import { dayAfter, dayIn, workdayFrom } from './calendar-day.ts';

/** Days until a call is due. Somebody who asked, or is having a hard time, does not wait long. */
const daysUntil: Readonly<Record<CallReason, number>> = {
  'asked-for-a-call': 2,
  'low-check-in': 2,
  'left-position': 7,
  'no-mentor-found': 7,
  'not-reachable': 14,
  'by-hand': 3,
};

interface NewCall {
  personId: string;
  programId: string;
  /** Says what it is about; one call for one cause, however often it is asked for. */
  callId: string;
  reason: CallReason;
  /** In the words of who plans it by hand. */
  about?: string;
  checkInPlan?: string;
  needId?: string;
  /** The staff's own mailbox to tell; the program's caller when left out. */
  owner?: { name: string; address: string };
}

/** The day on which a call is due, by the calendar of a zone; never at a weekend. */
export function callDueOn(reason: CallReason, now: string, timeZone: string): string {
  return workdayFrom(dayAfter(dayIn(now, timeZone), daysUntil[reason]));
}

/** A call to make, and the event that tells of it. `cause` is the event, or what a page stands for. */
export function newCallTask(
  call: NewCall,
  dueDate: string,
  cause: Pick<Envelope<unknown>, 'eventId' | 'correlationId'>,
  now: string,
) {
  const { personId, programId, callId, reason } = call;
  const event: OutgoingEvent = outgoing(callTaskCreated, {
    eventId: `${personId}/call/${callId}`,
    occurredAt: now,
    programId,
    correlationId: cause.correlationId,
    causationId: cause.eventId,
    data: { personId, callId, reason, dueDate },
  });
  const item = {
    ...call,
    version: 0,
    status: 'open' as const,
    createdAt: now,
    dueDate,
    attempts: [],
    ...callListing({ programId, personId, status: 'open', dueDate }),
  };
  return { item, event };
}

/** Where a call stands in the program's list; to be renewed whenever its status or its day changes. */
export function callListing(call: {
  programId: string;
  personId: string;
  status: 'open' | 'done';
  dueDate: string;
}) {
  return {
    listOf: `${call.programId}#calls`,
    listBy: `${call.status}#${call.dueDate}#${call.personId}`,
  };
}
