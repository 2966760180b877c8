import type { Envelope } from '../../events/contract.ts';
import type { PersonRef } from '../../events/fields/person-ref.ts';
import type { StatedOrganization } from '../../events/fields/stated-employment.ts';
import { readSchoolsMeant, schoolMeant } from '../../shared/domain/same-school.ts';
import { meantSchool, type MeantSchool } from '../../shared/domain/stated-school.ts';
import type { DirectorySchool } from '../../shared/records/directory-school.ts';
import type { Employment } from '../../shared/records/employment.ts';
import type { School } from '../../shared/records/school.ts';
import { readStatement, type Sources } from './read-statement.ts';
import type { StatementState } from './admit-statement.ts';

export interface PositionState extends StatementState {
  /** The school as the statement names it. */
  stated: MeantSchool;
  /** The id under which it is kept: another, where that was found to be the same school. */
  schoolId: string;
  school: School | undefined;
  directory: DirectorySchool | undefined;
  /** Every position of the person, each at the school that is meant. */
  employments: readonly Employment[];
}

/** Reads what a statement on a position is set against: the school, and the person's other positions. */
export async function readPosition(
  type: string,
  event: Envelope<{ person: PersonRef; educationOrganization: StatedOrganization }>,
  sources: Sources,
): Promise<PositionState> {
  const { reader, links } = sources;
  const { programId } = event;
  const statement = await readStatement(type, event, sources);
  const stated = meantSchool(event.data.educationOrganization, links.hashOf);
  const personId = statement.person?.personId;
  const { employments } =
    personId === undefined
      ? { employments: [] }
      : await reader.read({ employments: { allOf: 'employment', personId } });
  const ids = [stated.facts, ...employments].map((each) => each.schoolId);
  const schools = await readSchoolsMeant(ids, async (schoolIds) => {
    const keys = schoolIds.map((schoolId) => ({ programId, schoolId }));
    return (await reader.read({ schools: { many: 'school', keys } })).schools;
  });
  const schoolId = schoolMeant(schools, stated.facts.schoolId);
  const { directory } = await reader.read({
    directory: { record: 'directorySchool', key: { programId, schoolId } },
  });
  return {
    ...statement,
    stated,
    schoolId,
    school: schools.find((each) => each.schoolId === schoolId),
    directory,
    employments: employments.map((each) => ({
      ...each,
      schoolId: schoolMeant(schools, each.schoolId),
    })),
  };
}
