import type { EmailFrame } from './email-frame.ts';

/** What every email about a survey is made from. */
export interface SurveyEmail extends EmailFrame {
  surveyUrl: string;
  /** Ending year: 2027 is 2026-27. */
  schoolYear: number;
  /** How long the survey takes. */
  minutes: number;
}

/** `2026–27` for 2027. */
export function schoolYearOf(email: SurveyEmail): string {
  return `${email.schoolYear - 1}–${String(email.schoolYear).slice(-2)}`;
}
