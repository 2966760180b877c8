import type { PageProgram } from '../../../shared/html/alumni-page.tsx';
import type { Locale } from '../../../shared/domain/locale.ts';

/** What every page of a survey knows of who is looking and what it is about. */
export interface SurveyHead {
  locale: Locale;
  firstName: string;
  program: PageProgram & { timeZone: string };
  /** How long the survey takes. */
  minutes: number;
  /** Ending year of the school year asked about. */
  schoolYear: number;
  /** The survey's address in this site, without a slash at its end: `/s/<token>`. */
  path: string;
  /** Where they can say how they would mentor. */
  profilePath: string;
}

/** `2026–27` for 2027. */
export function schoolYearInWords(endingYear: number): string {
  return `${endingYear - 1}–${String(endingYear).slice(-2)}`;
}

/** A day as people write it, where the program is. */
export function dayInWords(instant: string, head: SurveyHead): string {
  return new Intl.DateTimeFormat(head.locale === 'en' ? 'en-US' : head.locale, {
    dateStyle: 'long',
    timeZone: head.program.timeZone,
  }).format(new Date(instant));
}
