import type { DataOf, Envelope } from '../../events/contract.ts';
import type { preferenceSubmitted } from '../../events/preference-submitted.ts';
import { purposes } from '../../events/vocabulary/purpose.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import { withChoice } from '../../shared/domain/wanted-messages.ts';
import type { Changes } from '../../shared/ports.ts';
import { admitStatement, type StatementState } from './admit-statement.ts';

type Preference = Envelope<DataOf<typeof preferenceSubmitted>>;

/**
 * Passes on that a graduate wants no more messages for a purpose, or for any.
 * 1. Leave alone what is stopped already. 2. Note the wish on the person, which every email is checked against at its
 * claim. 3. Announce it. Only the graduate can allow them again.
 */
export function admitPreference(state: StatementState, event: Preference, now: string): Changes {
  const settled = admitStatement(state, event, now);
  if ('instead' in settled) return settled.instead;
  const { person, warnings } = settled;
  const { purpose } = event.data;
  const stopped = purpose === 'all' ? purposes : [purpose];
  const chosen = withChoice(person, { purposes: stopped, wanted: false, via: 'institution' }, now);
  if (chosen === undefined) {
    return { outcome: 'skipped', because: 'preference-known-already', warnings };
  }
  const trace = traceOf(event, state.digest);
  return {
    outcome: 'done',
    what: 'messages-stopped',
    details: { purposes: chosen.changed.join(' '), via: 'institution' },
    about: personPartition(person.personId),
    writes: [{ put: 'person', item: chosen.person }],
    emits: chosen.events.map((each) => ({
      ...each,
      detail: { ...each.detail, correlationId: trace.correlationId, causationId: trace.eventId },
    })),
    warnings,
  };
}
