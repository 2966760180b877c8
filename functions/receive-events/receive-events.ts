import { createHash } from 'node:crypto';
import { type Envelope, type EventContract, EventId, readStrictly } from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';
import type { Warning } from '../../shared/domain/descriptor-warnings.ts';
import { implausibleDays } from '../../shared/domain/implausible-days.ts';
import { receiptPartition } from '../../shared/domain/partitions.ts';
import { problem, type Problem } from '../../shared/domain/problem.ts';
import { reasonsAgainst } from '../../shared/domain/reasons-against.ts';
import type { Changes } from '../../shared/ports.ts';
import type { HandedIn } from './read-request.ts';
import { warningsOf } from './warnings.ts';

/** Who hands it in, as their token says. */
export interface Sender {
  programId: string;
  name: string;
  types?: readonly string[] | undefined;
}

export interface Accepted {
  event: Envelope<unknown>;
  warnings: Warning[];
  /** Of all it says: under one id there is one event. */
  digest: string;
  changes: Extract<Changes, { outcome: 'done' }>;
}

/** Bytes of JSON. The outbox keeps an event in an item of DynamoDB, which holds 400 KB. */
const largest = 350_000;
const tooLarge = problem(
  'too-large',
  'The event is too large',
  [{ field: '(whole)', problem: `may hold ${largest / 1000} KB` }],
  413,
);
/** More than anybody reads. */
const mostReasons = 50;

/**
 * Looks at one entry that an integrator handed in.
 * 1. It must fit into the outbox, and be of a type that this client may hand in. 2. It must keep its contract, with
 * no field nobody declared. 3. It must be of the caller's own program, and its days such as can be meant. 4. What is good is stamped with who sent it, and stored with the event to publish.
 */
export function receiveEvent(handed: HandedIn, sender: Sender, now: string): Accepted | Problem {
  if (handed.problem !== undefined) return handed.problem;
  if (Buffer.byteLength(JSON.stringify(handed.event) ?? '') > largest) return tooLarge;
  const { type, ...stated } = { type: undefined, ...objectIn(handed.event) };
  const contract = contractFor(type, sender);
  if (!('summary' in contract)) return inTheirWords(contract, handed);
  const detail = withDefaults(stated, sender);
  const reading = readStrictly(contract, detail);
  if (!reading.ok) {
    const all = reasonsAgainst(contract, detail, reading.breaches, now);
    const reasons = all.slice(0, mostReasons);
    const more = all.length - reasons.length;
    if (more > 0) reasons.push({ field: '(whole)', problem: `and ${more} more` });
    return inTheirWords(
      problem('contract', 'The event does not keep its contract', reasons),
      handed,
    );
  }
  const { event } = reading;
  const fault = faultOf(contract, event, sender, now);
  if (fault !== undefined) return inTheirWords(fault, handed);
  return accepted(contract, event, sender);
}

function accepted(contract: EventContract, given: Envelope<unknown>, sender: Sender): Accepted {
  const provenance = { door: 'http', integrator: sender.name } as const;
  const event = { ...given, provenance };
  const { type, source, bus } = contract;
  const digest = createHash('sha256')
    .update(JSON.stringify([type, event]))
    .digest('base64url');
  return {
    event,
    warnings: warningsOf(given),
    digest,
    changes: {
      outcome: 'done',
      what: 'event-received',
      details: {
        type,
        digest,
        integrator: sender.name,
        ...(event.test === true ? { test: true } : {}),
      },
      about: receiptPartition(event.programId, event.eventId),
      writes: [],
      emits: [{ bus, type, source, detail: event }],
    },
  };
}

function objectIn(event: unknown): object {
  return typeof event === 'object' && event !== null ? event : {};
}

function contractFor(type: unknown, { types }: Sender): EventContract | Problem {
  const known = catalogue.filter(({ bus }) => bus === 'intake');
  const contract = known.find((each) => each.type === type);
  const may = known.filter((each) => types?.includes(each.type) ?? true);
  if (contract !== undefined && may.includes(contract)) return contract;
  const list = may.map((each) => each.type).join(', ');
  return contract === undefined
    ? problem('unknown-type', 'This type is not taken in', [
        { field: 'type', problem: `give one of: ${list} (see /docs)` },
      ])
    : problem(
        'type-not-allowed',
        'Your client may not hand in events of this type',
        [{ field: 'type', problem: `yours are: ${list}; ask your program’s admin for others` }],
        403,
      );
}

/** What a sender may leave out: the program is theirs, and an event without a history is its own. */
function withDefaults(detail: object, { programId }: Sender): object {
  const eventId = EventId.safeParse('eventId' in detail ? detail.eventId : undefined);
  // One that is wrong is told of once.
  const own = eventId.success ? eventId.data : '-';
  return { programId, correlationId: own, causationId: own, ...detail };
}

function faultOf(
  contract: EventContract,
  event: Envelope<unknown>,
  sender: Sender,
  now: string,
): Problem | undefined {
  if (event.programId !== sender.programId) {
    return problem('foreign-program', 'This is another program’s event', [
      { field: 'programId', problem: `your credentials are for "${sender.programId}"` },
    ]);
  }
  const days = implausibleDays(contract, event, now);
  if (days.length > 0)
    return problem('implausible', 'The event holds a day that cannot be meant', days);
  return undefined;
}

/** The faults under the names that the sender gave the fields. */
function inTheirWords(given: Problem, { called }: HandedIn): Problem {
  const errors = given.errors.map((error) => ({
    ...error,
    field: called[error.field] ?? error.field,
  }));
  return { ...problem('', given.title, errors, given.status), type: given.type };
}
