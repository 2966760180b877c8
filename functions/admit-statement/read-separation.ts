import type { DataOf, Envelope } from '../../events/contract.ts';
import { separationSubmitted } from '../../events/separation-submitted.ts';
import type { StatedTerms } from '../../shared/records/stated-terms.ts';
import { readPosition, type PositionState } from './read-position.ts';
import type { Sources } from './read-statement.ts';

export interface SeparationState extends PositionState {
  /** The position that ended; undefined when none at that school can be meant. */
  position: { employmentId: string; hireDate: string } | undefined;
  /** Others at that school that might have been meant as well. */
  others: number;
  terms: StatedTerms | undefined;
}

export async function readSeparation(
  event: Envelope<DataOf<typeof separationSubmitted>>,
  sources: Sources,
): Promise<SeparationState> {
  const state = await readPosition(separationSubmitted.type, event, sources);
  const meant = positionMeant(state, event.data.employmentPeriod);
  const personId = state.person?.personId;
  const employmentId = meant.position?.employmentId;
  const { terms } =
    personId === undefined || employmentId === undefined
      ? { terms: undefined }
      : await sources.reader.read({
          terms: { record: 'statedTerms', key: { personId, employmentId } },
        });
  return { ...state, ...meant, terms };
}

/**
 * Which position ended: the one that began on the day stated, else the one at that school that was begun last of those
 * that were not over by then. An end may be stated before its hire, when it says which hire.
 */
function positionMeant(
  { employments, schoolId }: PositionState,
  { hireDate, endDate }: { hireDate?: string | undefined; endDate: string },
): Pick<SeparationState, 'position' | 'others'> {
  const here = employments.filter((each) => each.schoolId === schoolId);
  if (hireDate !== undefined) {
    const known = here.find((each) => each.hireDate === hireDate);
    const employmentId = known?.employmentId ?? `${schoolId}.${hireDate}`;
    return { position: { employmentId, hireDate }, others: 0 };
  }
  const begun = here
    .filter((each) => each.hireDate <= endDate)
    .toSorted((a, b) => b.hireDate.localeCompare(a.hireDate));
  const possible = begun.filter((each) => each.endDate === undefined || each.endDate === endDate);
  // Without one that can have ended then, a position that ended is meant, whose last day is corrected.
  const [meant] = possible.length > 0 ? possible : begun;
  return { position: meant, others: Math.max(possible.length - 1, 0) };
}
