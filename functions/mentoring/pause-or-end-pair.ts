import { pairPlan } from '../../shared/domain/message-plan.ts';
import {
  endedPair,
  hasEnded,
  matchEnded,
  type PairOutcome,
  pausedPair,
  resumedPair,
} from '../../shared/domain/pair-state.ts';
import { personPartition } from '../../shared/domain/partitions.ts';
import { takenBack } from '../../shared/domain/taken-back.ts';
import type { Changes, Write } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';
import type { PairState } from './read-pair.ts';

/** What one side settles for both. */
export type PairTurn =
  | { act: 'pause'; until: string }
  | { act: 'go-on' }
  /** `rematch`: the mentee asks for another mentor. */
  | { act: 'end'; outcome: PairOutcome; rematch: boolean };

/**
 * One side pauses a pair, goes on, or ends it; for both.
 * 1. Leave alone what has ended, or is so already. 2. Pausing and ending take back what waits to go to either side.
 * 3. The end is announced: it gives the mentor their place back and thanks both.
 */
export function pauseOrEndPair(
  state: PairState | undefined,
  turn: PairTurn,
  timeZone: string,
  now: string,
): Changes {
  if (state === undefined) return { outcome: 'skipped', because: 'no-such-pair' };
  const { pair, side } = state;
  if (hasEnded(pair)) return { outcome: 'skipped', because: 'pair-ended' };
  const about = personPartition(state.reader.personId);
  switch (turn.act) {
    case 'pause':
      if (pair.pausedUntil === turn.until) return { outcome: 'skipped', because: 'so-already' };
      return {
        outcome: 'done',
        what: 'pair-paused',
        details: { by: side, until: turn.until },
        about,
        writes: [
          { put: 'pair', item: pausedPair(pair, turn.until, now, timeZone) },
          ...notGoing(questionsIn(state.messages), pair, 'pair-paused'),
        ],
      };
    case 'go-on':
      if (pair.status !== 'paused') return { outcome: 'skipped', because: 'so-already' };
      return {
        outcome: 'done',
        what: 'pair-went-on',
        details: { by: side },
        about,
        writes: [{ put: 'pair', item: resumedPair(pair, now, timeZone) }],
      };
    case 'end': {
      const { outcome } = turn;
      const rematch = turn.rematch && side === 'mentee';
      return {
        outcome: 'done',
        what: outcome === 'completed' ? 'pair-completed' : 'pair-called-off',
        details: { by: side, rematch },
        about,
        writes: [
          { put: 'pair', item: endedPair(pair, { outcome, by: side }, now) },
          ...notGoing(state.messages, pair, 'pair-ended'),
        ],
        emits: [matchEnded(pair, { outcome, rematch }, now)],
      };
    }
  }
}

function questionsIn(messages: readonly Message[]): Message[] {
  return messages.filter(({ step }) => step.startsWith('check-'));
}

function notGoing(messages: readonly Message[], { pairId }: Pair, reason: string): Write[] {
  return takenBack(messages, [{ plan: pairPlan(pairId) }], reason).map(
    (item): Write => ({ put: 'message', item }),
  );
}
