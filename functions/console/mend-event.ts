import {
  type ContractBreach,
  type EventContract,
  type OutgoingEvent,
  readStrictly,
} from '../../events/contract.ts';
import { catalogue } from '../../events/index.ts';
import { programPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { QuarantinedEvent } from '../../shared/records/quarantined-event.ts';
import { submissionsAreKept } from '../../shared/domain/kept-lines.ts';

/** Types that are taken in: what a quarantined event can be mended into. */
export const submissionTypes: readonly string[] = catalogue
  .filter(({ bus }) => bus === 'intake')
  .map(({ type }) => type);

interface FieldProblem {
  field: string;
  message: string;
}

export type Mending = { ok: true; event: OutgoingEvent } | { ok: false; problems: FieldProblem[] };

/**
 * Reads an event as an admin mended it. It must be of a type that is taken in, keep that contract to the letter,
 * belong to the admin's own program, and keep its id: what was admitted under that id before is not admitted twice.
 */
export function mendEvent(
  kept: QuarantinedEvent,
  typed: { type: string; detail: string },
): Mending {
  const contract = contractFor(typed.type);
  if (contract === undefined) {
    return refuse('type', `Choose one of: ${submissionTypes.join(', ')}.`);
  }
  const parsed = parse(typed.detail);
  if (!parsed.ok) return refuse('detail', parsed.problem);
  const reading = readStrictly(contract, parsed.value);
  if (!reading.ok) {
    return { ok: false, problems: reading.breaches.map(problemOf) };
  }
  const { event } = reading;
  if (event.programId !== kept.programId) {
    return refuse('detail', `programId: it must stay "${kept.programId}".`);
  }
  const id = eventIdIn(kept.detail);
  if (id !== undefined && event.eventId !== id) {
    return refuse('detail', `eventId: it must stay "${id}", so that nothing is admitted twice.`);
  }
  const { type, source, bus } = contract;
  return { ok: true, event: { bus, type, source, detail: event } };
}

/** Hands a mended event in again. */
export function replayEvent(
  kept: QuarantinedEvent | undefined,
  event: OutgoingEvent,
  by: string,
  now: string,
): Changes {
  return settle(kept, { status: 'replayed', what: 'event-replayed', by, now, emits: [event] });
}

/** Gives an event up. */
export function discardEvent(kept: QuarantinedEvent | undefined, by: string, now: string): Changes {
  return settle(kept, { status: 'discarded', what: 'event-discarded', by, now, emits: [] });
}

function settle(
  kept: QuarantinedEvent | undefined,
  done: {
    status: 'replayed' | 'discarded';
    what: string;
    by: string;
    now: string;
    emits: OutgoingEvent[];
  },
): Changes {
  if (kept === undefined) return { outcome: 'skipped', because: 'no-such-event' };
  if (kept.status !== 'waiting') return { outcome: 'skipped', because: 'settled-already' };
  const { status, what, by, now, emits } = done;
  return {
    outcome: 'done',
    what,
    details: { quarantineId: kept.quarantineId, type: kept.type },
    about: programPartition(kept.programId),
    keepForDays: submissionsAreKept,
    writes: [{ put: 'quarantinedEvent', item: { ...kept, status, settledAt: now, settledBy: by } }],
    emits,
  };
}

function contractFor(type: string): EventContract | undefined {
  return catalogue.find((contract) => contract.bus === 'intake' && contract.type === type);
}

function problemOf({ field, problem }: ContractBreach): FieldProblem {
  return { field: 'detail', message: `${field}: ${problem}` };
}

function refuse(field: string, message: string): Mending {
  return { ok: false, problems: [{ field, message }] };
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; problem: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    const where = error instanceof SyntaxError ? ` (${error.message.slice(0, 120)})` : '';
    return { ok: false, problem: `This is not JSON${where}. Correct it and try again.` };
  }
}

/** The id that a detail carries, when it can be read. */
function eventIdIn(detail: string): string | undefined {
  const parsed = parse(detail);
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return undefined;
  const id: unknown = 'eventId' in parsed.value ? parsed.value.eventId : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** A detail as it can be read and mended: one field a line. What is no JSON stays as it came. */
export function readableDetail(detail: string): string {
  const parsed = parse(detail);
  return parsed.ok ? JSON.stringify(parsed.value, null, 2) : detail;
}
