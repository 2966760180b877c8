import type { OutgoingEvent } from '../../events/contract.ts';
import { submissionsAreKept } from '../../shared/domain/kept-lines.ts';
import { programPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { QuarantinedEvent } from '../../shared/records/quarantined-event.ts';
import type { Receipt } from '../../shared/records/receipt.ts';

export interface Quarantined {
  kept: QuarantinedEvent | undefined;
  /** What its sender is told, when they can ask. */
  receipt: Receipt | undefined;
}

/** Hands a mended event in again. Its receipt follows when it is admitted. */
export function replayEvent(
  { kept }: Quarantined,
  event: OutgoingEvent,
  by: string,
  now: string,
): Changes {
  return settle(kept, { status: 'replayed', what: 'event-replayed', by, now, emits: [event] });
}

/** Gives an event up; its sender is told so when they ask. */
export function discardEvent({ kept, receipt }: Quarantined, by: string, now: string): Changes {
  const waits =
    receipt?.status === 'quarantined' && receipt.quarantineId === kept?.quarantineId
      ? [{ ...receipt, status: 'discarded' as const, what: 'event-discarded', settledAt: now }]
      : [];
  const answers = waits.map((item): Write => ({ put: 'receipt', item }));
  const done = { status: 'discarded', what: 'event-discarded', by, now, emits: [] } as const;
  return settle(kept, done, answers);
}

function settle(
  kept: QuarantinedEvent | undefined,
  done: {
    status: 'replayed' | 'discarded';
    what: string;
    by: string;
    now: string;
    emits: readonly OutgoingEvent[];
  },
  answers: readonly Write[] = [],
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
    writes: [
      { put: 'quarantinedEvent', item: { ...kept, status, settledAt: now, settledBy: by } },
      ...answers,
    ],
    emits,
  };
}
