/** When a survey and its reminders are owed. */
import { Temporal } from 'temporal-polyfill';
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
  const from = Temporal.Instant.from(instant);
  const year = from.toZonedDateTimeISO(season.timeZone).year;
  const here = openingIn(year, season);
  return (
    Temporal.Instant.compare(here, from) >= 0 ? here : openingIn(year + 1, season)
  ).toString();
}

/**
 * When a graduate's first survey is due: the first opening after both the day we learned of them and
 * completion + 90 days.
 */
export function firstSurveyAt(learnedAt: string, completionDate: string, season: Season): string {
  const rested = Temporal.PlainDate.from(completionDate)
    .add({ days: restAfterCompletion })
    .toZonedDateTime(season.timeZone)
    .toInstant();
  const learned = Temporal.Instant.from(learnedAt);
  const later = Temporal.Instant.compare(rested, learned) > 0 ? rested : learned;
  return openingAfter(later.toString(), season);
}

/** The opening of the season that asks about the school year after a given one. */
export function nextSeasonAfter(schoolYear: number, season: Season): string {
  const early = openingIn(schoolYear, season).toString();
  const asksAboutNext = schoolYearAt(early, season) === schoolYear + 1;
  return asksAboutNext ? early : openingIn(schoolYear + 1, season).toString();
}

/** An instant some days later by the calendar of a zone: the clock change shifts nothing. */
export function daysLater(instant: string, days: number, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .add({ days })
    .toInstant()
    .toString();
}

function openingIn(year: number, season: Season): Temporal.Instant {
  return Temporal.PlainDate.from(`${year}-${season.seasonOpens}`)
    .toZonedDateTime(season.timeZone)
    .toInstant();
}
