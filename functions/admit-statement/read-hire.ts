import type { DataOf, Envelope } from '../../events/contract.ts';
import { hireSubmitted } from '../../events/hire-submitted.ts';
import type { StatedTerms } from '../../shared/records/stated-terms.ts';
import { readPosition, type PositionState } from './read-position.ts';
import type { Sources } from './read-statement.ts';

export interface HireState extends PositionState {
  /** The position that is meant: known, or new. */
  employmentId: string;
  /** What was stated of it before. */
  terms: StatedTerms | undefined;
}

export async function readHire(
  event: Envelope<DataOf<typeof hireSubmitted>>,
  sources: Sources,
): Promise<HireState> {
  const state = await readPosition(hireSubmitted.type, event, sources);
  const { hireDate } = event.data.employmentPeriod;
  const known = state.employments.find(
    (each) => each.schoolId === state.schoolId && each.hireDate === hireDate,
  );
  const employmentId = known?.employmentId ?? `${state.schoolId}.${hireDate}`;
  const personId = state.person?.personId;
  const { terms } =
    personId === undefined
      ? { terms: undefined }
      : await sources.reader.read({
          terms: { record: 'statedTerms', key: { personId, employmentId } },
        });
  return { ...state, employmentId, terms };
}
