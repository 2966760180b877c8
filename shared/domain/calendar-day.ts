/** Days by the calendar of a zone, and the afternoons and workdays on which something is done. */
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';

/** School is over by then, where the program is. */
const afterSchool = 16;

/** The day that it is in a zone, `2026-08-17`. */
export function dayIn(instant: string, timeZone: string): string {
  const there = Instant.toZonedDateTimeISO(Instant.fromString(instant), timeZone);
  return PlainDate.toString(ZonedDateTime.toPlainDate(there));
}

/** A day some days later. @throws RangeError when the calendar has no such day */
export function dayAfter(day: string, days: number): string {
  return PlainDate.toString(PlainDate.addDays(dateOf(day), days));
}

/** The same day some months later, or that month's last. @throws RangeError when the calendar has no such day */
export function monthsAfter(day: string, months: number): string {
  return PlainDate.toString(PlainDate.addMonths(dateOf(day), months));
}

/**
 * The first afternoon of a weekday at or after a day and an instant. Teachers read such an email after school, and at
 * a weekend it would be one of many.
 * @throws RangeError when the calendar has no such day
 */
export function afternoonFrom(day: string, now: string, timeZone: string): string {
  const today = dayIn(now, timeZone);
  let date = dateOf(day < today ? today : day);
  while (isWeekend(date) || Date.parse(afternoonOf(date, timeZone)) < Date.parse(now)) {
    date = PlainDate.addDays(date, 1);
  }
  return afternoonOf(date, timeZone);
}

/** The day itself, or the Monday after it: the staff makes no calls at weekends. */
export function workdayFrom(day: string): string {
  let date = dateOf(day);
  while (isWeekend(date)) date = PlainDate.addDays(date, 1);
  return PlainDate.toString(date);
}

function isWeekend(date: PlainDate.Record): boolean {
  return PlainDate.dayOfWeek(date) > 5;
}

function afternoonOf(date: PlainDate.Record, timeZone: string): string {
  const plainTime = PlainTime.create(afterSchool);
  const there = PlainDate.toZonedDateTime(date, { timeZone, plainTime });
  return Instant.toString(ZonedDateTime.toInstant(there));
}

function dateOf(isoDate: string): PlainDate.Record {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = isoDate.split('-').map(Number);
  return PlainDate.create(year, month, day);
}
