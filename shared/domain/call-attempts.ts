/** What the attempts of a call come to. */
import type { CallOutcome, NextStep } from '../../events/vocabulary/call.ts';

export interface Attempt {
  at: string;
  outcome: CallOutcome;
  nextStep: NextStep;
  number?: string | undefined;
  takenBackAt?: string | undefined;
}

interface Call {
  attempts: readonly Attempt[];
}

/** So often nobody answers before another channel is tried. */
export const mostUnanswered = 3;

/** Days until the next attempt, where nobody says otherwise. */
export const daysUntilAgain = { 'left-word': 3, 'no-answer': 2 } as const;

/** Attempts that were not noted by mistake. */
export function countingAttempts<One extends Attempt>(attempts: readonly One[]): One[] {
  return attempts.filter(({ takenBackAt }) => takenBackAt === undefined);
}

/** How often nobody answered. */
export function unanswered(attempts: readonly Attempt[]): number {
  return countingAttempts(attempts).filter(({ outcome }) => outcome === 'no-answer').length;
}

/**
 * Whether an attempt shows that a call will not reach them, so that the next channel is tried: the number is another's
 * and there is no other, or nobody answered for the third time. `at` counts from 0.
 */
export function showsUnreachable(attempts: readonly Attempt[], at: number): boolean {
  const attempt = attempts[at];
  if (attempt === undefined || attempt.takenBackAt !== undefined) return false;
  if (attempt.outcome === 'wrong-number') return attempt.nextStep !== 'call-again';
  return (
    attempt.outcome === 'no-answer' && unanswered(attempts.slice(0, at + 1)) === mostUnanswered
  );
}

/** When a number turned out to be somebody else's; undefined when it never did. */
export function wrongSince(
  calls: readonly Call[],
  telephone: string | undefined,
): string | undefined {
  if (telephone === undefined) return undefined;
  return lastOf(calls, ({ outcome, number }) => outcome === 'wrong-number' && number === telephone);
}

/** When they asked not to be called; undefined when they never did. */
export function noCallsSince(calls: readonly Call[]): string | undefined {
  return lastOf(calls, ({ outcome }) => outcome === 'asked-not-to-call');
}

function lastOf(calls: readonly Call[], fits: (attempt: Attempt) => boolean): string | undefined {
  return calls
    .flatMap(({ attempts }) => countingAttempts(attempts))
    .filter(fits)
    .map(({ at }) => at)
    .sort()
    .at(-1);
}
