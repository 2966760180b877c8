import { EventId } from '../../events/contract.ts';
import { contractOf } from '../../events/index.ts';
import type { Warning } from '../../shared/domain/descriptor-warnings.ts';
import { receiptPartition } from '../../shared/domain/partitions.ts';
import { problem, type Problem } from '../../shared/domain/problem.ts';
import type { Committer } from '../../shared/ports.ts';
import type { RecordKeys, RecordTypes } from '../../shared/records/catalogue.ts';
import type { HandedIn } from './read-request.ts';
import { type Accepted, receiveEvent, type Sender } from './receive-events.ts';

/** What becomes of one entry of a request, at its place in it. */
export type Result =
  | { status: 'accepted'; eventId: string; location: string; warnings: Warning[] }
  | { status: 'valid'; eventId: string; warnings: Warning[] }
  | { status: 'rejected'; eventId?: string; problem: Problem };

export interface Intake {
  store: Committer['commit'];
  /** What came in first under an id. */
  first(key: RecordKeys['entry']): Promise<RecordTypes['entry'] | undefined>;
  /** Keeps why an event was rejected, for who asks later. */
  refuse(receipt: RecordTypes['receipt']): Promise<void>;
  /** Whether the caller must be answered now: what is not stored by then is to be sent again. */
  outOfTime(): boolean;
  /** Notes that an entry could not be stored now. */
  failed(error: unknown): void;
  now(): string;
  secondsIn(days: number, from: string): number;
}

const workflow = 'receive-events';
const ninetyDays = 90;
/** Transactions at the same time: enough to keep a function busy, too few to be throttled for. */
const sideBySide = 25;

/** Only looks: nothing is stored, nothing published. */
export function validateBatch(handed: readonly HandedIn[], sender: Sender, now: string): Result[] {
  return handed.map((each) => {
    const received = receiveEvent(each, sender, now);
    return 'event' in received
      ? { status: 'valid', eventId: received.event.eventId, warnings: received.warnings }
      : rejected(each, received);
  });
}

/**
 * Takes in what one request holds.
 * 1. Each entry is looked at by itself: one that is wrong keeps no other from being taken. 2. What is good is
 * stored, side by side; entries of the same id one after the other. 3. An id that was used for something else
 * before is refused: taken for a repeat, it would be lost. 4. Of what is refused only the reasons are kept. 5. What
 * cannot be stored now, or not in time, is said to be sent again.
 */
export async function receiveBatch(
  handed: readonly HandedIn[],
  sender: Sender,
  intake: Intake,
): Promise<Result[]> {
  const now = intake.now();
  const results: Result[] = [];
  const byId = new Map<string, (() => Promise<void>)[]>();
  for (const [place, each] of handed.entries()) {
    const received = receiveEvent(each, sender, now);
    const eventId = 'event' in received ? received.event.eventId : idOf(each);
    const work = async () => {
      if (intake.outOfTime()) {
        results[place] = rejected(each, 'event' in received ? notNow : received);
        return;
      }
      results[place] = await ('event' in received
        ? taken(received, intake, now)
        : refused(each, received, { sender, intake, now })
      ).catch((error: unknown) => {
        intake.failed(error);
        return rejected(each, notNow);
      });
    };
    const chain = byId.get(eventId ?? `#${place}`) ?? [];
    byId.set(eventId ?? `#${place}`, [...chain, work]);
  }
  await inTurns([...byId.values()]);
  return results;
}

async function taken(received: Accepted, intake: Intake, now: string): Promise<Result> {
  const { event, changes, warnings, digest } = received;
  const { eventId, programId } = event;
  // A test must not stand in the way of the event itself, nor of another test of it.
  const marker = event.test === true ? digest : eventId;
  const outcome = await intake.store(changes, {
    workflow,
    eventId: marker,
    programId,
    correlationId: event.correlationId,
    occurredAt: event.occurredAt,
    cause: 'HTTP',
    now,
    expiresAt: intake.secondsIn(ninetyDays, now),
  });
  if (outcome === 'already-done') {
    const partition = receiptPartition(programId, eventId);
    const before = await intake.first({ partition, workflow, eventId: marker });
    if (before?.details?.['digest'] !== digest) {
      return { status: 'rejected', eventId, problem: idUsed };
    }
  }
  return { status: 'accepted', eventId, location: locationOf(eventId), warnings };
}

const notNow = problem(
  'not-now',
  'We could not store it',
  [{ field: '(whole)', problem: 'nothing is wrong with it: send it again, as it is' }],
  503,
);

const idUsed = problem(
  'id-used',
  'This id was used for another event',
  [
    {
      field: 'eventId',
      problem:
        'came in before with other content; give each event an id of its own, and a correction too',
    },
  ],
  409,
);

interface Refusing {
  sender: Sender;
  intake: Intake;
  now: string;
}

async function refused(
  each: HandedIn,
  reason: Problem,
  { sender, intake, now }: Refusing,
): Promise<Result> {
  const result = rejected(each, reason);
  if (result.eventId !== undefined) {
    await intake.refuse({
      programId: sender.programId,
      eventId: result.eventId,
      version: 1,
      type: typeOf(each),
      door: 'http',
      integrator: sender.name,
      status: 'rejected',
      what: 'event-rejected',
      problems: reason.errors
        .slice(0, 20)
        .map((error) => ({ ...error, field: error.field.slice(0, 200) })),
      warnings: [],
      receivedAt: now,
      settledAt: now,
      expiresAt: intake.secondsIn(ninetyDays, now),
    });
  }
  return result;
}

function rejected(each: HandedIn, reason: Problem) {
  const eventId = idOf(each);
  return {
    status: 'rejected' as const,
    ...(eventId === undefined ? {} : { eventId }),
    problem: reason,
  };
}

function fieldOf({ event }: HandedIn, name: string): unknown {
  const fields = new Map<string, unknown>(
    typeof event === 'object' && event !== null ? Object.entries(event) : [],
  );
  return fields.get(name);
}

/** Only an id that could be one of an event of ours. */
function idOf(each: HandedIn): string | undefined {
  const id = EventId.safeParse(fieldOf(each, 'eventId'));
  return id.success ? id.data : undefined;
}

function typeOf(each: HandedIn): string {
  const type = fieldOf(each, 'type');
  return (typeof type === 'string' ? contractOf(type)?.type : undefined) ?? 'unknown';
}

/** Where its sender can ask what became of it. */
export function locationOf(eventId: string): string {
  return `/v1/events/${encodeURIComponent(eventId)}`;
}

/** Works off chains side by side, each in its own order. */
async function inTurns(chains: readonly (readonly (() => Promise<void>)[])[]): Promise<void> {
  const left = chains.values();
  const worker = async () => {
    for (const chain of left) for (const work of chain) await work();
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
}
