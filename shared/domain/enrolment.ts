import { dueIn } from './due.ts';
import { schoolYearAt } from './school-year.ts';
import type { Season } from './survey-calendar.ts';

export interface SurveyReference {
  surveyIdentifier: string;
  schoolYear: number;
}

/** The name of a plan: `annual-2027`. */
export function planOf({ surveyIdentifier, schoolYear }: SurveyReference): string {
  return `${surveyIdentifier}-${schoolYear}`;
}

/** The same survey a year later. */
export function nextYear(survey: SurveyReference): SurveyReference {
  return { ...survey, schoolYear: survey.schoolYear + 1 };
}

/** The domain key of a survey's link. */
export function surveyLinkKey(personId: string, plan: string): string {
  return `${personId}#${plan}`;
}

interface Enrolled {
  personId: string;
  programId: string;
  cohort: number;
  /** When its first step is due. */
  dueAt: string;
  season: Season;
  startedBy: 'season' | 'admin';
  hashOf(domainKey: string): string;
}

/** Puts a person into the annual survey of the school year in which its first step is due. */
export function annualEnrolment(enrolled: Enrolled) {
  const { personId, programId, cohort, dueAt, season, startedBy, hashOf } = enrolled;
  const survey = { surveyIdentifier: 'annual', schoolYear: schoolYearAt(dueAt, season) };
  const plan = planOf(survey);
  return {
    personId,
    plan,
    programId,
    version: 0,
    survey,
    cohort,
    step: 'invitation' as const,
    due: dueIn('step', personId),
    dueAt,
    status: 'owed' as const,
    startedBy,
    linkHash: hashOf(surveyLinkKey(personId, plan)),
    listOf: `${programId}#${plan}`,
    listBy: `${cohort}#${personId}`,
  };
}

/** An enrolment that owes nothing more: without it in the index, no sweep finds it. */
export function withoutDue<Item extends { due?: unknown; dueAt?: unknown; step?: unknown }>(
  enrolment: Item,
): Omit<Item, 'due' | 'dueAt' | 'step'> {
  const { due: _, dueAt: __, step: ___, ...rest } = enrolment;
  return rest;
}
