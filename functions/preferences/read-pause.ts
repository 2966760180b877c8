import { dayIn, monthsAfter } from '../../shared/domain/calendar-day.ts';
import { pauseDayProblem } from '../../shared/domain/pause-day.ts';
import { type PauseForm, type PauseProblem, pauseLengths } from './pages/pause-form.ts';

export type PauseReading =
  | { ok: true; until: string }
  | { ok: false; form: PauseForm; problem: PauseProblem };

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
    case 'until': {
      const problem = pauseDayProblem(until, today);
      return problem === undefined ? { ok: true, until } : refuse(problem);
    }
  }
}
