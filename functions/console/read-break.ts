import { type Purpose, purposes } from '../../events/vocabulary/purpose.ts';
import { dayIn } from '../../shared/domain/calendar-day.ts';
import { pauseDay } from '../../shared/domain/pause-day.ts';

/** What messages are for, as a form names it; undefined when there is no such purpose. */
export function purposeIn(text: string | undefined): Purpose | undefined {
  return purposes.find((purpose) => purpose === text);
}

/** The first day after a break, as a form gives it: after today where the program is; undefined when it is none. */
export function readBreak(
  text: string,
  { timeZone, now }: { timeZone: string; now: string },
): string | undefined {
  return pauseDay(text, dayIn(now, timeZone));
}
