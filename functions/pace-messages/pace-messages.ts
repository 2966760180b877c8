import type { MessageKey } from '../../shared/domain/message-id.ts';

export type Release = MessageKey & { programId: string };

/** What the pacer needs of the calendar, the mail service and the door's queue. */
export interface Pace {
  due(until: string, limit: number): Promise<readonly Release[]>;
  /** Sends a second that the mail service takes, and how many are left of the 24 hours' quota. */
  quota(): Promise<{ perSecond: number; left: number }>;
  /** How many messages the door has not worked off yet. */
  waitingAtDoor(): Promise<number>;
  /** Hands messages to the door, with the rate that it has to keep. */
  release(messages: readonly Release[], perSecond: number): Promise<void>;
}

/** Sends in a minute at the highest rate we know of; more than that is never asked for. */
const mostInAMinute = 6000;

/**
 * Lets out the oldest due emails, each minute.
 * 1. Find what is due; mostly nothing is. 2. Ask what the mail service takes, and what the door still has.
 * 3. Release the oldest, never more than a minute's rate and the rest of the day's quota.
 * What the door does not get to is released again: its claim makes that harmless, and nothing waits in a queue.
 */
export async function paceMessages(
  pace: Pace,
  now: string,
): Promise<{ due: number; released: number }> {
  const due = await pace.due(now, mostInAMinute);
  if (due.length === 0) return { due: 0, released: 0 };
  const [quota, waiting] = await Promise.all([pace.quota(), pace.waitingAtDoor()]);
  const room = Math.min(Math.floor(quota.perSecond * 60), quota.left) - waiting;
  const released = due.slice(0, Math.max(0, room));
  if (released.length > 0) await pace.release(released, quota.perSecond);
  return { due: due.length, released: released.length };
}
