import type { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { readSchoolsMeant } from '../../shared/domain/same-school.ts';
import type { Reader } from '../../shared/ports.ts';
import type { SeparationState } from './record-separation.ts';

/** Reads what the end of a position may change: what is known of the person, then the schools of their positions. */
export async function readSeparation(
  { programId, data }: Envelope<DataOf<typeof alumniEmploymentEnded>>,
  reader: Reader,
): Promise<SeparationState> {
  const { personId, educationOrganization } = data;
  const state = await reader.read({
    person: { record: 'person', key: { personId } },
    program: { record: 'program', key: { programId } },
    mentorProfile: { record: 'mentorProfile', key: { personId } },
    employments: { allOf: 'employment', personId },
    checkIns: { allOf: 'checkIn', personId },
    messages: { allOf: 'message', personId },
  });
  const ids = [educationOrganization, ...state.employments].map(({ schoolId }) => schoolId);
  const schools = await readSchoolsMeant(ids, async (schoolIds) => {
    const keys = schoolIds.map((schoolId) => ({ programId, schoolId }));
    return (await reader.read({ schools: { many: 'school', keys } })).schools;
  });
  return { ...state, schools };
}
