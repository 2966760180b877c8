import { schoolPartition } from '../../shared/domain/partitions.ts';
import { nameable } from '../../shared/domain/position.ts';
import type { Changes } from '../../shared/ports.ts';
import type { School } from '../../shared/records/school.ts';

/** Who might bring the graduates at a school together: one of them, and nobody with a directory hold. */
export function chooseHost(school: School | undefined, hostId: string): Changes {
  if (school === undefined) return { outcome: 'skipped', because: 'no-such-school' };
  if (school.hostId === hostId) return { outcome: 'skipped', because: 'host-chosen' };
  if (!nameable(school.members).some(({ personId }) => personId === hostId)) {
    return { outcome: 'skipped', because: 'host-not-possible' };
  }
  return {
    outcome: 'done',
    what: 'host-chosen',
    about: schoolPartition(school.programId, school.schoolId),
    writes: [{ put: 'school', item: { ...school, hostId } }],
  };
}
