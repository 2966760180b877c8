import type { Purpose } from '../../events/vocabulary/purpose.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { withChoice, withPause } from '../../shared/domain/wanted-messages.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';

const gone: Changes = { outcome: 'skipped', because: 'person-gone' };
const via = 'admin';

/** Stops messages for a purpose for a person who told the staff so, or allows them again. What is so already stays. */
export function allowMessages(
  person: Person | undefined,
  { purpose, wanted }: { purpose: Purpose; wanted: boolean },
  now: string,
): Changes {
  if (person === undefined || person.erasedAt !== undefined) return gone;
  const chosen = withChoice(person, { purposes: [purpose], wanted, via }, now);
  if (chosen === undefined) return { outcome: 'skipped', because: 'so-already' };
  return {
    outcome: 'done',
    what: wanted ? 'messages-allowed' : 'messages-stopped',
    details: { purposes: purpose, via },
    about: personPartition(person.personId),
    writes: [{ put: 'person', item: chosen.person }],
    emits: chosen.events,
  };
}

/** Leaves a person in peace until a day, as they told the staff, or no longer. */
export function pauseMessages(
  person: Person | undefined,
  until: string | undefined,
  now: string,
): Changes {
  if (person === undefined || person.erasedAt !== undefined) return gone;
  const chosen = withPause(person, { until, via }, now);
  if (chosen === undefined) return { outcome: 'skipped', because: 'so-already' };
  return {
    outcome: 'done',
    what: until === undefined ? 'pause-ended' : 'pause-begun',
    details: { until: until ?? null, via },
    about: personPartition(person.personId),
    writes: [{ put: 'person', item: chosen.person }],
    emits: chosen.events,
  };
}
