/** When a mentor and a mentee are asked how it goes, and when their time is over. */
import type { MentoringKind, Rhythm } from '../../events/vocabulary/mentoring.ts';
import { afternoonFrom, dayAfter, dayIn } from './calendar-day.ts';
import { dueIn } from './due.ts';
import { startOfDayIn } from './survey-calendar.ts';

interface PairPlan {
  rhythm: Rhythm;
  /** Days after the introduction on which both are asked first. */
  firstCheck: number;
  /** Days between one question and the next; undefined when both are asked once. */
  between?: number;
  /** Days after the introduction on which their time is over. */
  ends: number;
}

const forAWhile = { between: 42, ends: 180 };

const plans: Readonly<Record<MentoringKind, PairPlan>> = {
  mentor: { rhythm: 'fortnightly', firstCheck: 21, ...forAWhile },
  // Who meets once a month has something to tell after a month.
  buddy: { rhythm: 'monthly', firstCheck: 35, ...forAWhile },
  'peer-coach': { rhythm: 'monthly', firstCheck: 35, ...forAWhile },
  flash: { rhythm: 'once', firstCheck: 7, ends: 21 },
  // A lesson to visit takes longer to arrange than half an hour on the telephone.
  observation: { rhythm: 'once', firstCheck: 21, ends: 42 },
};

/** Days after a pause until both are asked again: they are to have met first. */
const restAfterPause = 14;

export interface PairStep {
  /** `check-1`, `resume`, `end`. */
  step: string;
  due: string;
  dueAt: string;
}

/** What a pair's place in the calendar is reckoned from. */
interface Timed {
  /** Of the mentee, with whom the pair lies. */
  personId: string;
  kind: MentoringKind;
  checks: number;
  endsAt: string;
}

/** How often a pair of a kind means to meet, until they settle otherwise. */
export function usualRhythm(kind: MentoringKind): Rhythm {
  return plans[kind].rhythm;
}

/** When the time of a pair that begins now is over, and its first step. */
export function beginning(
  { personId, kind }: Pick<Timed, 'personId' | 'kind'>,
  now: string,
  timeZone: string,
): PairStep & { endsAt: string } {
  const { ends, firstCheck } = plans[kind];
  const endsAt = afternoonLater(now, ends, timeZone);
  const first = nextCheck({ personId, kind, checks: 0, endsAt }, now, firstCheck, timeZone);
  return { endsAt, ...first };
}

/** The step after a question; the end when no other question comes before it. */
export function afterCheck(pair: Timed, now: string, timeZone: string): PairStep {
  return nextCheck(pair, now, plans[pair.kind].between, timeZone);
}

/** The step after a pause. */
export function afterPause(pair: Timed, now: string, timeZone: string): PairStep {
  const { between, firstCheck } = plans[pair.kind];
  const askedAll = between === undefined && pair.checks > 0;
  const days = askedAll ? undefined : Math.min(restAfterPause, firstCheck);
  return nextCheck(pair, now, days, timeZone);
}

/** The same step on a later day, since nobody may be written to before it; the end when that comes first. */
export function postponed(pair: Timed, step: string, day: string, timeZone: string): PairStep {
  const at = afternoonFrom(day, startOfDayIn(day, timeZone), timeZone);
  return isBefore(at, pair.endsAt) ? stepAt(pair, step, at) : stepAt(pair, 'end', pair.endsAt);
}

/** A pause until a day: the end moves with it, by as many days. */
export function pausing(
  pair: Timed,
  until: string,
  now: string,
  timeZone: string,
): PairStep & { endsAt: string } {
  const days = daysBetween(dayIn(now, timeZone), until);
  const endDay = dayAfter(dayIn(pair.endsAt, timeZone), Math.max(0, days));
  const endsAt = afternoonFrom(endDay, now, timeZone);
  return { endsAt, ...stepAt(pair, 'resume', startOfDayIn(until, timeZone)) };
}

/** A pause that is over before its day: the end moves back by what was not taken of it. */
export function endAfterEarlyReturn(
  { endsAt }: Pick<Timed, 'endsAt'>,
  pausedUntil: string,
  now: string,
  timeZone: string,
): string {
  const left = Math.max(0, daysBetween(dayIn(now, timeZone), pausedUntil));
  return afternoonFrom(dayAfter(dayIn(endsAt, timeZone), -left), now, timeZone);
}

function nextCheck(pair: Timed, now: string, days: number | undefined, timeZone: string): PairStep {
  if (days !== undefined) {
    const at = afternoonLater(now, days, timeZone);
    if (isBefore(at, pair.endsAt)) return stepAt(pair, `check-${pair.checks + 1}`, at);
  }
  return stepAt(pair, 'end', pair.endsAt);
}

function stepAt({ personId }: Timed, step: string, dueAt: string): PairStep {
  return { step, due: dueIn('step', personId), dueAt };
}

function afternoonLater(now: string, days: number, timeZone: string): string {
  return afternoonFrom(dayAfter(dayIn(now, timeZone), days), now, timeZone);
}

function isBefore(instant: string, other: string): boolean {
  return Date.parse(instant) < Date.parse(other);
}

/** Whole days from one day to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
