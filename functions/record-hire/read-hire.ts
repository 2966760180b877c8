import type { alumniHired } from '../../events/alumni-hired.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { readSchoolsMeant } from '../../shared/domain/same-school.ts';
import type { Reader } from '../../shared/ports.ts';
import type { HireState } from './record-hire.ts';

/** Reads what a hire may change: what is known of the person, then the schools of their positions. */
export async function readHire(
  { programId, data }: Envelope<DataOf<typeof alumniHired>>,
  reader: Reader,
): Promise<HireState> {
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
