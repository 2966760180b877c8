import { defaultLocale } from '../../shared/domain/locale.ts';
import { mentoringLabels } from '../../shared/domain/mentoring-labels.ts';
import { isOpen } from '../../shared/domain/position.ts';
import { readSchoolsMeant, schoolMeant } from '../../shared/domain/same-school.ts';
import { schoolLabel } from '../../shared/domain/school.ts';
import type { Reader } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { School } from '../../shared/records/school.ts';
import type { StatedTerms } from '../../shared/records/stated-terms.ts';
import { ownWordsOf } from './credentials-view.ts';
import type { PositionView } from './pages/person-positions.tsx';
import type { DistrictNames } from './read-districts.ts';

/** The schools of somebody's positions, and those which they turned out to be. */
export async function readSchools(
  records: Reader,
  programId: string,
  positions: readonly { schoolId: string }[],
): Promise<readonly School[]> {
  const ids = positions.map(({ schoolId }) => schoolId);
  return readSchoolsMeant(ids, async (schoolIds) => {
    const keys = schoolIds.map((schoolId) => ({ programId, schoolId }));
    return (await records.read({ schools: { many: 'school', keys } })).schools;
  });
}

export interface PlaceView {
  schoolId: string;
  school: string;
  district: { leaId: string; name: string } | undefined;
}

/** The school that is meant, and its district. */
export function placeView(
  schoolId: string,
  schools: readonly School[],
  districtNames: DistrictNames,
): PlaceView {
  const meant = schoolMeant(schools, schoolId);
  const school = schools.find((each) => each.schoolId === meant);
  const leaId = school?.leaId;
  return {
    schoolId: meant,
    school: school === undefined ? meant : schoolLabel(school),
    district: leaId === undefined ? undefined : { leaId, name: districtNames(leaId) },
  };
}

/** Somebody's positions as their page shows them: those that last first, then the latest. */
export function positionsView(
  employments: readonly Employment[],
  schools: readonly School[],
  districtNames: DistrictNames,
  stated: readonly StatedTerms[],
): PositionView[] {
  const labels = mentoringLabels(defaultLocale);
  return employments
    .toSorted(
      (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.hireDate.localeCompare(a.hireDate),
    )
    .map((employment) => {
      const { schoolId, staffClassification, separationReason } = employment;
      return {
        employmentId: employment.employmentId,
        ...placeView(schoolId, schools, districtNames),
        role: staffClassification,
        subjects: employment.academicSubjects.map((code) => labels.subjects[code]),
        gradeBands: employment.gradeBands.map((code) => labels.gradeBands[code]),
        hireDate: employment.hireDate,
        endDate: employment.endDate,
        reason: separationReason,
        source: employment.source,
        observedAt: employment.observedAt,
        open: isOpen(employment),
        own: ownWordsOf(stated, employment.employmentId),
      };
    });
}
