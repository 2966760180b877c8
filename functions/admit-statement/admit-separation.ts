import { isDeepStrictEqual } from 'node:util';
import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import type { separationSubmitted } from '../../events/separation-submitted.ts';
import { separationIn, separationReasonIn } from '../../shared/domain/ed-fi-words.ts';
import { PermanentError, TooEarlyError } from '../../shared/domain/errors.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import type { Changes } from '../../shared/ports.ts';
import type { StatedTerms } from '../../shared/records/stated-terms.ts';
import type { SeparationState } from './read-separation.ts';
import { admitStatement } from './admit-statement.ts';
import {
  evidenceOf,
  isLater,
  organizationOf,
  schoolWrites,
  statedByOf,
  termOf,
} from './stated-position.ts';

type Separation = Envelope<DataOf<typeof separationSubmitted>>;
type Position = NonNullable<SeparationState['position']>;

/** How long the hire may come after its end; after that somebody has to look. */
const waitsForHire = 86_400_000;

/**
 * Admits that a graduate left a position.
 * 1. Find the position: by its first day, else at the school. Where none is on record yet, its hire may still be on
 * its way: it is tried again for a day. 2. Leave alone what is older than what was stated of the same end. 3. Keep the
 * sender's own words. 4. Announce the end, unless the same was stated before.
 * @throws TooEarlyError while the position may still come
 * @throws PermanentError when it did not
 */
export function admitSeparation(state: SeparationState, event: Separation, now: string): Changes {
  const settled = admitStatement(state, event, now);
  if ('instead' in settled) return settled.instead;
  const { person } = settled;
  const { position, terms: known } = state;
  if (position === undefined) return withoutPosition(event, now);
  const warnings = [...settled.warnings, ...state.stated.warnings, ...severalAt(state)];
  const terms = termsAfter(state, position, event, person.personId);
  const same = known?.endStatedAt !== undefined && isDeepStrictEqual(said(known), said(terms));
  if (!isLater(event, known?.endStatedAt)) {
    const because = same ? 'separation-known-already' : 'older-than-known';
    return { outcome: 'skipped', because, warnings };
  }
  const { endDate } = event.data.employmentPeriod;
  const { employmentId } = position;
  return {
    outcome: 'done',
    what: same ? 'separation-known-already' : 'separation-stated',
    details: { endDate, employmentId, door: event.provenance?.door ?? 'bus' },
    about: personPartition(person.personId),
    writes: [{ put: 'statedTerms', item: terms }, ...schoolWrites(state, event.programId)],
    emits: same
      ? []
      : [
          causedBy(alumniEmploymentEnded, traceOf(event, state.digest), {
            idSuffix: 'ended',
            occurredAt: event.occurredAt,
            data: factOf(state, position, event, person.personId),
          }),
        ],
    warnings,
  };
}

function withoutPosition(event: Separation, now: string): Changes {
  // Whoever tries does not wait: there is nothing on record now.
  if (event.test === true) return { outcome: 'skipped', because: 'no-such-position' };
  if (Date.parse(now) - Date.parse(event.occurredAt) < waitsForHire) {
    throw new TooEarlyError('the position is not recorded yet');
  }
  throw new PermanentError(
    'no position of this person at this school is on record, and the statement does not say when it began; record the hire, then try again',
  );
}

function severalAt({ others }: SeparationState) {
  return others === 0
    ? []
    : [
        {
          field: 'data.employmentPeriod.hireDate',
          problem:
            'is needed: they held several positions at that school; the one begun last was ended',
        },
      ];
}

function termsAfter(
  { terms: known }: SeparationState,
  { employmentId }: Position,
  event: Separation,
  personId: string,
): StatedTerms {
  const { endDate, separation, separationReason } = event.data.employmentPeriod;
  const { programId, occurredAt } = event;
  return {
    ...(known ?? { personId, employmentId, programId, version: 0, terms: [] }),
    endDate,
    endTerms: [
      ...termOf('separation', 'Separation', separation),
      ...termOf('separationReason', 'SeparationReason', separationReason),
    ],
    endStatedBy: statedByOf(event),
    endStatedAt: occurredAt,
  };
}

/** What is said of the end, without who said it and when. */
function said({ endDate, endTerms }: StatedTerms) {
  return { endDate, endTerms };
}

function factOf(
  state: SeparationState,
  { employmentId, hireDate }: Position,
  event: Separation,
  personId: string,
): DataOf<typeof alumniEmploymentEnded> {
  const { endDate } = event.data.employmentPeriod;
  const separation = separationIn(event.data.employmentPeriod.separation);
  const separationReason = separationReasonIn(event.data.employmentPeriod.separationReason);
  return {
    personId,
    employmentId,
    educationOrganization: organizationOf(state),
    employmentPeriod: {
      hireDate,
      endDate,
      ...(separation !== undefined && { separation }),
      ...(separationReason !== undefined && { separationReason }),
    },
    evidence: evidenceOf(event),
  };
}
