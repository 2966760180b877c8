import { personPartition } from '../../shared/domain/partitions.ts';
import {
  type MessagesChoice,
  type PauseChoice,
  withChoice,
  withPause,
} from '../../shared/domain/wanted-messages.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';

/**
 * Stops messages for some purposes, or allows them again.
 * 1. Leave alone what is so already. 2. Note the wish on the person, which every email is checked against at
 * its claim. 3. Announce it. Other purposes and the links in earlier emails are not touched.
 */
export function chooseMessages(
  person: Person | undefined,
  choice: MessagesChoice,
  now: string,
): Changes {
  if (person === undefined || person.erasedAt !== undefined) return gone;
  const chosen = withChoice(person, choice, now);
  if (chosen === undefined) return { outcome: 'skipped', because: 'as-wished-already' };
  return {
    outcome: 'done',
    what: choice.wanted ? 'messages-allowed' : 'messages-stopped',
    details: { purposes: chosen.changed.join(' '), via: choice.via },
    about: personPartition(person.personId),
    writes: [{ put: 'person', item: chosen.person }],
    emits: chosen.events,
  };
}

/** Leaves somebody in peace until a day, or no longer. What is planned waits; nothing is lost. */
export function choosePause(person: Person | undefined, choice: PauseChoice, now: string): Changes {
  if (person === undefined || person.erasedAt !== undefined) return gone;
  const chosen = withPause(person, choice, now);
  if (chosen === undefined) return { outcome: 'skipped', because: 'as-wished-already' };
  return {
    outcome: 'done',
    what: choice.until === undefined ? 'pause-ended' : 'pause-begun',
    details: { until: choice.until ?? null, via: choice.via },
    about: personPartition(person.personId),
    writes: [{ put: 'person', item: chosen.person }],
    emits: chosen.events,
  };
}

const gone: Changes = { outcome: 'skipped', because: 'person-gone' };
