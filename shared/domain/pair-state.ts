/** What becomes of a pair: paused, going on, ended. The same for their own page, for the staff and for the calendar. */
import { type Envelope, outgoing, type OutgoingEvent } from '../../events/contract.ts';
import { mentorMatchEnded } from '../../events/mentor-match-ended.ts';
import type { MentoringKind } from '../../events/vocabulary/mentoring.ts';
import { withoutDue } from './enrolment.ts';
import { afterPause, endAfterEarlyReturn, pausing } from './pair-calendar.ts';

type PairStatus = 'active' | 'paused' | 'completed' | 'cancelled';
export type PairOutcome = Extract<PairStatus, 'completed' | 'cancelled'>;

interface StoredPair {
  personId: string;
  pairId: string;
  programId: string;
  mentorId: string;
  kind: MentoringKind;
  status: PairStatus;
  startedAt: string;
  checks: number;
  endsAt: string;
  pausedUntil?: string | undefined;
  step?: string | undefined;
  due?: string | undefined;
  dueAt?: string | undefined;
}

export interface PairEnd {
  outcome: PairOutcome;
  by: 'mentor' | 'mentee' | 'staff' | 'time';
}

/** Where a pair stands in the program's list; to be renewed whenever its status changes. */
export function pairListing(
  pair: Pick<StoredPair, 'programId' | 'personId' | 'status' | 'startedAt'>,
) {
  return {
    listOf: `${pair.programId}#pairs`,
    listBy: `${pair.status}#${pair.startedAt}#${pair.personId}`,
  };
}

/** Whether a pair has come to its end. */
export function hasEnded({ status }: Pick<StoredPair, 'status'>): boolean {
  return status === 'completed' || status === 'cancelled';
}

/** Paused until a day; its end moves with it. */
export function pausedPair<Pair extends StoredPair>(
  pair: Pair,
  until: string,
  now: string,
  timeZone: string,
) {
  const before = resumedEnd(pair, now, timeZone);
  const { endsAt, ...step } = pausing({ ...pair, endsAt: before }, until, now, timeZone);
  const status = 'paused' as const;
  return {
    ...pair,
    ...step,
    endsAt,
    status,
    pausedUntil: until,
    ...pairListing({ ...pair, status }),
  };
}

/** Going on after a pause, or before it is over. */
export function resumedPair<Pair extends StoredPair>(pair: Pair, now: string, timeZone: string) {
  const { pausedUntil: _, ...rest } = pair;
  const endsAt = resumedEnd(pair, now, timeZone);
  const status = 'active' as const;
  return {
    ...rest,
    endsAt,
    status,
    ...afterPause({ ...pair, endsAt }, now, timeZone),
    ...pairListing({ ...pair, status }),
  };
}

/** Ended: nothing is due any more. */
export function endedPair<Pair extends StoredPair>(pair: Pair, end: PairEnd, now: string) {
  const { pausedUntil: _, ...rest } = withoutDue(pair);
  const status = end.outcome;
  return {
    ...rest,
    status,
    endedAt: now,
    endedBy: end.by,
    ...pairListing({ ...pair, status }),
  };
}

/** The event that tells of a pair's end. `cause` is the event that brought it about; a page's press has none. */
export function matchEnded(
  pair: Pick<StoredPair, 'personId' | 'pairId' | 'programId' | 'mentorId'>,
  end: { outcome: PairOutcome; rematch: boolean },
  now: string,
  cause?: Pick<Envelope<unknown>, 'eventId' | 'correlationId'>,
): OutgoingEvent {
  const { personId, pairId, programId, mentorId } = pair;
  const eventId = `${personId}/pair/${pairId}/ended`;
  return outgoing(mentorMatchEnded, {
    eventId,
    occurredAt: now,
    programId,
    correlationId: cause?.correlationId ?? eventId,
    causationId: cause?.eventId ?? eventId,
    data: { personId, needId: pairId, mentorId, ...end },
  });
}

function resumedEnd(pair: StoredPair, now: string, timeZone: string): string {
  const { endsAt, pausedUntil } = pair;
  if (pausedUntil === undefined) return endsAt;
  return endAfterEarlyReturn(pair, pausedUntil, now, timeZone);
}
