import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bus, OutgoingEvent } from '../../events/contract.ts';

let client: EventBridgeClient | undefined;

/** AWS's limits of one PutEvents call; the size leaves room for the other fields of an entry. */
const mostEntries = 10;
const mostBytes = 900_000;

/** How often what EventBridge did not take is offered again, by itself, before it is left to a later call. */
const offers = 3;

/**
 * Publishes events in as few calls as AWS allows; those not taken are offered again, and only those.
 * @returns the indexes of those that were not taken even so; the others are on their bus
 */
export async function publish(
  events: readonly OutgoingEvent[],
  buses: Readonly<Record<Bus, string>>,
): Promise<Set<number>> {
  let left = events.map((event, index) => ({ event, index }));
  for (let offer = 1; left.length > 0 && offer <= offers; offer += 1) {
    if (offer > 1) await pause(Math.random() * 50 * 2 ** offer);
    const refused: Offered[] = [];
    for (const batch of batches(left)) refused.push(...(await put(batch, buses)));
    left = refused;
  }
  return new Set(left.map(({ index }) => index));
}

interface Offered {
  event: OutgoingEvent;
  index: number;
}

/** One PutEvents call. AWS answers for each entry at its place: with an id, or with an error. */
async function put(
  batch: readonly Offered[],
  buses: Readonly<Record<Bus, string>>,
): Promise<Offered[]> {
  client ??= new EventBridgeClient({ maxAttempts: 4 });
  const answer = await client.send(
    new PutEventsCommand({
      Entries: batch.map(({ event }) => ({
        EventBusName: buses[event.bus],
        Source: event.source,
        DetailType: event.type,
        Detail: JSON.stringify(event.detail),
        Time: new Date(event.detail.occurredAt),
      })),
    }),
  );
  return batch.filter((_, position) => answer.Entries?.[position]?.EventId === undefined);
}

/** Cut where a call would hold too many entries or too many bytes. */
function batches(offered: readonly Offered[]): Offered[][] {
  const all: Offered[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const each of offered) {
    const size = Buffer.byteLength(JSON.stringify(each.event));
    const last = all.at(-1);
    if (last === undefined || last.length >= mostEntries || bytes + size > mostBytes) {
      all.push([each]);
      bytes = size;
    } else {
      last.push(each);
      bytes += size;
    }
  }
  return all;
}
