import type { Locale } from '../domain/locale.ts';

/** What every email about a survey is made from. All addresses of pages are whole (`https://…`). */
export interface SurveyEmail {
  locale?: Locale;
  firstName: string;
  program: {
    name: string;
    /** Line by line. */
    postalAddress: string;
    /** The named human who reads replies. */
    replyTo: { name: string; address: string };
  };
  surveyUrl: string;
  notMeUrl: string;
  newAddressUrl: string;
  unsubscribeUrl: string;
  /** Ending year: 2027 is 2026-27. */
  schoolYear: number;
  /** How long the survey takes. */
  minutes: number;
}

export interface RenderedEmail {
  subject: string;
  html: string;
  text: string;
}

/** `2026–27` for 2027. */
export function schoolYearOf(email: SurveyEmail): string {
  return `${email.schoolYear - 1}–${String(email.schoolYear).slice(-2)}`;
}
