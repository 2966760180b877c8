import { alumniEmploymentConfirmed } from '../../events/alumni-employment-confirmed.ts';
import type { confirmationSubmitted } from '../../events/confirmation-submitted.ts';
import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { isOpen } from '../../shared/domain/position.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import type { Changes } from '../../shared/ports.ts';
import type { ConfirmationState } from './read-confirmation.ts';
import { admitStatement } from './admit-statement.ts';
import { evidenceOf, organizationOf, schoolWrites } from './stated-position.ts';

type Confirmation = Envelope<DataOf<typeof confirmationSubmitted>>;

/**
 * Admits that a graduate works at a school in a school year, as a roster or a state's file shows.
 * 1. Leave alone what was observed as late or later before. 2. Note the school. 3. Announce it, with the position that
 * is on record there. Since when they work there it does not say: it makes no position.
 */
export function admitConfirmation(
  state: ConfirmationState,
  event: Confirmation,
  now: string,
): Changes {
  const settled = admitStatement(state, event, now);
  if ('instead' in settled) return settled.instead;
  const { person } = settled;
  const warnings = [...settled.warnings, ...state.stated.warnings];
  const { schoolYear } = event.data;
  const evidence = evidenceOf(event);
  if (state.fact !== undefined && state.fact.observedAt >= evidence.observedAt) {
    return { outcome: 'skipped', because: 'confirmation-known-already', warnings };
  }
  const { personId } = person;
  const employmentId = positionIn(state);
  return {
    outcome: 'done',
    what: 'confirmation-stated',
    details: { schoolYear, door: event.provenance?.door ?? 'bus' },
    about: personPartition(personId),
    writes: schoolWrites(state, event.programId),
    emits: [
      causedBy(alumniEmploymentConfirmed, traceOf(event, state.digest), {
        idSuffix: 'confirmed',
        occurredAt: event.occurredAt,
        data: {
          personId,
          educationOrganization: organizationOf(state),
          ...(employmentId !== undefined && { employmentId }),
          schoolYear,
          evidence,
        },
      }),
    ],
    warnings,
  };
}

/** The position they hold there, the one begun last of several. */
function positionIn({ employments, schoolId }: ConfirmationState): string | undefined {
  return employments
    .filter((each) => each.schoolId === schoolId && isOpen(each))
    .toSorted((a, b) => b.hireDate.localeCompare(a.hireDate))[0]?.employmentId;
}
