import { planOf } from '../../shared/domain/enrolment.ts';
import { schoolYearAt } from '../../shared/domain/school-year.ts';
import type { Season } from '../../shared/domain/survey-calendar.ts';

/** Years back that the console shows surveys for. */
const yearsBack = 5;

/** The annual surveys that may have anyone in them: of the last years, this year's, next year's. Latest first. */
export function surveyPlansAround(now: string, season: Season): string[] {
  const next = schoolYearAt(now, season) + 1;
  return Array.from({ length: yearsBack + 2 }, (_, back) =>
    planOf({ surveyIdentifier: 'annual', schoolYear: next - back }),
  );
}
