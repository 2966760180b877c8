import { type Purpose, purposes } from '../../events/vocabulary/purpose.ts';
import { dayAfter, dayIn } from '../../shared/domain/check-in-day.ts';

/** Nobody is left in peace for longer by a break; who wishes so stops the messages. */
const longestDays = 731;

/** What messages are for, as a form names it; undefined when there is no such purpose. */
export function purposeIn(text: string | undefined): Purpose | undefined {
  return purposes.find((purpose) => purpose === text);
}

/** The first day after a break, as a form gives it: after today where the program is; undefined when it is none. */
export function readBreak(
  text: string,
  { timeZone, now }: { timeZone: string; now: string },
): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const instant = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text)) return undefined;
  const today = dayIn(now, timeZone);
  return text > today && text <= dayAfter(today, longestDays) ? text : undefined;
}
