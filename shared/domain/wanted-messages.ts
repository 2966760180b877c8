/** Which of our messages a person wants. */
import { alumniPauseChanged } from '../../events/alumni-pause-changed.ts';
import { alumniPreferenceChanged } from '../../events/alumni-preference-changed.ts';
import { type DataOf, outgoing } from '../../events/contract.ts';
import type { Purpose } from '../../events/vocabulary/purpose.ts';
import { type Reach, reachOf } from './reach.ts';

interface Known {
  personId: string;
  programId: string;
  version: number;
  addresses: Parameters<typeof reachOf>[0];
  unwanted: Purpose[];
  reach: Reach;
  pausedUntil?: string | undefined;
}

export interface MessagesChoice {
  purposes: readonly Purpose[];
  wanted: boolean;
  via: DataOf<typeof alumniPreferenceChanged>['via'];
}

/**
 * A person with messages for some purposes stopped, or allowed again, and the events that tell of it; undefined when
 * it is so already. Every email is checked against the wish at its claim; links in earlier emails are not touched.
 */
export function withChoice<Person extends Known>(
  person: Person,
  { purposes, wanted, via }: MessagesChoice,
  now: string,
) {
  const changed = purposes.filter((purpose) => person.unwanted.includes(purpose) === wanted);
  if (changed.length === 0) return undefined;
  const others = person.unwanted.filter((purpose) => !changed.includes(purpose));
  const unwanted = wanted ? others : [...others, ...changed];
  const { personId } = person;
  return {
    changed,
    person: { ...person, unwanted, reach: reachOf(person.addresses, unwanted) },
    events: changed.map((purpose) =>
      outgoing(alumniPreferenceChanged, {
        ...headOf(person, `preference/${purpose}`, now),
        data: { personId, purpose, wanted, via },
      }),
    ),
  };
}

export interface PauseChoice {
  /** First day on which messages may go again; undefined ends the pause. */
  until: string | undefined;
  via: DataOf<typeof alumniPauseChanged>['via'];
}

/** A person who is left in peace until a day, or no longer, and the event that tells of it; undefined when so already. */
export function withPause<Person extends Known>(
  person: Person,
  { until, via }: PauseChoice,
  now: string,
) {
  if (person.pausedUntil === until) return undefined;
  const { pausedUntil: _, ...rest } = person;
  const paused = until === undefined ? {} : { pausedUntil: until };
  return {
    person: { ...rest, ...paused },
    events: [
      outgoing(alumniPauseChanged, {
        ...headOf(person, 'pause', now),
        data: { personId: person.personId, ...paused, via },
      }),
    ],
  };
}

function headOf({ personId, programId, version }: Known, what: string, now: string) {
  const eventId = `${personId}/${what}/${version + 1}`;
  return { eventId, occurredAt: now, programId, correlationId: eventId, causationId: eventId };
}
