import type { Introduction } from '../../shared/records/introduction.ts';
import type { School } from '../../shared/records/school.ts';
import {
  type MentoringServices,
  type MentoringVisit,
  purposes,
  visitPerson,
} from './mentoring-visit.ts';

/** Who was asked whether they want to be introduced to fellow graduates at a school. */
export interface ColleaguesVisit {
  visit: MentoringVisit;
  school: School;
  introduction: Introduction;
}

/** Who opened a link; undefined when it is for another door, or they were not asked about this school. */
export async function visitColleagues(
  services: MentoringServices,
  schoolId: string,
  token: string,
): Promise<ColleaguesVisit | undefined> {
  const visit = await visitPerson(services, purposes.colleagues(schoolId), token);
  if (visit === undefined) return undefined;
  const { personId, programId } = visit.person;
  const { school, introduction } = await services.records.read({
    school: { record: 'school', key: { programId, schoolId } },
    introduction: { record: 'introduction', key: { personId, schoolId } },
  });
  if (school === undefined || introduction === undefined) return undefined;
  return { visit, school, introduction };
}
