import { pairPlan } from '../../shared/domain/message-plan.ts';
import { openSteps } from '../../shared/domain/pair-message.ts';
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
import type { Changes, Reader, Write } from '../../shared/ports.ts';
import type { Message } from '../../shared/records/message.ts';
import type { Pair } from '../../shared/records/pair.ts';

export interface PairToSettle {
  pair: Pair | undefined;
  /** Of both sides: those of this pair that may still wait to go. */
  messages: readonly Message[];
}

/** What the staff settle for a pair. */
export type PairSettlement =
  | { act: 'pause'; until: string }
  | { act: 'go-on' }
  | { act: 'end'; outcome: PairOutcome; rematch: boolean };

/** Reads what it is decided on. */
export async function readPairToSettle(
  records: Reader,
  key: { personId: string; pairId: string },
): Promise<PairToSettle> {
  const { pair } = await records.read({ pair: { record: 'pair', key } });
  if (pair === undefined) return { pair, messages: [] };
  const plan = pairPlan(pair.pairId);
  const { messages } = await records.read({
    messages: {
      many: 'message',
      keys: [pair.personId, pair.mentorId].flatMap((personId) =>
        openSteps(pair).map((step) => ({ personId, plan, step })),
      ),
    },
  });
  return { pair, messages };
}

/**
 * The staff pause a pair, let it go on, or end it, for both sides.
 * 1. Leave alone what has ended, or is so already. 2. Pausing and ending take back what waits to go to either side.
 * 3. The end is announced: it gives the mentor their place back and thanks both.
 */
export function settlePair(
  { pair, messages }: PairToSettle,
  settlement: PairSettlement,
  timeZone: string,
  now: string,
): Changes {
  if (pair === undefined || hasEnded(pair)) {
    return { outcome: 'skipped', because: 'pair-ended-already' };
  }
  const about = personPartition(pair.personId);
  const by = 'staff';
  switch (settlement.act) {
    case 'pause': {
      const questions = messages.filter(({ step }) => step.startsWith('check-'));
      const { until } = settlement;
      return {
        outcome: 'done',
        what: 'pair-paused',
        details: { by, until },
        about,
        writes: [
          { put: 'pair', item: pausedPair(pair, until, now, timeZone) },
          ...notGoing(questions, pair, 'pair-paused'),
        ],
      };
    }
    case 'go-on':
      if (pair.status !== 'paused') return { outcome: 'skipped', because: 'pair-went-on' };
      return {
        outcome: 'done',
        what: 'pair-went-on',
        details: { by },
        about,
        writes: [{ put: 'pair', item: resumedPair(pair, now, timeZone) }],
      };
    case 'end': {
      const { outcome, rematch } = settlement;
      return {
        outcome: 'done',
        what: outcome === 'completed' ? 'pair-completed' : 'pair-called-off',
        details: { by, rematch },
        about,
        writes: [
          { put: 'pair', item: endedPair(pair, { outcome, by }, now) },
          ...notGoing(messages, pair, 'pair-ended'),
        ],
        emits: [matchEnded(pair, { outcome, rematch }, now)],
      };
    }
  }
}

function notGoing(messages: readonly Message[], { pairId }: Pair, reason: string): Write[] {
  return takenBack(messages, [{ plan: pairPlan(pairId) }], reason).map(
    (item): Write => ({ put: 'message', item }),
  );
}
