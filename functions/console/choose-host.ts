import { schoolPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { School } from '../../shared/records/school.ts';

/** Who might bring the graduates at a school together: one of them, and nobody with a directory hold. */
export function chooseHost(school: School | undefined, host: Person | undefined): Changes {
  if (school === undefined) return { outcome: 'skipped', because: 'no-such-school' };
  const works = school.members.some(({ personId }) => personId === host?.personId);
  if (host === undefined || !works || host.directoryHold) {
    return { outcome: 'skipped', because: 'host-not-possible' };
  }
  const { personId: hostId } = host;
  if (school.hostId === hostId) return { outcome: 'skipped', because: 'host-chosen' };
  return {
    outcome: 'done',
    what: 'host-chosen',
    about: schoolPartition(school.programId, school.schoolId),
    writes: [{ put: 'school', item: { ...school, hostId } }],
  };
}
