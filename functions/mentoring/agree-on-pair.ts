import type { MentoringTopic, Rhythm } from '../../events/vocabulary/mentoring.ts';
import { hasEnded } from '../../shared/domain/pair-state.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import type { Changes } from '../../shared/ports.ts';
import type { PairState } from './read-pair.ts';

export interface Agreement {
  goals: readonly MentoringTopic[];
  rhythm: Rhythm;
}

/** What a pair is about and how often they mean to meet: either side may change it, and both see it. */
export function agreeOnPair(state: PairState | undefined, { goals, rhythm }: Agreement): Changes {
  if (state === undefined) return { outcome: 'skipped', because: 'no-such-pair' };
  const { pair, side, reader } = state;
  if (hasEnded(pair)) return { outcome: 'skipped', because: 'pair-ended' };
  if (pair.rhythm === rhythm && pair.goals.join() === goals.join()) {
    return { outcome: 'skipped', because: 'so-already' };
  }
  return {
    outcome: 'done',
    what: 'pair-agreed',
    details: { side, rhythm, goals: goals.length },
    about: personPartition(reader.personId),
    writes: [{ put: 'pair', item: { ...pair, goals: [...goals], rhythm } }],
  };
}
