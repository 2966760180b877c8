import { defaultLocale } from '../../shared/domain/locale.ts';
import { mentoringLabels } from '../../shared/domain/mentoring-labels.ts';
import { isOpen } from '../../shared/domain/position.ts';
import { schoolLabel } from '../../shared/domain/school.ts';
import type { Reader } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { School } from '../../shared/records/school.ts';
import type { PositionView } from './pages/person-positions.tsx';

/** The schools of somebody's positions. */
export async function readSchools(
  records: Reader,
  programId: string,
  employments: readonly Employment[],
): Promise<readonly School[]> {
  const ids = new Set(employments.map(({ schoolId }) => schoolId));
  const keys = [...ids].map((schoolId) => ({ programId, schoolId }));
  return (await records.read({ schools: { many: 'school', keys } })).schools;
}

/** Somebody's positions as their page shows them: those that last first, then the latest. */
export function positionsView(
  employments: readonly Employment[],
  schools: readonly School[],
): PositionView[] {
  const labels = mentoringLabels(defaultLocale);
  return employments
    .toSorted(
      (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.hireDate.localeCompare(a.hireDate),
    )
    .map((employment) => {
      const { schoolId, staffClassification, separationReason } = employment;
      const school = schools.find((each) => each.schoolId === schoolId);
      return {
        employmentId: employment.employmentId,
        schoolId,
        school: school === undefined ? schoolId : schoolLabel(school),
        role: staffClassification,
        subjects: employment.academicSubjects.map((code) => labels.subjects[code]),
        gradeBands: employment.gradeBands.map((code) => labels.gradeBands[code]),
        hireDate: employment.hireDate,
        endDate: employment.endDate,
        reason: separationReason,
        source: employment.source,
        observedAt: employment.observedAt,
        open: isOpen(employment),
      };
    });
}
