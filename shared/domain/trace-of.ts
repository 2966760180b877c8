import type { Envelope } from '../../events/contract.ts';

/**
 * A submission as facts may name it. A sender's own ids may say who it is about, so facts carry keyed digests of
 * them; an import's ids are ours.
 */
export function traceOf<Event extends Envelope<object>>(
  event: Event,
  digest: (text: string) => string,
): Event {
  const importId = 'importId' in event.data ? event.data.importId : undefined;
  if (typeof importId === 'string' && event.eventId.startsWith(`${importId}/`)) return event;
  return { ...event, eventId: digest(event.eventId), correlationId: digest(event.correlationId) };
}
