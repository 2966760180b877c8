import type { Sharing } from '../../events/vocabulary/mentoring.ts';
import { pairMessage, reasonNotToWrite } from '../../shared/domain/pair-message.ts';
import { hasEnded } from '../../shared/domain/pair-state.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { PairState } from './read-pair.ts';

/**
 * One side settles what the other is shown of them.
 * 1. Note it on the pair; emails and the other's page show it from now on, and nothing that was taken away.
 * 2. The first time that it makes them reachable, and the other was introduced before: tell the other by email, once.
 */
export function shareWithOther(
  state: PairState | undefined,
  shares: readonly Sharing[],
  now: string,
): Changes {
  if (state === undefined) return { outcome: 'skipped', because: 'no-such-pair' };
  const { pair, side, reader } = state;
  if (hasEnded(pair)) return { outcome: 'skipped', because: 'pair-ended' };
  const before = side === 'mentor' ? pair.mentorShares : pair.menteeShares;
  if (before.join() === shares.join()) return { outcome: 'skipped', because: 'so-already' };
  const changed: Pair = {
    ...pair,
    ...(side === 'mentor' ? { mentorShares: [...shares] } : { menteeShares: [...shares] }),
  };
  const news = reaches(shares) && !reaches(before) ? contactFor(state, changed, now) : undefined;
  return {
    outcome: 'done',
    what: 'pair-shares-changed',
    details: { side, shares: shares.join(' ') },
    about: personPartition(reader.personId),
    writes: [
      { put: 'pair', item: changed },
      ...(news === undefined ? [] : [{ put: 'message', item: news } as const]),
    ],
  };
}

function reaches(shares: readonly Sharing[]): boolean {
  return shares.includes('email') || shares.includes('phone');
}

/** The email that tells the other; undefined where their introduction still says it, or none may go. */
function contactFor(state: PairState, pair: Pair, now: string): Message | undefined {
  const { other, side, reader, messages } = state;
  if (other === undefined || reader.directoryHold) return undefined;
  const theirs = (step: string) =>
    messages.find((each) => each.personId === other.personId && each.step === step);
  const introduction = theirs('introduction');
  if (introduction === undefined || introduction.status === 'planned') return undefined;
  const before = theirs('contact');
  if (reasonNotToWrite(other, before) !== undefined) return undefined;
  const eventId = `${reader.personId}/pair/${pair.pairId}/contact`;
  return pairMessage(
    {
      pair,
      side: side === 'mentor' ? 'mentee' : 'mentor',
      step: 'contact',
      email: 'pair-introduction',
      before,
      cause: { eventId, correlationId: eventId },
    },
    now,
  );
}
