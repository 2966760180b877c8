/** When a survey and its reminders are owed. */
// Temporal as functions: less than half of what its classes add to a function's code.
import * as Instant from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { schoolYearAt } from './school-year.ts';

export interface Season {
  /** IANA zone of the program. */
  timeZone: string;
  /** Month and day on which the season opens, `05-01`. */
  seasonOpens: string;
}

export const defaultSeason: Season = { timeZone: 'America/Chicago', seasonOpens: '05-01' };

/** Days after completion before which nobody is asked anything. */
const restAfterCompletion = 90;

/** Steps of a survey, and how many days after the invitation each is due. */
export const surveySteps = [
  { step: 'invitation', day: 0 },
  { step: 'reminder-1', day: 7 },
  { step: 'reminder-2', day: 21 },
  { step: 'close', day: 45 },
] as const;

export type Step = (typeof surveySteps)[number]['step'];

/** The step after one; undefined after the last. */
export function stepAfter(step: Step): { step: Step; daysLater: number } | undefined {
  const at = surveySteps.findIndex((each) => each.step === step);
  const [present, next] = [surveySteps[at], surveySteps[at + 1]];
  if (present === undefined || next === undefined) return undefined;
  return { step: next.step, daysLater: next.day - present.day };
}

/** The first opening of a season at or after an instant. */
export function openingAfter(instant: string, season: Season): string {
  const from = Instant.fromString(instant);
  const { year } = Instant.toZonedDateTimeISO(from, season.timeZone);
  const here = openingIn(year, season);
  return Instant.toString(Instant.compare(here, from) >= 0 ? here : openingIn(year + 1, season));
}

/**
 * When a graduate's first survey is due: the first opening after both the day we learned of them and
 * completion + 90 days.
 */
export function firstSurveyAt(learnedAt: string, completionDate: string, season: Season): string {
  const rested = PlainDate.addDays(dateOf(completionDate), restAfterCompletion);
  const early = startOfDay(rested, season.timeZone);
  const learned = Instant.fromString(learnedAt);
  const later = Instant.compare(early, learned) > 0 ? early : learned;
  return openingAfter(Instant.toString(later), season);
}

/** The opening of the season that asks about the school year after a given one. */
export function nextSeasonAfter(schoolYear: number, season: Season): string {
  const early = Instant.toString(openingIn(schoolYear, season));
  const asksAboutNext = schoolYearAt(early, season) === schoolYear + 1;
  return asksAboutNext ? early : Instant.toString(openingIn(schoolYear + 1, season));
}

/** An instant some days later by the calendar of a zone: the clock change shifts nothing. */
export function daysLater(instant: string, days: number, timeZone: string): string {
  const there = Instant.toZonedDateTimeISO(Instant.fromString(instant), timeZone);
  return Instant.toString(ZonedDateTime.toInstant(ZonedDateTime.addDays(there, days)));
}

function openingIn(year: number, { seasonOpens, timeZone }: Season) {
  return startOfDay(dateOf(`${year}-${seasonOpens}`), timeZone);
}

/** The instant at which a day begins in a zone. @throws RangeError when the calendar has no such day */
export function startOfDayIn(isoDate: string, timeZone: string): string {
  return Instant.toString(startOfDay(dateOf(isoDate), timeZone));
}

/** The day of an ISO 8601 date. @throws RangeError when the calendar has no such day */
function dateOf(isoDate: string): PlainDate.Record {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = isoDate.split('-').map(Number);
  return PlainDate.create(year, month, day);
}

function startOfDay(date: PlainDate.Record, timeZone: string) {
  return ZonedDateTime.toInstant(PlainDate.toZonedDateTime(date, timeZone));
}
