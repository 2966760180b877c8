import { dayIn } from '../../shared/domain/calendar-day.ts';
import type { PairSettlement } from './settle-pair.ts';

export type SettlementReading =
  | { ok: true; settlement: PairSettlement }
  | { ok: false; problem: { field: 'until' | 'outcome'; message: string }; until: string }
  /** No button of ours. */
  | undefined;

/** Reads what the staff settle for a pair; days are those of the program's zone. */
export function readSettlement(
  form: ReadonlyMap<string, string>,
  now: string,
  timeZone: string,
): SettlementReading {
  switch (form.get('act')) {
    case 'pause': {
      const today = dayIn(now, timeZone);
      const until = (form.get('until') ?? '').trim().slice(0, 40);
      if (isDay(until) && until > today && daysFrom(today, until) <= 731) {
        return { ok: true, settlement: { act: 'pause', until } };
      }
      const message = 'Give a day after today and within two years, such as 2027-08-15.';
      return { ok: false, problem: { field: 'until', message }, until };
    }
    case 'go-on':
      return { ok: true, settlement: { act: 'go-on' } };
    case 'end': {
      const outcome = form.get('outcome');
      if (outcome !== 'completed' && outcome !== 'cancelled') {
        return {
          ok: false,
          problem: { field: 'outcome', message: 'Choose how it ends.' },
          until: '',
        };
      }
      const rematch = form.get('rematch') === 'yes';
      return { ok: true, settlement: { act: 'end', outcome, rematch } };
    }
    default:
      return undefined;
  }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

function daysFrom(day: string, later: string): number {
  return (Date.parse(later) - Date.parse(day)) / 86_400_000;
}
