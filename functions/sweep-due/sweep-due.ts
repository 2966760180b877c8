import type { OutgoingEvent } from '../../events/contract.ts';
import type { OwedStep } from '../../shared/ports.ts';
import { dueEvent } from './due-event.ts';

/** What the sweep needs of the calendar and the bus. */
export interface Calendar<Item> {
  due(until: string, limit: number): Promise<readonly Item[]>;
  lease(item: Item, until: string): Promise<OwedStep | undefined>;
  /** Publishes; gives how many were not taken. */
  publish(events: readonly OutgoingEvent[]): Promise<number>;
}

const mostAtOnce = 1000;
const leaseFor = 15 * 60_000;
const atATime = 10;

/**
 * Says what is due.
 * 1. Find the steps whose time has come, oldest first. 2. Lease each, so that two sweeps do not both take it.
 * 3. Publish one event a step (see `dueEvent`).
 */
export async function sweepDue<Item>(
  calendar: Calendar<Item>,
  now: string,
): Promise<{ due: number; failed: number }> {
  const items = await calendar.due(now, mostAtOnce);
  const until = new Date(Date.parse(now) + leaseFor).toISOString();
  let [due, failed] = [0, 0];
  for (let start = 0; start < items.length; start += atATime) {
    const leased = await Promise.all(
      items.slice(start, start + atATime).map((item) => calendar.lease(item, until)),
    );
    const events = leased.flatMap((owed) => (owed === undefined ? [] : dueEvent(owed, now)));
    if (events.length > 0) failed += await calendar.publish(events);
    due += events.length;
  }
  return { due, failed };
}
