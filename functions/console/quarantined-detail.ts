import * as z from 'zod';
import { EventId } from '../../events/contract.ts';
import type { QuarantinedEvent } from '../../shared/records/quarantined-event.ts';

export type Parsed = { ok: true; value: unknown } | { ok: false; problem: string };

export function parsed(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    const where = error instanceof SyntaxError ? ` (${error.message.slice(0, 120)})` : '';
    return { ok: false, problem: `This is not JSON${where}. Correct it and try again.` };
  }
}

const Head = z.object({
  eventId: EventId.optional().catch(undefined),
  occurredAt: z.string().optional().catch(undefined),
  correlationId: EventId.optional().catch(undefined),
  causationId: EventId.optional().catch(undefined),
  test: z.boolean().optional().catch(undefined),
});

/** What stands around the data, as far as it can be used; an event without an id gets the one of its delivery. */
export function headOf({ detail, quarantineId, programId }: QuarantinedEvent) {
  const reading = parsed(detail);
  const head = Head.safeParse(reading.ok ? reading.value : undefined);
  const stated = head.success ? head.data : {};
  const eventId = stated.eventId ?? `delivery/${quarantineId}`;
  const { occurredAt, correlationId = eventId, causationId = eventId, test } = stated;
  const tried = test === undefined ? {} : { test };
  return { eventId, occurredAt, programId, correlationId, causationId, ...tried };
}

/** A detail as it can be read and mended: one field a line. What is no JSON stays as it came. */
export function readableDetail(detail: string): string {
  const reading = parsed(detail);
  return reading.ok ? JSON.stringify(reading.value, null, 2) : detail;
}
