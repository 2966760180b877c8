import { readStrictly, type ContractBreach, type Envelope } from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';
import type { Changes, Committer } from '../../shared/ports.ts';

/** What becomes of one entry of a request, at its place in it. */
export type Receipt =
  | { status: 'accepted'; eventId: string }
  | { status: 'rejected'; eventId?: string; problem: Problem };

/** RFC 9457 problem details. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: ContractBreach[];
}

/** Stores what was accepted. */
export type Store = Committer['commit'];

export interface Accepted {
  event: Envelope<unknown>;
  changes: Extract<Changes, { outcome: 'done' }>;
}

/**
 * Looks at one entry that an integrator handed in.
 * 1. It must be of a type that is taken in here. 2. It must keep its contract, with no field nobody declared.
 * 3. It must be of the caller's own program. 4. What is good is stored with the event to publish.
 */
export function receiveEvent(entry: unknown, programId: string): Accepted | Problem {
  const { type, ...detail } = { ...(typeof entry === 'object' ? entry : {}), ...typeIn(entry) };
  const known = catalogue.filter(({ bus }) => bus === 'intake');
  const contract = known.find((each) => each.type === type);
  if (contract === undefined) {
    return problem('unknown-type', 'This type is not taken in', [
      {
        field: 'type',
        problem: `give one of: ${known.map((each) => each.type).join(', ')} (see /docs)`,
      },
    ]);
  }
  const reading = readStrictly(contract, withDefaults(detail, programId));
  if (!reading.ok) {
    return problem('contract', 'The event does not keep its contract', reading.breaches);
  }
  const { event } = reading;
  if (event.programId !== programId) {
    return problem('foreign-program', 'This is another program’s event', [
      { field: 'programId', problem: `your credentials are for "${programId}"` },
    ]);
  }
  const { source, bus } = contract;
  return {
    event,
    changes: {
      outcome: 'done',
      what: 'event-received',
      details: { type: contract.type },
      about: `intake#${programId}`,
      writes: [],
      emits: [{ bus, type: contract.type, source, detail: event }],
    },
  };
}

function typeIn(entry: unknown): { type: unknown } {
  const has = typeof entry === 'object' && entry !== null && 'type' in entry;
  return { type: has ? entry.type : undefined };
}

/** What a sender may leave out: the program is theirs, and an event without a history is its own. */
function withDefaults(detail: object, programId: string): object {
  const eventId = 'eventId' in detail ? detail.eventId : undefined;
  return { programId, correlationId: eventId, causationId: eventId, ...detail };
}

/** A problem of one entry or of the whole request. */
export function problem(
  code: string,
  title: string,
  errors: ContractBreach[],
  status = 422,
): Problem {
  return {
    type: `urn:rollcall:problem:${code}`,
    title,
    status,
    detail: errors.map((error) => `${error.field}: ${error.problem}`).join('; '),
    errors,
  };
}
