import type { candidateGraduated } from '../../events/candidate-graduated.ts';
import type { DataOf } from '../../events/contract.ts';

/** A person's record, as far as the fact of their graduation goes. */
interface Graduated {
  personId: string;
  revision: number;
  completionDate?: string | undefined;
  cohort: number;
  homeDistrictLeaId?: string | undefined;
  directoryHold: boolean;
  degrees: readonly {
    degreeCode: string;
    programCode: string;
    completionDate: string;
    status: string;
  }[];
}

/** The graduation as `candidate.graduated.v1` states it: ids and codes only. */
export function graduationFact(person: Graduated): DataOf<typeof candidateGraduated> {
  const { personId, revision, homeDistrictLeaId, directoryHold } = person;
  return {
    personId,
    revision,
    completionDate: person.completionDate ?? '',
    reasonExited: 'Completed',
    cohortYear: { cohortYearType: 'Completion', schoolYear: person.cohort },
    degrees: person.degrees
      .filter(({ status }) => status === 'awarded')
      .map(({ degreeCode, programCode, completionDate }) => ({
        degreeCode,
        programCode,
        completionDate,
      })),
    ...(homeDistrictLeaId === undefined ? {} : { homeDistrictLeaId }),
    directoryHold,
  };
}
