/** What the sweep needs of the outbox. */
export interface Outbox<Pending> {
  missed(until: string, limit: number): Promise<readonly Pending[]>;
  relay(pending: readonly Pending[]): Promise<ReadonlySet<string>>;
}

const mostAtOnce = 500;

/**
 * Publishes what the relay did not within five minutes.
 * 1. Find the entries still in the outbox. 2. Publish them; those not taken wait for the next sweep.
 */
export async function sweepOutbox<Pending>(
  outbox: Outbox<Pending>,
  now: string,
): Promise<{ published: number; failed: number }> {
  const pending = await outbox.missed(now, mostAtOnce);
  if (pending.length === 0) return { published: 0, failed: 0 };
  const failed = await outbox.relay(pending);
  return { published: pending.length - failed.size, failed: failed.size };
}
