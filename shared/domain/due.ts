/** The sparse index of what is owed at a time. */

export type DueKind = 'step' | 'message' | 'outbox';

/** How many partitions the index `due` is spread over for each kind. */
export const dueShards = 2;

/** The partition of `due` in which an item waits: the kind and a shard drawn from its id. */
export function dueIn(kind: DueKind, id: string): string {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 997;
  return `${kind}#${sum % dueShards}`;
}
