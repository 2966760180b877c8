import type { DataOf, Envelope } from '../../events/contract.ts';
import { separationSubmitted } from '../../events/separation-submitted.ts';
import type { Employment } from '../../shared/records/employment.ts';
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
  const personId = state.person?.personId;
  const { stated } =
    personId === undefined
      ? { stated: [] }
      : await sources.reader.read({ stated: { allOf: 'statedTerms', personId } });
  const meant = positionMeant(positionsAt(state, stated), state, event.data.employmentPeriod);
  const { position } = meant;
  return {
    ...state,
    ...meant,
    terms: stated.find(({ employmentId }) => employmentId === position?.employmentId),
  };
}

type Position = Pick<Employment, 'employmentId' | 'hireDate' | 'endDate'>;

/** The positions at the school that is meant: on record, or admitted and on their way there. */
function positionsAt(
  { employments, schoolId }: PositionState,
  stated: readonly StatedTerms[],
): Position[] {
  const here = employments.filter((each) => each.schoolId === schoolId);
  const coming = stated.flatMap(({ employmentId, statedAt, endDate }): Position[] => {
    const hireDate = hireDateIn(employmentId, schoolId);
    const known = employments.some((each) => each.employmentId === employmentId);
    return hireDate === undefined || known || statedAt === undefined
      ? []
      : [{ employmentId, hireDate, endDate }];
  });
  return [...here, ...coming];
}

/** The first day, as a position's id has it after its school. */
function hireDateIn(employmentId: string, schoolId: string): string | undefined {
  return employmentId.startsWith(`${schoolId}.`)
    ? employmentId.slice(schoolId.length + 1)
    : undefined;
}

/**
 * Which position ended: the one that began on the day stated, else the one at that school that was begun last of those
 * that were not over by then. An end may be stated before its hire, when it says which hire.
 */
function positionMeant(
  here: readonly Position[],
  { schoolId }: PositionState,
  { hireDate, endDate }: { hireDate?: string | undefined; endDate: string },
): Pick<SeparationState, 'position' | 'others'> {
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
