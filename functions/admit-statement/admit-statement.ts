import type { Envelope } from '../../events/contract.ts';
import type { Warning } from '../../shared/domain/descriptor-warnings.ts';
import type { PersonMatch } from '../../shared/domain/match-person.ts';
import { reviewPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Review } from '../../shared/records/review.ts';

export interface StatementState {
  /** Of the submission. */
  type: string;
  match: PersonMatch;
  /** The person it is about, where that is known. */
  person: Person | undefined;
  /** What waits, or was decided, of the same statement; looked for only where nobody is found. */
  review: Review | undefined;
  reviewId: string;
  /** Opaque, and the same for the same text; nobody can find the text by trying. */
  digest(text: string): string;
}

type Settled = { person: Person; warnings: Warning[] } | { instead: Changes };

/** How long a statement waits for somebody to say whom it is about. */
const reviewDays = 400;

/**
 * What every statement about a person shares: whom it is about, or what becomes of it instead. Nobody is ever made a
 * person of the records by a statement; what is admitted of each kind stands in the file of its name.
 * 1. Who was erased stays so. 2. Whom nobody can tell by the statement alone, an admin tells: it waits as a review.
 * 3. What an admin decided of the same statement before holds for it too.
 */
export function admitStatement(
  state: StatementState,
  event: Envelope<unknown>,
  now: string,
): Settled {
  const { match, person, review } = state;
  if (match.outcome === 'erased' || person?.erasedAt !== undefined) return skip('person-erased');
  if (review?.status === 'discarded') return skip('discarded-before');
  if (person === undefined) return { instead: inReview(state, event, now) };
  return { person, warnings: match.outcome === 'found' ? match.warnings : [] };
}

function skip(because: string): Settled {
  return { instead: { outcome: 'skipped', because } };
}

function inReview(
  { type, match, review, reviewId }: StatementState,
  event: Envelope<unknown>,
  now: string,
): Changes {
  const { programId } = event;
  const item: Review = {
    programId,
    reviewId,
    version: review?.version ?? 0,
    type,
    detail: review?.detail ?? JSON.stringify(event),
    candidates: match.outcome === 'unknown' ? match.candidates : [],
    status: 'waiting',
    receivedAt: review?.receivedAt ?? now,
    expiresAt: Math.floor(Date.parse(now) / 1000) + reviewDays * 86_400,
  };
  return {
    outcome: 'done',
    what: 'review-needed',
    details: { reviewId },
    about: reviewPartition(programId),
    writes: [{ put: 'review', item }],
    keepForDays: reviewDays,
  };
}
