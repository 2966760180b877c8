import type { alumniEmploymentConfirmed } from '../../events/alumni-employment-confirmed.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { confirmationId } from '../../shared/domain/confirmation-id.ts';
import { readSchoolsMeant } from '../../shared/domain/same-school.ts';
import type { Reader } from '../../shared/ports.ts';
import type { ConfirmationState } from './record-confirmation.ts';

/** Reads what a confirmation is set against: the same one, and the person's positions with their schools. */
export async function readConfirmation(
  { programId, data }: Envelope<DataOf<typeof alumniEmploymentConfirmed>>,
  reader: Reader,
): Promise<ConfirmationState> {
  const { personId, educationOrganization, schoolYear } = data;
  const factId = confirmationId(schoolYear, educationOrganization.schoolId);
  const state = await reader.read({
    person: { record: 'person', key: { personId } },
    fact: { record: 'fact', key: { personId, kind: 'employment', factId } },
    employments: { allOf: 'employment', personId },
  });
  const ids = [educationOrganization, ...state.employments].map(({ schoolId }) => schoolId);
  const schools = await readSchoolsMeant(ids, async (schoolIds) => {
    const keys = schoolIds.map((schoolId) => ({ programId, schoolId }));
    return (await reader.read({ schools: { many: 'school', keys } })).schools;
  });
  return { ...state, schools };
}
