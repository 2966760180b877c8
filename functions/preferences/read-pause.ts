import { dayAfter, dayIn, monthsAfter } from '../../shared/domain/check-in-day.ts';
import { type PauseForm, type PauseProblem, pauseLengths } from './pages/pause-form.ts';

export type PauseReading =
  | { ok: true; until: string }
  | { ok: false; form: PauseForm; problem: PauseProblem };

/** Nobody is left in peace for longer by a pause; who wishes so stops the messages. */
const longestDays = 731;

/** Reads until when somebody wishes to be left in peace; days are those where the program is. */
export function readPause(
  form: ReadonlyMap<string, string>,
  { timeZone, now }: { timeZone: string; now: string },
): PauseReading {
  const today = dayIn(now, timeZone);
  const length = pauseLengths.find((each) => each === form.get('pause'));
  const until = (form.get('until') ?? '').trim();
  const refuse = (problem: PauseProblem): PauseReading => ({
    ok: false,
    form: { length, until: until.slice(0, 40) },
    problem,
  });
  switch (length) {
    case undefined:
      return refuse('no-length');
    case '1-month':
      return { ok: true, until: monthsAfter(today, 1) };
    case '3-months':
      return { ok: true, until: monthsAfter(today, 3) };
    case 'until':
      if (!isDay(until)) return refuse('no-day');
      if (until <= today) return refuse('not-ahead');
      return until > dayAfter(today, longestDays) ? refuse('too-far') : { ok: true, until };
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
