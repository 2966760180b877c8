import { confirmationSubmitted } from '../../events/confirmation-submitted.ts';
import type { DataOf, Envelope } from '../../events/contract.ts';
import { confirmationId } from '../../shared/domain/confirmation-id.ts';
import type { Fact } from '../../shared/records/fact.ts';
import { readPosition, type PositionState } from './read-position.ts';
import type { Sources } from './read-statement.ts';

export interface ConfirmationState extends PositionState {
  /** The same confirmation, as it is on record. */
  fact: Fact | undefined;
}

export async function readConfirmation(
  event: Envelope<DataOf<typeof confirmationSubmitted>>,
  sources: Sources,
): Promise<ConfirmationState> {
  const state = await readPosition(confirmationSubmitted.type, event, sources);
  const personId = state.person?.personId;
  if (personId === undefined) return { ...state, fact: undefined };
  const factId = confirmationId(event.data.schoolYear, state.schoolId);
  const { fact } = await sources.reader.read({
    fact: { record: 'fact', key: { personId, kind: 'employment', factId } },
  });
  return { ...state, fact };
}
