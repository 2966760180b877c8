import { type Records, records } from '../adapters/records.ts';
import type { Warning } from '../domain/descriptor-warnings.ts';
import { submissionsAreKept } from '../domain/kept-lines.ts';
import { receiptPartition } from '../domain/partitions.ts';
import type { Changes, Write } from '../ports.ts';
import { now } from './clock.ts';
import { decideAndCommit } from './commit.ts';
import { env } from './env.ts';
import type { Alongside, Handled } from './on-event.ts';
import {
  type Receipt,
  receiptAfter,
  type Settled,
  settledBy,
  type Submitted,
} from './receipt-after.ts';

/** A submission whose sender gets a receipt. */
export type Asked = Submitted & { warnings: readonly Warning[] };

/** Writes the receipt with what is admitted; of a test, the use case's changes are only looked at. */
export function withAnswer(asked: Asked): Alongside {
  return async (store) => {
    const known = await readAnswered(asked, store);
    return (changes, instant) => {
      if (asked.test) return onlyTried(changes);
      if (changes.outcome === 'skipped') return changes;
      const settled = settledBy(changes, false, asked.warnings);
      return {
        ...changes,
        writes: [...changes.writes, ...answers(known, asked, settled, instant)],
      };
    };
  };
}

function onlyTried(changes: Changes): Changes {
  const because = changes.outcome === 'done' ? changes.what : changes.because;
  const { warnings } = changes;
  return { outcome: 'skipped', because, ...(warnings === undefined ? {} : { warnings }) };
}

/** Writes the receipt where nothing was admitted that it could have been written with. */
export async function answerAlone(
  asked: Asked,
  { outcome, changes }: Handled,
  deliveryId: string,
): Promise<void> {
  if (outcome === 'committed' || outcome === 'already-done') return;
  const settled: Settled =
    outcome === 'gone'
      ? { status: 'unchanged', what: 'person-erased' }
      : settledBy(changes, asked.test, asked.warnings);
  await answerWith(asked, settled, deliveryId);
}

/** Tells the sender that it is tried again, since what it speaks of is not on record yet. */
export async function answerTooEarly(asked: Asked, deliveryId: string): Promise<void> {
  const { warnings } = asked;
  const settled: Settled = { status: 'waiting', what: 'too-early', warnings };
  await answerWith(asked, settled, `${deliveryId}/too-early`);
}

async function answerWith(asked: Asked, settled: Settled, answerId: string): Promise<void> {
  const store = records(now);
  const { programId, eventId } = asked;
  await decideAndCommit({
    committer: store,
    read: () => readAnswered(asked, store),
    decide: (known, instant) => {
      const writes = answers(known, asked, settled, instant);
      if (writes.length === 0) return { outcome: 'skipped', because: 'answered-already' };
      return {
        outcome: 'done',
        what: 'submission-answered',
        details: { status: settled.status },
        about: receiptPartition(programId, eventId),
        keepForDays: submissionsAreKept,
        writes,
      };
    },
    context: {
      workflow: env('WORKFLOW'),
      // Of the delivery: a test may be sent again under its id, mended.
      eventId: answerId,
      programId,
      correlationId: eventId,
      occurredAt: now(),
      cause: asked.type,
    },
  });
}

interface Answered {
  receipt: Receipt | undefined;
  /** The same submission as it was refused before, while it still waits. */
  refused: Extract<Write, { put: 'quarantinedEvent' }>['item'] | undefined;
}

async function readAnswered({ programId, eventId }: Submitted, store: Records): Promise<Answered> {
  const { receipt } = await store.read({
    receipt: { record: 'receipt', key: { programId, eventId } },
  });
  const quarantineId = receipt?.status === 'quarantined' ? receipt.quarantineId : undefined;
  if (quarantineId === undefined) return { receipt, refused: undefined };
  const { refused } = await store.read({
    refused: { record: 'quarantinedEvent', key: { programId, quarantineId } },
  });
  return { receipt, refused: refused?.status === 'waiting' ? refused : undefined };
}

/** The receipt; and its sender mended what waited in the quarantine, so nobody else has to. */
function answers(known: Answered, asked: Asked, settled: Settled, instant: string): Write[] {
  const item = receiptAfter(known.receipt, asked, settled, instant);
  if (item === undefined) return [];
  const { refused } = known;
  if (refused === undefined || settled.status === 'tested') return [{ put: 'receipt', item }];
  const mended = { settledAt: instant, settledBy: asked.integrator };
  return [
    { put: 'receipt', item },
    { put: 'quarantinedEvent', item: { ...refused, status: 'replayed', ...mended } },
  ];
}
