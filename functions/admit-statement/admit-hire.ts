import { isDeepStrictEqual } from 'node:util';
import { alumniHired } from '../../events/alumni-hired.ts';
import { causedBy, type DataOf, type Envelope } from '../../events/contract.ts';
import type { hireSubmitted } from '../../events/hire-submitted.ts';
import {
  employmentStatusIn,
  gradeBandsIn,
  staffClassificationIn,
  subjectsIn,
} from '../../shared/domain/ed-fi-words.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { traceOf } from '../../shared/domain/trace-of.ts';
import type { Changes } from '../../shared/ports.ts';
import type { StatedTerms } from '../../shared/records/stated-terms.ts';
import type { HireState } from './read-hire.ts';
import { admitStatement } from './admit-statement.ts';
import {
  evidenceOf,
  isLater,
  organizationOf,
  schoolWrites,
  statedByOf,
  termOf,
} from './stated-position.ts';

type Hire = Envelope<DataOf<typeof hireSubmitted>>;

/**
 * Admits that a graduate took up a position.
 * 1. Leave alone what is older than what was stated of the same position. 2. Keep the sender's own words beside what
 * we make of them; note the school. 3. Announce the hire, unless the same was stated before: whatever the id it comes
 * under, it is one hire.
 */
export function admitHire(state: HireState, event: Hire, now: string): Changes {
  const settled = admitStatement(state, event, now);
  if ('instead' in settled) return settled.instead;
  const { person } = settled;
  const warnings = [...settled.warnings, ...state.stated.warnings];
  const { terms: known, employmentId } = state;
  const terms = termsAfter(state, event, person.personId);
  const same = known?.statedAt !== undefined && isDeepStrictEqual(said(known), said(terms));
  if (!isLater(event, known?.statedAt)) {
    return {
      outcome: 'skipped',
      because: same ? 'hire-known-already' : 'older-than-known',
      warnings,
    };
  }
  const { hireDate } = event.data.employmentPeriod;
  return {
    outcome: 'done',
    what: same ? 'hire-known-already' : 'hire-stated',
    details: { hireDate, employmentId, door: event.provenance?.door ?? 'bus' },
    about: personPartition(person.personId),
    writes: [{ put: 'statedTerms', item: terms }, ...schoolWrites(state, event.programId)],
    emits: same
      ? []
      : [
          causedBy(alumniHired, traceOf(event, state.digest), {
            idSuffix: 'hired',
            occurredAt: event.occurredAt,
            data: factOf(state, event, person.personId),
          }),
        ],
    warnings,
  };
}

function termsAfter(state: HireState, event: Hire, personId: string): StatedTerms {
  const { data, programId, occurredAt } = event;
  const { endDate, endTerms = [], endStatedBy, endStatedAt, version = 0 } = state.terms ?? {};
  return {
    personId,
    employmentId: state.employmentId,
    programId,
    version,
    ...(data.positionTitle !== undefined && { positionTitle: data.positionTitle }),
    ...(data.fullTimeEquivalency !== undefined && {
      fullTimeEquivalency: data.fullTimeEquivalency,
    }),
    terms: [
      ...termOf('employmentStatus', 'EmploymentStatus', data.employmentStatus),
      ...termOf('staffClassification', 'StaffClassification', data.staffClassification),
      ...(data.academicSubjects ?? []).flatMap((each) =>
        termOf('academicSubjects', 'AcademicSubject', each),
      ),
      ...(data.gradeLevels ?? []).flatMap((each) => termOf('gradeLevels', 'GradeLevel', each)),
    ],
    statedBy: statedByOf(event),
    statedAt: occurredAt,
    ...(endDate !== undefined && { endDate }),
    endTerms,
    ...(endStatedBy !== undefined && { endStatedBy }),
    ...(endStatedAt !== undefined && { endStatedAt }),
  };
}

/** What is said of the position, without who said it and when. */
function said({ positionTitle, fullTimeEquivalency, terms }: StatedTerms) {
  return { positionTitle, fullTimeEquivalency, terms };
}

function factOf(state: HireState, event: Hire, personId: string): DataOf<typeof alumniHired> {
  const { data } = event;
  const employmentStatus = employmentStatusIn(data.employmentStatus);
  return {
    personId,
    employmentId: state.employmentId,
    educationOrganization: organizationOf(state),
    employmentPeriod: { hireDate: data.employmentPeriod.hireDate },
    ...(employmentStatus !== undefined && { employmentStatus }),
    staffClassification: staffClassificationIn(data.staffClassification),
    academicSubjects: subjectsIn(data.academicSubjects),
    gradeBands: gradeBandsIn(data.gradeLevels),
    evidence: evidenceOf(event),
  };
}
