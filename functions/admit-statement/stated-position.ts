/** What statements on positions have in common: which position, at which school, in whose words. */
import type { Envelope } from '../../events/contract.ts';
import type { Evidence } from '../../events/fields/employment.ts';
import type { StatedDescriptor } from '../../events/fields/descriptor.ts';
import type { DescriptorName } from '../../events/vocabulary/descriptors.ts';
import { keptDescriptor } from '../../shared/domain/ed-fi-words.ts';
import { schoolAfter } from '../../shared/domain/stated-school.ts';
import type { Write } from '../../shared/ports.ts';
import type { StatedTerms } from '../../shared/records/stated-terms.ts';
import type { PositionState } from './read-position.ts';

type Term = StatedTerms['terms'][number];

/** A descriptor word for word, under the name of its field. */
export function termOf(
  field: string,
  name: DescriptorName,
  stated: StatedDescriptor | undefined,
): Term[] {
  return stated === undefined ? [] : [{ field, ...keptDescriptor(name, stated) }];
}

/** Who stated it: an integrator by its name, else the door. */
export function statedByOf({ provenance }: Envelope<unknown>): string {
  return provenance?.integrator ?? provenance?.door ?? 'bus';
}

/** The day the statement is of, where it does not say. */
export function evidenceOf({
  occurredAt,
  data,
}: Envelope<{
  evidence?: { source: Evidence['source']; observedAt: string } | undefined;
}>): Evidence {
  const said = data.evidence ?? {
    source: 'sis' as const,
    observedAt: new Date(occurredAt).toISOString().slice(0, 10),
  };
  return { ...said, confidence: 'stated' };
}

/** The school's record, where the statement says something new of it. */
export function schoolWrites(
  { stated, schoolId, school, directory }: PositionState,
  programId: string,
): Write[] {
  // What another name of the school says adds nothing to the school itself.
  if (schoolId !== stated.facts.schoolId) return [];
  const item = schoolAfter(programId, school, stated.facts, directory);
  return item === undefined ? [] : [{ put: 'school', item }];
}

/** The school as facts name it. */
export function organizationOf({ schoolId, stated, school, directory }: PositionState) {
  const leaId = school?.leaId ?? directory?.leaId ?? stated.facts.leaId;
  return { schoolId, ...(leaId !== undefined && { leaId }) };
}

/** Whether a statement is to be heeded after the one before: the later one wins, in whatever order they arrive. */
export function isLater({ occurredAt }: Envelope<unknown>, heededAt: string | undefined): boolean {
  return heededAt === undefined || Date.parse(occurredAt) > Date.parse(heededAt);
}
