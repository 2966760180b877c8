import { alumniEmploymentEnded } from '../../events/alumni-employment-ended.ts';
import { type DataOf, outgoing } from '../../events/contract.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Employment } from '../../shared/records/employment.ts';

type EndData = DataOf<typeof alumniEmploymentEnded>;

interface Stated {
  eventId: string;
  period: Omit<EndData['employmentPeriod'], 'hireDate'>;
  evidence: EndData['evidence'];
}

/**
 * States by hand that a position ended; it is recorded like one from any other source. The event's id is the form's:
 * the same form twice is one end.
 */
export function stateSeparation(
  employment: Employment | undefined,
  { eventId, period, evidence }: Stated,
  now: string,
): Changes {
  if (employment === undefined) return { outcome: 'skipped', because: 'no-such-position' };
  const { personId, programId, employmentId, schoolId, leaId, hireDate } = employment;
  return {
    outcome: 'done',
    what: 'separation-stated',
    details: { endDate: period.endDate },
    about: personPartition(personId),
    writes: [],
    emits: [
      outgoing(alumniEmploymentEnded, {
        eventId,
        occurredAt: now,
        programId,
        correlationId: eventId,
        causationId: eventId,
        data: {
          personId,
          employmentId,
          educationOrganization: { schoolId, ...(leaId !== undefined && { leaId }) },
          employmentPeriod: { hireDate, ...period },
          evidence,
        },
      }),
    ],
  };
}
