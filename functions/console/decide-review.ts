import * as z from 'zod';
import { type OutgoingEvent, readStrictly } from '../../events/contract.ts';
import { contractOf } from '../../events/index.ts';
import { staffLinesAreKept } from '../../shared/domain/kept-lines.ts';
import { reviewPartition } from '../../shared/domain/partitions.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Receipt } from '../../shared/records/receipt.ts';
import type { Review } from '../../shared/records/review.ts';

/** Who settles it, when. */
interface Settling {
  by: string;
  now: string;
}

const Detail = z.looseObject({
  data: z.looseObject({ person: z.looseObject({}) }),
});

/**
 * Says whom a statement is about.
 * 1. Leave alone what is settled. 2. Hand the statement in again under its own id, with the person named: it is
 * admitted like any other, and only once. 3. Remember the person: the same statement again is theirs too.
 */
export function decideReview(
  review: Review | undefined,
  person: Person | undefined,
  { by, now }: Settling,
): Changes {
  if (review === undefined) return { outcome: 'skipped', because: 'no-such-review' };
  if (review.status !== 'waiting') return { outcome: 'skipped', because: 'settled-already' };
  if (person === undefined || person.programId !== review.programId) {
    return { outcome: 'skipped', because: 'no-such-person' };
  }
  const { personId } = person;
  const event = statementOf(review, personId);
  if (event === undefined) return { outcome: 'skipped', because: 'no-such-contract' };
  return settled(
    { ...review, status: 'decided', personId, decidedAt: now, decidedBy: by },
    { what: 'review-decided', emits: [event] },
  );
}

/** Gives a statement up; the same again is given up too, and its sender's status says so. */
export function discardReview(
  review: Review | undefined,
  receipt: Receipt | undefined,
  { by, now }: Settling,
): Changes {
  if (review === undefined) return { outcome: 'skipped', because: 'no-such-review' };
  if (review.status !== 'waiting') return { outcome: 'skipped', because: 'settled-already' };
  const told: Write[] =
    receipt?.status === 'in-review'
      ? [
          {
            put: 'receipt',
            item: { ...receipt, status: 'discarded', what: 'review-discarded', settledAt: now },
          },
        ]
      : [];
  return settled(
    { ...review, status: 'discarded', decidedAt: now, decidedBy: by },
    { what: 'review-discarded', writes: told },
  );
}

function settled(
  item: Review,
  { what, writes = [], emits = [] }: { what: string; writes?: Write[]; emits?: OutgoingEvent[] },
): Changes {
  return {
    outcome: 'done',
    what,
    details: { reviewId: item.reviewId, type: item.type },
    about: reviewPartition(item.programId),
    keepForDays: staffLinesAreKept,
    writes: [{ put: 'review', item }, ...writes],
    emits,
  };
}

/** The statement as it came, about this person. */
function statementOf(review: Review, personId: string): OutgoingEvent | undefined {
  const contract = contractOf(review.type);
  const detail = Detail.safeParse(JSON.parse(review.detail));
  if (contract === undefined || !detail.success) return undefined;
  const { data } = detail.data;
  const named = { ...detail.data, data: { ...data, person: { ...data.person, personId } } };
  const reading = readStrictly(contract, named);
  if (!reading.ok) return undefined;
  const { type, source, bus } = contract;
  return { bus, type, source, detail: reading.event };
}
