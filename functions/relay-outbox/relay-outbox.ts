/** What the relay needs of the outbox. */
export interface Outbox<Record, Pending> {
  /** The entry of a stream record, if it publishes something. */
  pendingIn(record: Record): Pending | undefined;
  /** By what the stream names the record. */
  sequenceOf(record: Record): string;
  keyOf(pending: Pending): string;
  /** Publishes; gives the keys of those that were not taken. */
  relay(pending: readonly Pending[]): Promise<ReadonlySet<string>>;
}

/**
 * Publishes what committed entries emit.
 * 1. Find the entries among the stream's records. 2. Publish them in as few calls as possible.
 * 3. Name the records whose events were not taken: the stream sends them again.
 */
export async function relayOutbox<Record, Pending>(
  records: readonly Record[],
  outbox: Outbox<Record, Pending>,
): Promise<ReadonlySet<string>> {
  const found = records.flatMap((record) => {
    const pending = outbox.pendingIn(record);
    return pending === undefined ? [] : [{ record, pending }];
  });
  const failed = await outbox.relay(found.map(({ pending }) => pending));
  return new Set(
    found.flatMap(({ record, pending }) =>
      failed.has(outbox.keyOf(pending)) ? [outbox.sequenceOf(record)] : [],
    ),
  );
}
