import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Bus, OutgoingEvent } from '../../events/contract.ts';

let client: EventBridgeClient | undefined;

/** AWS's limits of one PutEvents call; the size leaves room for the other fields of an entry. */
const mostEntries = 10;
const mostBytes = 900_000;

/** Thrown when EventBridge refused some of the events: they are to be published again. */
export class UnpublishedError extends Error {
  constructor(count: number, code: string) {
    super(`${count} events were not taken (${code})`);
    this.name = 'UnpublishedError';
  }
}

/**
 * Publishes events, each under an index given by the caller, in as few calls as AWS allows.
 * @returns the indexes of those that were not taken; the others are on their bus
 */
export async function publish(
  events: readonly OutgoingEvent[],
  buses: Readonly<Record<Bus, string>>,
): Promise<Set<number>> {
  client ??= new EventBridgeClient({ maxAttempts: 4 });
  const failed = new Set<number>();
  for (const batch of batches(events)) {
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
    (answer.Entries ?? []).forEach((entry, position) => {
      const sent = batch[position];
      if (entry.ErrorCode !== undefined && sent !== undefined) failed.add(sent.index);
    });
  }
  return failed;
}

function batches(events: readonly OutgoingEvent[]): { event: OutgoingEvent; index: number }[][] {
  const all: { event: OutgoingEvent; index: number }[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const [index, event] of events.entries()) {
    const size = Buffer.byteLength(JSON.stringify(event));
    const last = all.at(-1);
    if (last === undefined || last.length >= mostEntries || bytes + size > mostBytes) {
      all.push([{ event, index }]);
      bytes = size;
    } else {
      last.push({ event, index });
      bytes += size;
    }
  }
  return all;
}
