import type { Reading } from '../registrar-file/read-student-id.ts';

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** What is true of the whole file and decides how one date is read. */
export interface DateStyle {
  /** Some date of the file can only be day/month/year, so that 05/06/2026 says nothing certain. */
  dayFirstSeen: boolean;
  /** The day of reading: what lies more than three years behind it is a slip. */
  today?: string;
}

export function dateStyleOf(cells: Iterable<string>): DateStyle {
  for (const cell of cells) {
    const parts = /^\s*(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(cell);
    if (parts && Number(parts[1]) > 12 && Number(parts[2]) <= 12) return { dayFirstSeen: true };
  }
  return { dayFirstSeen: false };
}

/**
 * ISO date of a cell in one of three styles: `2026-05-15`, `05/15/2026` (month first) and `15-MAY-26` (Oracle; years
 * 00–49 are 20xx). A time of day behind it is dropped. Anything that may mean two days, or no day at all, or a day
 * that cannot be meant is refused. `column`: as the sender calls it.
 */
export function readDay(cell: string, style: DateStyle, column: string): Reading<string> {
  const reading = readAnyDay(cell, style);
  if (reading.ok) return reading;
  const { code, sentence } = reading;
  return {
    ok: false,
    code,
    sentence: `${column} ${sentence}: write it as 2026-05-15, 05/15/2026 or 15-MAY-26.`,
  };
}

function readAnyDay(cell: string, style: DateStyle): Reading<string> {
  const text = cell.trim();
  const day = text.replace(/[T ]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?( ?[AP]M)?Z?$/i, '');

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(day);
  if (iso) return calendarDate(text, [Number(iso[1]), Number(iso[2]), Number(iso[3])], style);

  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(day);
  if (slashed) {
    const month = Number(slashed[1]);
    const dayOfMonth = Number(slashed[2]);
    if (style.dayFirstSeen && month !== dayOfMonth && month <= 12 && dayOfMonth <= 12) {
      return refuseDay(
        'date-ambiguous',
        `“${text}” may be two days, since other rows put the day first`,
      );
    }
    return calendarDate(text, [Number(slashed[3]), month, dayOfMonth], style);
  }

  const named = /^(\d{1,2})-([A-Z]{3})-(\d{2}|\d{4})$/i.exec(day);
  if (named) {
    const year = Number(named[3]);
    const fullYear = year >= 100 ? year : year < 50 ? 2000 + year : 1900 + year;
    const month = months.indexOf((named[2] ?? '').toUpperCase()) + 1;
    return calendarDate(text, [fullYear, month, Number(named[1])], style);
  }

  if (/^\d{1,2}[/-]\d{1,2}[/-]\d{2}$/.test(day)) {
    return refuseDay('date-ambiguous', `“${text}” may be several days`);
  }
  if (/^\d{5}(\.\d+)?$/.test(day)) {
    const probably = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(day)) * 86_400_000);
    const shown = probably.toISOString().slice(0, 10);
    return refuseDay(
      'date-unreadable',
      `“${text}” is a spreadsheet’s day number, probably ${shown}`,
    );
  }
  return refuseDay('date-unreadable', `“${text.slice(0, 40)}” is no date`);
}

type Calendar = readonly [year: number, month: number, day: number];

function calendarDate(
  text: string,
  [year, month, day]: Calendar,
  { today }: DateStyle,
): Reading<string> {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (exists && [1899, 1900, 1901].includes(year)) {
    return refuseDay('date-invalid', `“${text}” is what systems write where there is no date`);
  }
  if (!exists || year < 1950 || year > 2100) {
    return refuseDay('date-invalid', `“${text}” is no day of the calendar`);
  }
  if (today !== undefined && date.getTime() - Date.parse(today) > 3 * 366 * 86_400_000) {
    return refuseDay('date-future', `“${text}” lies more than three years ahead`);
  }
  return { ok: true, value: date.toISOString().slice(0, 10) };
}

function refuseDay(code: string, what: string): Reading<string> {
  return { ok: false, code, sentence: what };
}
