/** Events as tests need them. */
import type { DataOf, Envelope, EventContract, OutgoingEvent } from '../../events/contract.ts';
import { readEvent } from '../../events/contract.ts';
import { graduationSubmitted } from '../../events/graduation-submitted.ts';
import type { Changes } from '../../shared/ports.ts';
import { programId } from './made-up-records.ts';

export type Submission = Envelope<DataOf<typeof graduationSubmitted>>;
export type SubmittedData = Submission['data'];

/** An event of the program, by itself the cause of all that follows. */
export function anEvent<Data>(data: Data, head: Partial<Envelope<Data>> = {}): Envelope<Data> {
  const { eventId = 'event-1' } = head;
  return {
    eventId,
    occurredAt: '2026-05-15T17:00:00Z',
    programId,
    correlationId: eventId,
    causationId: eventId,
    data,
    ...head,
  };
}

/** What an institution says of Ngozi Ivanova, who completed in December 2025. */
export function aSubmission(
  data: Partial<SubmittedData> = {},
  head: Partial<Submission> = {},
): Submission {
  return anEvent({ ...graduationSubmitted.example, ...data }, head);
}

export function mail(
  electronicMailAddress: string,
  more: Partial<SubmittedData['electronicMail'][number]> = {},
): SubmittedData['electronicMail'][number] {
  return {
    electronicMailAddress,
    electronicMailType: 'Home/Personal',
    primaryEmailAddressIndicator: false,
    ...more,
  };
}

export function degree(
  status: 'awarded' | 'revoked' = 'awarded',
  more: Partial<SubmittedData['degrees'][number]> = {},
): SubmittedData['degrees'][number] {
  return {
    degreeCode: 'BS',
    programCode: 'BS-EDU-MATH',
    majorSpecialization: 'Mathematics Education',
    completionDate: '2025-12-19',
    reasonExited: 'Completed',
    status,
    ...more,
  };
}

/** The event as its consumer reads it. @throws Error when it does not keep its contract */
export function read<Data>(contract: EventContract<Data>, event: OutgoingEvent): Envelope<Data> {
  const reading = readEvent(contract, event.detail);
  if (!reading.ok) throw new Error(`${event.type}: ${JSON.stringify(reading.breaches)}`);
  return reading.event;
}

/** What a decision does. @throws Error when it does nothing */
export function done(changes: Changes): Extract<Changes, { outcome: 'done' }> {
  if (changes.outcome !== 'done') throw new Error(`nothing was done: ${changes.because}`);
  return changes;
}

/** Why a decision does nothing; undefined when it does something. */
export function skipped(changes: Changes): string | undefined {
  return changes.outcome === 'skipped' ? changes.because : undefined;
}

/** The types of what a decision announces. */
export function announced(changes: Changes): string[] {
  return (done(changes).emits ?? []).map(({ type }) => type);
}
